"""Historical module ``keras.utils.multi_gpu_utils``."""
from typing import Any, Sequence, Union

from keras1.errors import BackendError
from keras1.history import came

__all__ = ["multi_gpu_model"]


def multi_gpu_model(model: Any, gpus: Union[int, Sequence[int], None] = None, cpu_merge: bool = True,
                    cpu_relocation: bool = False) -> Any:
    """Nothing but an error, as the original's on Theano: copies of a model on several GPUs need TensorFlow.

    Raises
    ------
    ValueError
        A ``BackendError`` of that name.

    Examples
    --------
    >>> multi_gpu_model(None, 2)
    Traceback (most recent call last):
        ...
    keras1.errors.ValueError: `multi_gpu_model` is only available with the TensorFlow backend. ...
    """
    raise BackendError.like(ValueError)(
        "`multi_gpu_model` is only available with the TensorFlow backend.",
        "the model itself trains as well, on one processor: leave the call out")


came("utils.multi_gpu_utils", "multi_gpu_model", "2.1.0", "for the TensorFlow backend")
