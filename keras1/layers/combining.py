"""Layers that make one tensor of several (2.x), from Add and Multiply to Concatenate and Dot."""
import functools
from typing import Any, List, Optional, Sequence, Tuple, Union

from keras1 import backend as K
from keras1.engine.layer import Layer
from keras1.errors import ArgumentError, ShapeError
from keras1.history import came

Shape = Tuple[Optional[int], ...]


class Combining(Layer):
    """Abstract parent: several tensors in, one out; a step counts if no mask hides it."""

    supports_masking = True
    uses_mask = True

    def _merge_function(self, inputs: List[Any]) -> Any:
        """What becomes of tensors of the same number of axes; its historical name is what users override."""
        raise NotImplementedError

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        if mask is None:
            return None
        _check_lists(x, mask)
        masks = [K.expand_dims(m, 0) for m in mask if m is not None]
        return K.all(K.concatenate(masks, axis=0), axis=0, keepdims=False) if masks else None


class Elementwise(Combining):
    """Abstract parent: value by value; fewer axes are filled up after the first, sizes of 1 are repeated."""

    def build(self, input_shape: List[Shape]) -> None:
        shapes = input_shape
        if not isinstance(shapes, list):
            raise ShapeError.like(ValueError)(_LIST_WANTED, "%s: call it as layer([x, y])" % self.name)
        if len(shapes) < 2:
            raise ShapeError.like(ValueError)(
                "A merge layer should be called on a list of at least 2 inputs. Got %d inputs." % len(shapes),
                "%s: call it as layer([x, y])" % self.name)
        if len({shape[0] for shape in shapes if shape is not None} - {None}) > 1:
            raise ShapeError.like(ValueError)(
                "Can not merge tensors with different batch sizes. Got tensors with shapes : %s" % shapes)
        functools.reduce(broadcast_shape, [None if shape is None else shape[1:] for shape in shapes])

    def call(self, x: List[Any], mask: Any = None) -> Any:
        if not isinstance(x, list):
            raise ShapeError.like(ValueError)(_LIST_WANTED, "%s: call it as layer([x, y])" % self.name)
        most = max(K.ndim(tensor) for tensor in x)
        return self._merge_function([_with_axes(tensor, most) for tensor in x])

    def get_output_shape_for(self, input_shape: List[Shape]) -> Shape:
        known = [shape for shape in input_shape if shape is not None]
        sample = functools.reduce(broadcast_shape, [None if s is None else s[1:] for s in input_shape])
        batches = {shape[0] for shape in known} - {None}
        return (batches.pop() if len(batches) == 1 else None,) + tuple(sample)


_LIST_WANTED = "A merge layer should be called on a list of inputs."


def _with_axes(x: Any, ndim: int) -> Any:
    for _ in range(ndim - K.ndim(x)):
        x = K.expand_dims(x, 1)
    return x


def broadcast_shape(one: Optional[Shape], other: Optional[Shape]) -> Optional[Shape]:
    """The shape of two tensors combined value by value, last axes beside each other.

    Raises
    ------
    ValueError
        If two sizes differ and none is 1.

    Examples
    --------
    >>> broadcast_shape((2, 3), (1,)), broadcast_shape((None, 3), (5, 3))
    ((2, 3), (None, 3))
    """
    if one is None or other is None:
        return None
    if len(one) < len(other):
        one, other = other, one
    ahead = len(one) - len(other)
    sizes = []
    for i, j in zip(one[ahead:], other):
        if i is not None and j is not None and i != j and 1 not in (i, j):
            raise ShapeError.like(ValueError)(
                "Operands could not be broadcast together with shapes %s %s" % (one, other))
        sizes.append(None if i is None or j is None else j if i == 1 else i)
    return tuple(one[:ahead]) + tuple(sizes)


class Add(Elementwise):
    """The sum of tensors.

    Notes
    -----
    Source: ``keras.layers.merge.Add``, from 2.0.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import Input
    ...     Add()([Input((3,)), Input((3,))])._keras_shape
    (None, 3)
    """

    def _merge_function(self, inputs: List[Any]) -> Any:
        return functools.reduce(lambda total, x: total + x, inputs)


class Subtract(Elementwise):
    """The first of two tensors less the second.

    Raises
    ------
    ValueError
        If there are not two.

    Notes
    -----
    Source: ``keras.layers.merge.Subtract``, from 2.0.9.
    """

    def build(self, input_shape: List[Shape]) -> None:
        super().build(input_shape)
        self._check_two(input_shape)

    def _merge_function(self, inputs: List[Any]) -> Any:
        self._check_two(inputs)
        return inputs[0] - inputs[1]

    def _check_two(self, inputs):
        if len(inputs) != 2:
            raise ShapeError.like(ValueError)("A `Subtract` layer should be called on exactly 2 inputs",
                                              "%s was given %d" % (self.name, len(inputs)))


class Multiply(Elementwise):
    """The product of tensors, value by value.

    Source: ``keras.layers.merge.Multiply``, from 2.0.
    """

    def _merge_function(self, inputs: List[Any]) -> Any:
        return functools.reduce(lambda product, x: product * x, inputs)


class Average(Elementwise):
    """The mean of tensors.

    Source: ``keras.layers.merge.Average``, from 2.0.
    """

    def _merge_function(self, inputs: List[Any]) -> Any:
        return functools.reduce(lambda total, x: total + x, inputs) / len(inputs)


class Maximum(Elementwise):
    """The largest of the tensors' values at each place.

    Source: ``keras.layers.merge.Maximum``, from 2.0.
    """

    def _merge_function(self, inputs: List[Any]) -> Any:
        return functools.reduce(K.maximum, inputs)


class Minimum(Elementwise):
    """The smallest of the tensors' values at each place.

    Source: ``keras.layers.merge.Minimum``, from 2.0.9.
    """

    def _merge_function(self, inputs: List[Any]) -> Any:
        return functools.reduce(K.minimum, inputs)


class Concatenate(Combining):
    """Tensors one after the other along an axis.

    Parameters
    ----------
    axis : int
    **kwargs
        See `Layer`.

    Raises
    ------
    ValueError
        If other axes differ in size.

    Notes
    -----
    Source: ``keras.layers.merge.Concatenate``, from 2.0.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import Input
    ...     Concatenate()([Input((3,)), Input((4,))])._keras_shape
    (None, 7)
    """

    def __init__(self, axis: int = -1, **kwargs: Any):
        super().__init__(**kwargs)
        self.axis = axis

    def build(self, input_shape: List[Shape]) -> None:
        if not isinstance(input_shape, list) or len(input_shape) < 2:
            raise ShapeError.like(ValueError)(
                "A `Concatenate` layer should be called on a list of at least 2 inputs",
                "%s: call it as layer([x, y])" % self.name)
        if None not in input_shape and len({self._others(shape) for shape in input_shape}) > 1:
            raise ShapeError.like(ValueError)(
                "A `Concatenate` layer requires inputs with matching shapes except for the concat axis. Got inputs "
                "shapes: %s" % input_shape, "%s joins along axis %d" % (self.name, self.axis))

    def _others(self, shape):
        """The sizes along all other axes."""
        sizes = list(shape)
        del sizes[self.axis]
        return tuple(sizes)

    def call(self, x: List[Any], mask: Any = None) -> Any:
        if not isinstance(x, list):
            raise ShapeError.like(ValueError)(_LIST_WANTED, "%s: call it as layer([x, y])" % self.name)
        return self._merge_function(x)

    def _merge_function(self, inputs: List[Any]) -> Any:
        return K.concatenate(inputs, axis=self.axis)

    def get_output_shape_for(self, input_shape: List[Shape]) -> Shape:
        if not isinstance(input_shape, list):
            raise ShapeError.like(ValueError)(
                "A `Concatenate` layer should be called on a list of inputs.",
                "%s: call it as layer([x, y])" % self.name)
        shape, sizes = list(input_shape[0]), [s[self.axis] for s in input_shape]
        shape[self.axis] = None if None in sizes else sum(sizes)
        return tuple(shape)

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        if mask is None:
            return None
        _check_lists(x, mask)
        if all(m is None for m in mask):
            return None
        masks = K.concatenate([_mask_like(*pair) for pair in zip(x, mask)], axis=self.axis)
        return K.all(masks, axis=-1, keepdims=False)


def _mask_like(x: Any, mask: Any) -> Any:
    """A mask with the axes of its tensor, as far as one more will do; ones for none."""
    if mask is None:
        return K.ones_like(x, dtype="bool")
    return K.expand_dims(mask) if K.ndim(mask) < K.ndim(x) else mask


def _check_lists(inputs: Any, mask: Any) -> None:
    for name, value in (("mask", mask), ("inputs", inputs)):
        if not isinstance(value, list):
            raise ArgumentError.like(ValueError)("`%s` should be a list." % name, "it is %s" % (value,))
    if len(mask) != len(inputs):
        raise ArgumentError.like(ValueError)("The lists `inputs` and `mask` should have the same length.",
                                             "they have %d and %d entries" % (len(inputs), len(mask)))


class Dot(Combining):
    """Dot products of the samples of two tensors along an axis of each.

    Parameters
    ----------
    axes : int or pair of int
        The axis of each tensor to sum over.
    normalize : bool
        Whether the vectors are brought to length 1 before: the cosine of the angle.
    **kwargs
        See `Layer`.

    Raises
    ------
    TypeError, ValueError
        If ``axes`` are no such thing, or of different size.

    Notes
    -----
    Source: ``keras.layers.merge.Dot``, from 2.0.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import Input
    ...     Dot(axes=-1)([Input((3,)), Input((3,))])._keras_shape
    (None, 1)
    """

    def __init__(self, axes: Union[int, Sequence[int]], normalize: bool = False, **kwargs: Any):
        super().__init__(**kwargs)
        if not isinstance(axes, int):
            _check_axes(axes)
        self.axes = axes
        self.normalize = normalize

    def build(self, input_shape: List[Shape]) -> None:
        self._check_two(input_shape, "a list of 2 inputs.")
        one, other = input_shape
        if one is None or other is None:
            return
        i, j = self._axes_of(len(one), len(other))
        if one[i] != other[j]:
            raise ShapeError.like(ValueError)(
                "Dimension incompatibility %s != %s. Layer shapes: %s, %s" % (one[i], other[j], one, other),
                "%s sums over axes %d and %d" % (self.name, i, j))

    def call(self, x: List[Any], mask: Any = None) -> Any:
        if not isinstance(x, list):
            raise ShapeError.like(ValueError)(_LIST_WANTED, "%s: call it as layer([x, y])" % self.name)
        return self._merge_function(x)

    def _merge_function(self, inputs: List[Any]) -> Any:
        self._check_two(inputs, "exactly 2 inputs")
        one, other = inputs
        i, j = self._axes_of(K.ndim(one), K.ndim(other))
        if self.normalize:
            one, other = K.l2_normalize(one, axis=i), K.l2_normalize(other, axis=j)
        return K.batch_dot(one, other, [i, j])

    def _axes_of(self, ndim: int, other_ndim: int) -> List[int]:
        """The axis of each tensor, counted from the front."""
        axes = [self.axes] * 2 if isinstance(self.axes, int) else self.axes
        return [axis % n if axis < 0 else axis for axis, n in zip(axes, (ndim, other_ndim))]

    def _check_two(self, inputs, wanted):
        if not isinstance(inputs, list) or len(inputs) != 2:
            raise ShapeError.like(ValueError)("A `Dot` layer should be called on " + wanted,
                                              "%s: call it as layer([x, y])" % self.name)

    def get_output_shape_for(self, input_shape: List[Shape]) -> Shape:
        self._check_two(input_shape, "a list of 2 inputs.")
        one, other = (list(shape) for shape in input_shape)
        i, j = self._axes_of(len(one), len(other))
        del one[i], other[j]
        shape = one + other[1:]
        return tuple(shape + [1] if len(shape) == 1 else shape)

    def compute_mask(self, x: Any, mask: Any = None) -> None:
        return None


def _check_axes(axes: Any) -> None:
    if not isinstance(axes, (list, tuple)):
        raise ArgumentError.like(TypeError)("Invalid type for `axes` - should be a list or an int.",
                                            "it is %r" % (axes,))
    if len(axes) != 2:
        raise ArgumentError.like(ValueError)("Invalid format for `axes` - should contain two elements.",
                                             "it is %r" % (axes,))
    if not all(isinstance(axis, int) for axis in axes):
        raise ArgumentError.like(ValueError)('Invalid format for `axes` - list elements should be "int".',
                                             "it is %r" % (axes,))


def add(inputs: List[Any], **kwargs: Any) -> Any:
    """``Add(**kwargs)(inputs)``."""
    return Add(**kwargs)(inputs)


def subtract(inputs: List[Any], **kwargs: Any) -> Any:
    """``Subtract(**kwargs)(inputs)``."""
    return Subtract(**kwargs)(inputs)


def multiply(inputs: List[Any], **kwargs: Any) -> Any:
    """``Multiply(**kwargs)(inputs)``."""
    return Multiply(**kwargs)(inputs)


def average(inputs: List[Any], **kwargs: Any) -> Any:
    """``Average(**kwargs)(inputs)``."""
    return Average(**kwargs)(inputs)


def maximum(inputs: List[Any], **kwargs: Any) -> Any:
    """``Maximum(**kwargs)(inputs)``."""
    return Maximum(**kwargs)(inputs)


def minimum(inputs: List[Any], **kwargs: Any) -> Any:
    """``Minimum(**kwargs)(inputs)``."""
    return Minimum(**kwargs)(inputs)


def concatenate(inputs: List[Any], axis: int = -1, **kwargs: Any) -> Any:
    """``Concatenate(axis, **kwargs)(inputs)``."""
    return Concatenate(axis=axis, **kwargs)(inputs)


def dot(inputs: List[Any], axes: Union[int, Sequence[int]], normalize: bool = False, **kwargs: Any) -> Any:
    """``Dot(axes, normalize, **kwargs)(inputs)``."""
    return Dot(axes=axes, normalize=normalize, **kwargs)(inputs)


for _name in ("Add", "Multiply", "Average", "Maximum", "Concatenate", "Dot"):
    came("layers.merge", _name, "2.0.0", "one layer for each way of merging, in place of modes of Merge")
for _name in ("Subtract", "Minimum"):
    came("layers.merge", _name, "2.0.9", "one layer for each way of merging")
