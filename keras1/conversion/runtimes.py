"""Where Keras 3 and onnxruntime are: in a Python of their own, which is asked to predict."""
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from types import MappingProxyType
from typing import Dict, List, Mapping, NamedTuple, Optional

import numpy as np

from keras1.errors import ModelFileError

_PROGRAM = pathlib.Path(__file__).with_name("predict_elsewhere.py")


class Answer(NamedTuple):
    """What was predicted, and by what."""

    outputs: List[np.ndarray]
    runtime: str


def python_with_keras3() -> Optional[str]:
    """A Python that has Keras 3: that of ``KERAS1_KERAS3_PYTHON``, or of ``.venv-keras3`` in the current folder.

    `tools/make-keras3.sh` makes the latter.
    """
    named = os.environ.get("KERAS1_KERAS3_PYTHON")
    if named:
        return named
    local = pathlib.Path(".venv-keras3/bin/python")
    return str(local.absolute()) if local.exists() else None


def predict(path: str, inputs: Dict[str, np.ndarray], batch_size: int,
            functions: Mapping[str, str] = MappingProxyType({})) -> Optional[Answer]:
    """What the model in a file of Keras 3, of ONNX or in a script predicts; None if nothing here runs it.

    Parameters
    ----------
    path : str
        Ends in ``.keras``, ``.onnx`` or ``.py``.
    inputs : dict
        By name, in order.
    batch_size : int
    functions : dict of str
        Functions that the file names: ``"module:function"`` by whatever name.

    Raises
    ------
    ModelFileError
        If it does not load, or does not predict: the last line of what the other Python said.
    """
    python = python_with_keras3()
    if python is None and path.endswith(".onnx"):
        python = sys.executable if importlib.util.find_spec("onnxruntime") or importlib.util.find_spec("onnx") else None
    return _asked(python, path, inputs, batch_size, functions) if python else None


def _asked(python: str, path: str, inputs: Dict[str, np.ndarray], batch_size: int,
           functions: Mapping[str, str]) -> Answer:
    with tempfile.TemporaryDirectory() as folder:
        given, answer = os.path.join(folder, "in.npz"), os.path.join(folder, "out.npz")
        np.savez(given, **{"%d/%s" % (number, name): value for number, (name, value) in enumerate(inputs.items())})
        done = subprocess.run([python, str(_PROGRAM), os.path.abspath(path), given, answer, str(batch_size),
                               *functions.values()], capture_output=True, text=True, env=_environment(), check=False)
        if done.returncode:
            raise ModelFileError("%s does not run: %s" % (path, _reason(done.stderr)), "asked was %s" % python)
        with np.load(answer) as found:
            outputs = [found["output_%d" % number] for number in range(len(found.files) - 1)]
            return Answer(outputs, str(found["runtime"]))


def _reason(told: str) -> str:
    """The line of a traceback that names the error.

    Examples
    --------
    >>> _reason("Traceback ...\\nValueError: no layer\\n  * training=False\\n")
    'ValueError: no layer'
    """
    lines = told.strip().splitlines() or ["?"]
    return next((line for line in reversed(lines) if re.match(r"[\w.]*(Error|Exception)\b", line)), lines[-1])


def _environment() -> Dict[str, str]:
    """Ours, without what would make another Python import our packages."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "THEANO"))}
    return kept
