#!/usr/bin/env python3
"""Exchange files with the originals, both ways, and keep the evidence.

    exchange_files.py [--oracles DIR] [--release R] ...

For each release, into tests/goldens/RELEASE/files:

    NAME.json, NAME.yaml, NAME.h5   architecture and weights, as the original wrote them
    predictions.json                what the original predicted with them
    accepted.json                   what keras1 wrote: a digest of each file's content, and what the original predicted
                                    after reading it, from JSON and from YAML
    functions/                      models with functions in them, as the original wrote them, and what it refused

The models are in tests/saving/exchange_models.py and lambda_models.py; tests/saving/test_exchange.py and
test_functions.py use the evidence. Run this with keras1's Python; make-oracles.sh installs the originals, DIR is where
(default: .oracles, or the variable ORACLES).
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAVING = ROOT / "tests" / "saving"
RELEASES = ("0.3.1", "0.3.3")

#: What Theano needs no C for is quicker without.
WITHOUT_C = "mode=FAST_COMPILE,cxx="

sys.path[:0] = [str(ROOT), str(SAVING)]
import exchange_models as models  # noqa: E402


def run(command, script, *arguments, flags=None):
    """Run a script of tests/saving by a command, with flags for Theano."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT), **({"THEANO_FLAGS": flags} if flags else {}))
    subprocess.run(command + [str(SAVING / script), *map(str, arguments)], check=True, env=environment,
                   cwd=str(SAVING), stdout=subprocess.DEVNULL)


def exchange(command, action, folder, names):
    """The predictions of writing, or reading, the files of models."""
    found = {}
    for chosen, flags in ((set(names) - set(models.IN_C), WITHOUT_C), (set(names) & set(models.IN_C), None)):
        with tempfile.TemporaryDirectory() as place:
            answers = Path(place) / "answers.json"
            run(command, "exchange_models.py", action, folder, answers, *sorted(chosen), flags=flags)
            found.update(json.loads(answers.read_text()))
    return found


def keep(path, value):
    path.write_text(json.dumps(value, sort_keys=True, indent=0, separators=(",", ": ")) + "\n")


def record(release, oracles):
    """Everything of one release."""
    original = [str(oracles / "run"), release, "-B"]
    keras1 = [sys.executable, "-m", "keras1", "run", "--emulate", release]
    folder = SAVING.parent / "goldens" / release / "files"
    (folder / "functions").mkdir(parents=True, exist_ok=True)
    keep(folder / "predictions.json", exchange(original, "write", folder, models.names_for(release)))
    run(original, "lambda_models.py", folder / "functions", flags=WITHOUT_C)
    with tempfile.TemporaryDirectory() as ours:
        exchange(keras1, "write", ours, models.names_for(release))
        names = models.readable(release)
        found = exchange(original, "read", ours, names)
        keep(folder / "accepted.json", {
            name: dict(predictions=found[name], digests=models.content(ours, name)) for name in names})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--oracles", type=Path, metavar="DIR", default=os.environ.get("ORACLES", ROOT / ".oracles"))
    parser.add_argument("--release", action="append", metavar="R", choices=RELEASES)
    options = parser.parse_args()
    oracles = Path(options.oracles).resolve()
    if not (oracles / "run").exists():
        sys.exit(f"no originals in {oracles}; install them with tools/make-oracles.sh {oracles}")
    for release in options.release or RELEASES:
        record(release, oracles)


if __name__ == "__main__":
    main()
