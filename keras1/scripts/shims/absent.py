"""Libraries that cannot be had, and what to do about it."""
from keras1.errors import BackendError


def tensorflow(name: str) -> None:
    """Say that TensorFlow is not here.

    Raises
    ------
    ImportError
        Always.
    """
    error = BackendError.like(ModuleNotFoundError)(
        "No module named 'tensorflow'",
        "keras1 runs Keras on Theano; a script that uses TensorFlow itself needs TensorFlow, or the calls of tf "
        "replaced by those of keras.backend")
    error.name = name
    raise error
