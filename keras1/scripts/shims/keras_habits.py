"""Settings of scripts that were written for a GPU or for TensorFlow, taken as far as they can be."""
import os
import re
import sys
from typing import Any

_GPU = re.compile(r"(?<![\w.])device\s*=\s*((?:gpu|cuda|opencl)[\w:]*)")


def prepare() -> None:
    """Before the backend is imported: no GPU, no TensorFlow; each with one note."""
    flags = os.environ.get("THEANO_FLAGS", "")
    asked = _GPU.search(flags)
    if asked:
        os.environ["THEANO_FLAGS"] = _GPU.sub("device=cpu", flags)
        _say("device=%s: there is no GPU here, Theano runs on the CPU" % asked.group(1))
    backend = os.environ.get("KERAS_BACKEND", "theano")
    if backend != "theano":
        os.environ["KERAS_BACKEND"] = "theano"
        _say("KERAS_BACKEND=%s: keras1 runs on Theano" % backend)


def channels_last(backend: Any, changes: Any) -> None:
    """Have the channels of images where the script has them, unless ``keras.json`` says where they are."""
    from keras1.backend import ordering
    if ordering.image_dim_ordering() == "th" and not _settled(backend):
        changes.set(ordering, "_values", {"image_dim_ordering": "tf"})
        _say("images have their channels last, to judge by their shapes: image_dim_ordering is 'tf'")


def _settled(backend: Any) -> bool:
    return bool({"image_dim_ordering", "image_data_format"} & set(backend.KERAS_FILE.content))


def _say(note: str) -> None:
    print("keras1: %s" % note, file=sys.stderr)
