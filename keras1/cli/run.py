"""``keras1 run [--emulate RELEASE] SCRIPT [ARGS]``: a script as ``python SCRIPT`` would run it."""
import argparse
import os
import sys
import types
from typing import Optional, Sequence

import keras1
from keras1.cli.options import release_named
from keras1.scripts import INFER, run_script

_OURS = os.path.join(os.path.dirname(keras1.__file__), "scripts") + os.sep
_EXAMPLES = """\
examples:
  keras1 run mnist_mlp.py                       the release is inferred, and named on stderr
  keras1 run --emulate 0.3.3 mnist_mlp.py
  keras1 run train.py --epochs 3 data.pkl.gz    what follows the script is the script's
"""


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
    named = options.emulate or os.environ.get("KERAS1_EMULATE")
    try:
        run_script(options.script, options.args, named or INFER)
    except BaseException:
        _report_from(os.path.abspath(options.script))
        raise
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keras1 run", epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Run a script that was written for Keras, Python 2 or 3: 'import keras' means keras1.")
    parser.add_argument("--emulate", metavar="RELEASE", type=release_named,
                        help="the release of Keras to be (default: KERAS1_EMULATE, or what the source was written for)")
    parser.add_argument("script", metavar="SCRIPT")
    parser.add_argument("args", metavar="ARGS", nargs=argparse.REMAINDER, help="what the script finds in sys.argv")
    return parser


def _report_from(path: str) -> None:
    """Have an uncaught error reported without the frames above the script's own, nor those of its translation."""
    show = sys.excepthook  # the script's, if it set one

    def hook(kind: type, error: BaseException, trace: Optional[types.TracebackType]) -> None:
        while trace is not None and trace.tb_frame.f_code.co_filename != path:
            trace = trace.tb_next
        trace = _without_ours(trace)
        show(kind, error.with_traceback(trace), trace)

    sys.excepthook = hook


def _without_ours(trace: Optional[types.TracebackType]) -> Optional[types.TracebackType]:
    """A traceback without the frames of ``keras1.scripts``, and of imports that they answer."""
    if trace is None:
        return None
    trace.tb_next = _without_ours(trace.tb_next)
    file = trace.tb_frame.f_code.co_filename
    ours = file.startswith(_OURS) or file.startswith("<frozen importlib")
    return trace.tb_next if ours else trace
