"""``keras1 convert IN... -o OUT``: a model in the format of Keras 3, of ONNX or of another release."""
import argparse
import ast
import os
import sys
from typing import Optional, Sequence, Tuple

from keras1.errors import Keras1Error

#: Predictions further apart than this are no rounding.
TOLERANCE = 1e-4


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Convert files; `keras1.conversion.convert` does it.

    The exit status is 0, 1 if the model cannot be converted or predicts something else, 2 if the command line is
    wrong.
    """
    options = _parser().parse_args(argv)
    from keras1.conversion.converting import convert

    if options.function:
        sys.path.append(os.getcwd())

    try:
        done = convert(options.files, options.out, options.to, options.kernels, options.force, not options.no_check,
                       options.input_shape, options.written_on, dict(options.function))
    except Keras1Error as error:
        print("keras1: %s%s" % (error.args[0], "; %s" % error.hint if error.hint else ""), file=sys.stderr)
        return 1
    for remark in done.remarks:
        print("note: %s" % remark)
    print("wrote %s" % " and ".join(done.files))
    if done.difference is None:
        print(done.runtime or "not compared")
        return 0
    print("largest difference between predictions before and after: %.2g (%s)" % (done.difference, done.runtime))
    return int(not done.difference <= TOLERANCE)


def _shape(text: str) -> Tuple:
    """A batch shape: ``None,28,28``.

    Examples
    --------
    >>> _shape("None,28,28")
    (None, 28, 28)
    """
    try:
        shape = ast.literal_eval("(%s,)" % text.strip("() ,"))
    except (SyntaxError, ValueError):
        shape = ()
    if not shape or any(part is not None and not isinstance(part, int) for part in shape):
        raise argparse.ArgumentTypeError("%r is no shape: None,28,28 would be one" % text)
    return shape


def _function(text: str) -> Tuple[str, str]:
    """A name and the place of a function: ``twice=mine:twice``.

    Examples
    --------
    >>> _function("twice=mine:twice")
    ('twice', 'mine:twice')
    """
    name, equals, place = text.partition("=")
    if not (name and equals and ":" in place):
        raise argparse.ArgumentTypeError("%r is no function: NAME=MODULE:FUNCTION would be one" % text)
    return name, place


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keras1 convert",
        description="Write a model of Keras 0.1 to 2.3 for Keras 3 (OUT ends in .keras), as ONNX (.onnx), as a script "
                    "for Keras 3 (.py) or for another release (.h5 or .json, with --to), and compare "
                    "what both predict.")
    parser.add_argument("files", metavar="IN", nargs="+", help="a model file, or an architecture and its weights")
    parser.add_argument("-o", "--out", metavar="OUT", required=True, help="the file to write")
    parser.add_argument("--to", metavar="RELEASE", help="the release of Keras to write for: 0.3.1, 1.2.2, ...")
    parser.add_argument("--kernels", choices=("th", "tf"),
                        help="with --to: kernels as Theano (th, the default) or as TensorFlow (tf) has them")
    parser.add_argument("--input-shape", type=_shape, metavar="SHAPE",
                        help="of a model that does not tell it: None,28,28 with the size of batches first")
    parser.add_argument("--written-on", choices=("theano", "tensorflow"),
                        help="whose kernels IN has, if the file does not tell; Theano's are presumed")
    parser.add_argument("--function", type=_function, metavar="NAME=MODULE:FUNCTION", action="append", default=[],
                        help="for Keras 3: what takes the place of a Lambda layer's function, or of a function that IN "
                             "names")
    parser.add_argument("--force", action="store_true", help="replace files that exist")
    parser.add_argument("--no-check", action="store_true", help="do not compare predictions")
    return parser
