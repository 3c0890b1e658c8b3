"""``keras1 run [--emulate RELEASE] SCRIPT [ARGS]``: a script as ``python SCRIPT`` would run it."""
import argparse
import os
import sys
import types
from typing import Optional, Sequence

from keras1.cli.options import release_named
from keras1.scripts import run_script


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Run a script; `keras1.run_script` does the work.

    The exit status is the script's, and a traceback shows the script's frames and what they called, not ours.
    """
    options = _parser().parse_args(argv)
    try:
        open(options.script, "rb").close()
    except OSError as error:
        print("keras1: can't open file %r: %s" % (options.script, error.strerror), file=sys.stderr)
        return 2
    if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
        del sys.path[0]  # the folder that Python put there for keras1 itself
    try:
        run_script(options.script, options.args, options.emulate)
    except BaseException:
        _report_from(os.path.abspath(options.script))
        raise
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keras1 run", description="Run a script that was written for Keras: 'import keras' means keras1.")
    parser.add_argument("--emulate", metavar="RELEASE", type=release_named,
                        help="the release of Keras to be (default: KERAS1_EMULATE, or 0.3.1)")
    parser.add_argument("script", metavar="SCRIPT")
    parser.add_argument("args", metavar="ARGS", nargs=argparse.REMAINDER, help="what the script finds in sys.argv")
    return parser


def _report_from(path: str) -> None:
    """Have an uncaught error reported without the frames above the script's own."""
    show = sys.excepthook  # the script's, if it set one

    def hook(kind: type, error: BaseException, trace: Optional[types.TracebackType]) -> None:
        while trace is not None and trace.tb_frame.f_code.co_filename != path:
            trace = trace.tb_next
        show(kind, error.with_traceback(trace), trace)

    sys.excepthook = hook
