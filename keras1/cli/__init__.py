"""The command line: thin, over library functions; a module for each subcommand.

A subcommand is a module of this package with ``main(argv)``, which returns the exit status, and a line in
``COMMANDS``.
"""
import importlib
import sys
from typing import Optional, Sequence

import keras1
from keras1.errors import did_you_mean
from keras1.history import current

COMMANDS = {
    "run": "run a script that was written for Keras",
    "inspect": "look at a model file: who wrote it, what it holds, what is unusual",
    "convert": "write a model for Keras 3, as ONNX or for another release",
    "check": "what a script uses that later releases have no more",
    "port": "write a script anew for a later release, today's Keras included",
    "diff": "run a script under two releases and show where its numbers part",
    "changes": "what differs between the releases of Keras",
    "completion": "what a shell needs to complete these commands",
    "doctor": "look at this installation: versions, compiler, BLAS, caches",
}

_USAGE = """usage: keras1 [--version] [--help] COMMAND ...

%s

'keras1 COMMAND --help' says what a command takes.
""" % "\n".join("  %-10s %s" % pair for pair in COMMANDS.items())


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Run a command line and return its exit status.

    Parameters
    ----------
    argv : sequence of str, optional
        The words after ``keras1`` or ``python -m keras1``; by default ``sys.argv[1:]``.

    Examples
    --------
    >>> main(["--version"])
    keras1 ..., being Keras 0.3.1
    0
    """
    words = list(sys.argv[1:] if argv is None else argv)
    command = words[0] if words else "--help"
    if command in ("-h", "--help"):
        print(_USAGE, end="")
        return 0
    if command == "--version":
        print("keras1 %s, being Keras %s" % (keras1.__version__, current()))
        return 0
    if command not in COMMANDS:
        print("keras1: no command '%s'; %sthe commands are: %s"
              % (command, did_you_mean(command, COMMANDS), ", ".join(COMMANDS)), file=sys.stderr)
        return 2
    return importlib.import_module("keras1.cli." + command).main(words[1:])
