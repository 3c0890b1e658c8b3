#!/usr/bin/env python3
"""Have the originals write model files, and keep what they predicted.

    record_files.py [--oracles DIR] [--release R] [NAME ...]

For each release, into tests/goldens/RELEASE/files/recorded:

    NAME.h5, or NAME.json and NAME.w.h5   a whole model, or architecture and weights
    answers.json                          the files of each model, what was fed to it, and what it predicted

The models are in tests/goldens/recorded_models.py; tests/saving/test_recorded_files.py opens the files. make-oracles.sh
installs the originals, DIR is where (default: .oracles, or the variable ORACLES).
"""
import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASES = ("0.3.1", "0.3.3", "1.0.8", "1.2.2", "2.3.1")

#: Nothing is compiled in C: the models are small.
WITHOUT_C = "cxx=,linker=vm,optimizer_excluding=AbstractConvCheck"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--oracles", type=Path, metavar="DIR", default=os.environ.get("ORACLES", ROOT / ".oracles"))
    parser.add_argument("--release", action="append", metavar="R", choices=RELEASES)
    parser.add_argument("names", metavar="NAME", nargs="*", help="only these models")
    options = parser.parse_args()
    run = Path(options.oracles).resolve() / "run"
    if not run.exists():
        sys.exit(f"no originals in {run.parent}; install them with tools/make-oracles.sh {run.parent}")
    for release in options.release or RELEASES:
        folder = ROOT / "tests" / "goldens" / release / "files" / "recorded"
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([run, release, "-B", ROOT / "tests" / "goldens" / "recorded_models.py", folder, *options.names],
                       check=True, env=dict(os.environ, THEANO_FLAGS=WITHOUT_C))


if __name__ == "__main__":
    main()
