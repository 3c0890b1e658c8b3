"""How calls of the recurrent layers of 1.x are understood in 2.x."""
import warnings
from typing import Any, Callable, Dict, List, Tuple

from keras1.history import Renaming, signature
from keras1.layers.keras_2 import KERAS_2, with_kernel_size

Prepared = Tuple[Tuple, Dict[str, Any], List[str]]

_FORMATS = {"tf": "channels_last", "th": "channels_first", "default": None}
_IMPLEMENTATIONS = {"cpu": 0, "mem": 1, "gpu": 2}

#: The later names of arguments, in the order in which they are looked for, and what they were called.
EARLIER_NAMES: Dict[str, Any] = {
    "units": "output_dim", "kernel_initializer": "init", "recurrent_initializer": "inner_init",
    "recurrent_activation": "inner_activation", "kernel_regularizer": "W_regularizer",
    "bias_regularizer": "b_regularizer", "recurrent_regularizer": "U_regularizer", "dropout": "dropout_W",
    "recurrent_dropout": "dropout_U",
    "implementation": Renaming(("consume_less",), lambda value: (value,),
                               lambda value: _IMPLEMENTATIONS.get(value, value)),
}


def recurrent_signature(names: str) -> Callable:
    """Declare the arguments of a recurrent layer of 2.x, and that it is also called as in 1.x."""
    return signature("2.0.0", names, reason=KERAS_2, positional=1, prepare=prepared, as_written=True,
                     **EARLIER_NAMES)


def _format_of_ordering(value):
    return _FORMATS.get(value, value)


#: The same for layers over images.
EARLIER_NAMES_FOR_IMAGES: Dict[str, Any] = {
    "filters": "nb_filter", "strides": "subsample", "padding": "border_mode",
    "data_format": Renaming(("dim_ordering",), lambda value: (value,), _format_of_ordering),
    "kernel_initializer": "init", "recurrent_initializer": "inner_init", "kernel_regularizer": "W_regularizer",
    "recurrent_regularizer": "U_regularizer", "bias_regularizer": "b_regularizer",
    "recurrent_activation": "inner_activation", "dropout": "dropout_W", "recurrent_dropout": "dropout_U",
    "use_bias": "bias",
}


def image_signature(names: str) -> Callable:
    """Declare the arguments of a recurrent layer over images of 2.x, and that it is also called as in 1.x."""
    return signature("2.0.0", names, reason=KERAS_2, positional=2, prepare=prepared_for_images, as_written=True,
                     **EARLIER_NAMES_FOR_IMAGES)


def prepared_for_images(args: Tuple, kwargs: Dict[str, Any]) -> Prepared:
    """A call with what 1.x said of the forget gate's bias and of the filters' size in the words of 2.x."""
    kwargs = dict(kwargs)
    converted = with_forget_bias(kwargs)
    args, kwargs, others = with_kernel_size(args, kwargs)
    return args, kwargs, converted + others


def prepared(args: Tuple, kwargs: Dict[str, Any]) -> Prepared:
    """A call with what 1.x said of the forget gate's bias and of the input in the words of 2.x.

    Returns
    -------
    args, kwargs
    converted : list of str
        The arguments that were turned into others.

    Examples
    --------
    >>> prepared((4,), {"forget_bias_init": "one"})
    ((4,), {'unit_forget_bias': True}, ['forget_bias_init'])
    """
    kwargs = dict(kwargs)
    converted = with_forget_bias(kwargs)
    if "input_dim" in kwargs:
        input_length = kwargs.pop("input_length", None)
        kwargs["input_shape"] = (input_length, kwargs.pop("input_dim"))
        converted.append("input_dim")
        warnings.warn("The `input_dim` and `input_length` arguments in recurrent layers are deprecated. Use "
                      "`input_shape` instead.", stacklevel=6)
    return args, kwargs, converted


def with_forget_bias(kwargs: Dict[str, Any]) -> List[str]:
    """Put ``unit_forget_bias`` in place of ``forget_bias_init``, if it was 'one'; what was converted."""
    if "forget_bias_init" not in kwargs:
        return []
    if kwargs.pop("forget_bias_init") == "one":
        kwargs["unit_forget_bias"] = True
        return ["forget_bias_init"]
    warnings.warn("The `forget_bias_init` argument has been ignored. Use `unit_forget_bias=True` instead to initialize "
                  "with ones.", stacklevel=7)
    return []
