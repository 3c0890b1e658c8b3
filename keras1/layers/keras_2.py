"""What the layers' constructors share in how Keras 2 called their arguments."""
from typing import Any, Dict, List, Tuple

from keras1.backend.ordering import DATA_FORMATS, normalize_data_format, ordering_of_format
from keras1.errors import ArgumentError
from keras1.history import Renaming
from keras1.utils.conv_utils import normalize_tuple

#: The reason that most declarations give.
KERAS_2 = "one vocabulary for all layers"

#: Layers with a matrix or kernel ``W`` and a bias ``b``.
AFFINE = {
    "kernel_initializer": "init", "kernel_regularizer": "W_regularizer", "bias_regularizer": "b_regularizer",
    "kernel_constraint": "W_constraint", "bias_constraint": "b_constraint", "use_bias": "bias",
}


def _format_of(dim_ordering):
    """The order of axes in the words of 2.x; None for "default"."""
    return None if dim_ordering == "default" else DATA_FORMATS.get(dim_ordering, dim_ordering)


def _ordering_of(data_format):
    """The order of axes in the words of 1.x; an error if it is told in them already."""
    return (ordering_of_format(normalize_data_format(data_format)),)


#: The order of axes: 'channels_first' for 'th', 'channels_last' for 'tf', None for 'default'.
DATA_FORMAT = Renaming(("dim_ordering",), _ordering_of, _format_of)


def sizes(argument: str, *names: str) -> Renaming:
    """One argument, a number or a tuple, in place of one for each axis.

    Examples
    --------
    >>> sizes("kernel_size", "nb_row", "nb_col").forward(3)
    (3, 3)
    """
    return Renaming(names, lambda value: normalize_tuple(value, len(names), argument), lambda *parts: parts,
                    passes=len(names) == 1)


def or_none(renaming: Renaming) -> Renaming:
    """The same of an argument that may be None.

    Examples
    --------
    >>> optional = or_none(sizes("strides", "stride"))
    >>> optional.forward(2), optional.forward(None), optional.back(2), optional.back(None)
    ((2,), (None,), (2,), None)
    """
    return renaming._replace(
        forward=lambda value: (None,) * len(renaming.names) if value is None else renaming.forward(value),
        back=lambda *parts: None if parts[0] is None else renaming.back(*parts))


def steps(n: int) -> Renaming:
    """``strides``, a number or a tuple of ``n``, in place of ``subsample``."""
    return Renaming(("subsample",), lambda value: (normalize_tuple(value, n, "strides"),), lambda value: value,
                    passes=True)


#: Their arguments in order.
FILTER_NAMES = ("filters kernel_size strides padding data_format dilation_rate activation use_bias kernel_initializer "
                "bias_initializer kernel_regularizer bias_regularizer activity_regularizer kernel_constraint "
                "bias_constraint")


def filters(kernel_size: Renaming, strides: Renaming) -> Dict[str, Any]:
    """The arguments of a layer of filters, in the order in which the original told of them."""
    return dict(filters="nb_filter", kernel_size=kernel_size, strides=strides, padding="border_mode",
                data_format=DATA_FORMAT, **AFFINE)


#: Of sequences, images and volumes.
FILTERS_1D = filters(sizes("kernel_size", "filter_length"), sizes("strides", "subsample_length"))
FILTERS_2D = filters(sizes("kernel_size", "nb_row", "nb_col"), steps(2))
FILTERS_3D = filters(sizes("kernel_size", "kernel_dim1", "kernel_dim2", "kernel_dim3"), steps(3))


def with_input_dim(args: Tuple, kwargs: Dict[str, Any]) -> Tuple[Tuple, Dict[str, Any], List[str]]:
    """A call with ``input_dim=`` and ``input_length=`` as one with ``input_shape=``.

    Examples
    --------
    >>> with_input_dim((), {"input_dim": 3})
    ((), {'input_shape': (None, 3)}, ['input_shape'])
    """
    if "input_dim" not in kwargs:
        return args, kwargs, []
    rest = {name: value for name, value in kwargs.items() if name not in ("input_dim", "input_length")}
    return args, dict(rest, input_shape=(kwargs.get("input_length"), kwargs["input_dim"])), ["input_shape"]


def with_kernel_dims(args: Tuple, kwargs: Dict[str, Any]) -> Tuple[Tuple, Dict[str, Any], List[str]]:
    """A call ``Convolution3D(32, 3, 3, 3)`` as ``Conv3D(32, (3, 3, 3))``.

    Raises
    ------
    TypeError
        For more than four arguments by position.
    ValueError
        For a call that may be meant either way.

    Examples
    --------
    >>> with_kernel_dims((32, 3, 4, 5), {})
    ((32, (3, 4, 5)), {}, ['kernel_size'])
    """
    kwargs = dict(kwargs)
    names = ("kernel_dim1", "kernel_dim2", "kernel_dim3")
    if len(args) > 4:
        raise ArgumentError.like(TypeError)("Layer can receive at most 4 positional arguments.",
                                            "got %d: %s" % (len(args), list(args)))
    if len(args) == 3 and all(isinstance(size, int) for size in args[1:]) and any(
            name in kwargs for name in ("padding", "strides", "data_format")):
        raise ArgumentError.like(ValueError)(_EITHER_WAY)
    given = args[1:]
    rest = names[len(given):]
    if not all(isinstance(size, int) for size in given) or not (given or rest) or any(n not in kwargs for n in rest):
        return args, kwargs, []
    return args[:1] + (given + tuple(kwargs.pop(name) for name in rest),), kwargs, ["kernel_size"]


_EITHER_WAY = ("It seems that you are using the Keras 2 and you are passing both `kernel_size` and `strides` as "
               "integer positional arguments. For safety reasons, this is disallowed. Pass `strides` as a keyword "
               "argument instead.")


def with_kernel_size(args: Tuple, kwargs: Dict[str, Any]) -> Tuple[Tuple, Dict[str, Any], List[str]]:
    """A call ``Convolution2D(32, 3, 3)`` as ``Conv2D(32, (3, 3))``: arguments, and which of them were converted.

    Raises
    ------
    TypeError
        For more than three arguments by position.
    ValueError
        For a call that may be meant either way.

    Examples
    --------
    >>> with_kernel_size((32, 3, 5), {})
    ((32, (3, 5)), {}, ['kernel_size'])
    """
    args, kwargs = tuple(args), dict(kwargs)
    if len(args) > 3:
        raise ArgumentError.like(TypeError)(
            "Layer can receive at most 3 positional arguments.", "got %d: %s" % (len(args), list(args)))
    if len(args) == 3 and isinstance(args[1], int) and isinstance(args[2], int):
        if any(name in kwargs for name in ("padding", "strides", "data_format")):
            raise ArgumentError.like(ValueError)(_EITHER_WAY)
        return (args[0], args[1:]), kwargs, ["kernel_size"]
    if len(args) == 2 and isinstance(args[1], int) and "nb_col" in kwargs:
        return (args[0], (args[1], kwargs.pop("nb_col"))), kwargs, ["kernel_size"]
    if len(args) in (0, 1) and "nb_row" in kwargs and "nb_col" in kwargs:
        size = kwargs.pop("nb_row"), kwargs.pop("nb_col")
        if args:
            return args + (size,), kwargs, ["kernel_size"]
        return args, dict(kwargs, kernel_size=size), ["kernel_size"]
    return args, kwargs, []


def with_output_shape(args: Tuple, kwargs: Dict[str, Any]) -> Tuple[Tuple, Dict[str, Any], List[str]]:
    """A call ``Deconvolution2D(32, 3, 3, (None, 3, 9, 9))`` as ``Conv2DTranspose(32, (3, 3))``.

    Examples
    --------
    >>> with_output_shape((32, 3, 5, (None, 3, 9, 9)), {})
    ((32, (3, 5)), {}, ['output_shape', 'kernel_size'])
    """
    told = []
    if len(args) == 4 and isinstance(args[3], tuple):
        args, told = args[:-1], ["output_shape"]
    if "output_shape" in kwargs:
        kwargs = {name: value for name, value in kwargs.items() if name != "output_shape"}
        told = told + ["output_shape"]
    args, kwargs, converted = with_kernel_size(args, kwargs)
    return args, kwargs, told + converted


def with_two_initializers(args: Tuple, kwargs: Dict[str, Any]) -> Tuple[Tuple, Dict[str, Any], List[str]]:
    """A call ``SeparableConvolution2D(32, 3, 3, init="normal")`` with an initializer for each of the two kernels.

    Examples
    --------
    >>> with_two_initializers((32, 3), {"init": "normal"})[1]
    {'depthwise_initializer': 'normal', 'pointwise_initializer': 'normal'}
    """
    told = []
    if "init" in kwargs:
        kwargs = dict(kwargs)
        init = kwargs.pop("init")
        kwargs.update(depthwise_initializer=init, pointwise_initializer=init)
        told = ["init"]
    args, kwargs, converted = with_kernel_size(args, kwargs)
    return args, kwargs, told + converted
