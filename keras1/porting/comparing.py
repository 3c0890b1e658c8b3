"""`diff`: one script under two releases, where its numbers part, and which declared changes it met."""
import json
import math
import os
import subprocess
import sys
import tempfile
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

from keras1.history import Change, Release, release
from keras1.porting import reading, reasons

_TOLERANCE = 1e-4


class Pair(NamedTuple):
    """The same call in both runs.

    Attributes
    ----------
    call : str
        ``fit``, ``train_on_batch``, ``evaluate``, ...
    line : int
        Where it stands in the script; 0 if elsewhere.
    values : dict of str to (list of float, list of float)
        What it returned under the one and under the other, by name.
    parts : dict of str to int
        The first place at which the two differ, for those that do.
    """

    call: str
    line: int
    values: Dict[str, Tuple[List[float], List[float]]]
    parts: Dict[str, int]


class Comparison(NamedTuple):
    """A script under two releases.

    Attributes
    ----------
    releases : (str, str)
    pairs : list of Pair
        The calls that both runs made.
    missing : (int, int)
        How many more calls the other run made.
    errors : (str, str)
        What each run ended with; empty if it ended well.
    changes : list of Change
        The declared changes between the two releases that the script met.
    """

    releases: Tuple[str, str]
    pairs: List[Pair]
    missing: Tuple[int, int]
    errors: Tuple[str, str]
    changes: List[Change]

    @property
    def is_same(self) -> bool:
        """Whether both ended alike with the same numbers."""
        return not any(pair.parts for pair in self.pairs) and not any(self.missing) and self.errors[0] == self.errors[1]


def diff(path: reading.Path, one: Union[str, Release], other: Union[str, Release], args: Sequence[str] = (),
         tolerance: float = _TOLERANCE) -> Comparison:
    """Run a script under two releases and compare what its models returned.

    Each run is a process of its own. A change counts as met if a formula resolved otherwise, or if a class was made
    without the argument whose default changed.

    Parameters
    ----------
    path : str or path
    one, other : str or Release
    args : sequence of str, optional
        The script's arguments.
    tolerance : float
        The relative difference from which on two numbers differ.

    Raises
    ------
    OSError
        If the script cannot be read.
    SyntaxError
        If neither Python reads it.
    ReleaseError
        If there never was such a release.
    """
    one, other = sorted((release(one), release(other)))
    reading.read(path)
    first, second = (_run(os.fspath(path), at, args) for at in (one, other))
    pairs = [_pair(a, b, tolerance) for a, b in zip(first["calls"], second["calls"])]
    surplus = len(second["calls"]) - len(first["calls"])
    return Comparison((str(one), str(other)), pairs, (max(surplus, 0), max(-surplus, 0)),
                      (first["error"], second["error"]), met(first, second, one, other))


def _run(path: str, at: Release, args: Sequence[str]) -> Dict[str, Any]:
    """The record of a run, and what it wrote to stderr if it failed before it could record."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "record.json")
        done = subprocess.run([sys.executable, "-m", "keras1.porting.recording", out, str(at), path, *args],
                              capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if not os.path.exists(out):
            last = (done.stderr.strip().splitlines() or ["it ended with status %d" % done.returncode])[-1]
            return {"calls": [], "formulas": {}, "made": {}, "error": last}
        with open(out, encoding="utf-8") as file:
            return json.load(file)


def _pair(one: Dict[str, Any], other: Dict[str, Any], tolerance: float) -> Pair:
    names = [name for name in one["values"] if name in other["values"] and name not in ("batch", "size")]
    values = {name: (one["values"][name], other["values"][name]) for name in names}
    parts = {name: parts_at(a, b, tolerance) for name, (a, b) in values.items()}
    return Pair(one["call"], one["line"], values, {name: at for name, at in parts.items() if at is not None})


def parts_at(one: Sequence[float], other: Sequence[float], tolerance: float = _TOLERANCE) -> Optional[int]:
    """The first index at which two sequences differ, or None; a shorter one differs at its end.

    Examples
    --------
    >>> parts_at([1.0, 2.0, 3.0], [1.0, 2.1, 3.0])
    1
    """
    for index, (a, b) in enumerate(zip(one, other)):
        both_nan = math.isnan(a) and math.isnan(b)
        if not both_nan and not math.isclose(a, b, rel_tol=tolerance, abs_tol=tolerance / 100):
            return index
    return min(len(one), len(other)) if len(one) != len(other) else None


def met(first: Dict[str, Any], second: Dict[str, Any], one: Release, other: Release) -> List[Change]:
    """The declared changes between two releases that two runs of a script met, oldest first."""
    return [change for change in reasons.all_changes() if one < change.release <= other
            and (_formula_met(change, first, second) or _default_met(change, first, second))]


def _formula_met(change: Change, first: Dict[str, Any], second: Dict[str, Any]) -> bool:
    one, other = (run["formulas"].get(change.owner) for run in (first, second))
    return change.kind == "formula" and (one or other) is not None and one != other


def _default_met(change: Change, first: Dict[str, Any], second: Dict[str, Any]) -> bool:
    if change.kind != "default":
        return False
    argument = change.what.replace("argument ", "").strip("'")
    given = first["made"].get(change.owner, []) + second["made"].get(change.owner, [])
    return any(argument not in names for names in given)
