"""Which release of Keras a script was written for."""
import os
import re
from typing import Iterable, List, NamedTuple, Tuple, Union

from keras1.history import Release, release
from keras1.scripts.evidence import RELEASES, Evidence, evidence_in
from keras1.scripts.local_modules import gather
from keras1.scripts.source import Source

#: Where nothing tells: the last release of the first API, which takes most of what anyone wrote.
DEFAULT = "1.2.2"
#: 2.3 renamed the metric 'acc'; a script that reads it knows an earlier 2.x.
_BEFORE_2_3 = "2.2.4"
_READS_ACC = re.compile(r"""\[\s*u?['"](?:val_)?acc['"]\s*\]|monitor\s*=\s*u?['"](?:val_)?acc['"]""")
_OF_2_3 = ("learning_rate=", "'val_accuracy'")
_SHOWN = 3


class Inference(NamedTuple):
    """The release that a script was written for, and why.

    Attributes
    ----------
    release : Release
    reasons : tuple of Evidence
        What speaks for it, and against others, the most telling first; empty if nothing tells.
    against : tuple of Evidence
        What it had not.
    """

    release: Release
    reasons: Tuple[Evidence, ...]
    against: Tuple[Evidence, ...] = ()

    def __str__(self):
        told = ", ".join(reason.what for reason in self.reasons[:_SHOWN]) or "nothing in the source tells which"
        return "emulating Keras %s: %s; override with --emulate" % (self.release, told)


def infer_release(path: Union[str, "os.PathLike[str]"]) -> Inference:
    """The release of Keras that a script, with the modules beside it, was written for.

    It is the latest of 0.3.1, 0.3.3, 1.0.8, 1.2.2 and 2.3.1 that had all that the source uses: names, arguments,
    methods, and versions that comments name; where no release had all, the one that had most.  Nothing is run.

    Parameters
    ----------
    path : str or path

    Returns
    -------
    Inference
        With ``release`` and ``reasons``.

    Raises
    ------
    OSError, SyntaxError
        If the script cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "old.py")
    >>> with open(path, "w") as file:
    ...     _ = file.write("from keras.models import Graph\\nmodel.fit(X, y, nb_epoch=2, show_accuracy=True)")
    >>> print(infer_release(path))
    emulating Keras 0.3.3: Graph, show_accuracy=, nb_epoch=; override with --emulate
    """
    return infer(gather(os.path.abspath(path)))


def infer(sources: Iterable[Source]) -> Inference:
    """As `infer_release`, of sources that were read already."""
    sources = list(sources)
    found = evidence_in(sources)
    if not found:
        return Inference(release(DEFAULT), ())
    letter = max(RELEASES, key=lambda r: (sum(e.weight for e in found if r in e.releases), r))
    reasons = [evidence for evidence in found if letter in evidence.releases]
    against = [evidence for evidence in found if letter not in evidence.releases]
    chosen = _BEFORE_2_3 if letter == "e" and _knows_acc(sources, reasons) else RELEASES[letter]
    return Inference(release(chosen), tuple(_in_order(reasons, letter)), tuple(against))


def _knows_acc(sources: List[Source], reasons: List[Evidence]) -> bool:
    """Whether a script of 2.x reads 'acc', and nothing that came with 2.3."""
    return (any(_READS_ACC.search(source.text) for source in sources)
            and not any(reason.what in _OF_2_3 for reason in reasons))


def _in_order(reasons: List[Evidence], letter: str) -> List[Evidence]:
    """The most telling first: what no later release had, then what fewest releases had."""
    def rank(evidence: Evidence):
        return -evidence.weight, max(evidence.releases) > letter, len(evidence.releases)
    return sorted(reasons, key=rank)
