"""Layers that read several others: Merge and LambdaMerge."""
from collections import OrderedDict
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1.backend.phase import evaluating
from keras1.engine.layer import Layer
from keras1.errors import ArgumentError, ShapeError, WiringError
from keras1.history import argument, being, versioned
from keras1.layers.lambdas import Lambda
from keras1.saving import marshalled

MODES = ("sum", "mul", "concat", "ave", "join", "cos", "dot")


class Reader(Layer):
    """Abstract parent of the layers that read several others and train them along.

    Attributes
    ----------
    layers : list of Layer
        What it reads.
    """

    layers: List[Layer]

    def _adopt(self, layers: Sequence[Layer]) -> None:
        """Take over the layers' weights (each once), regularizers and updates."""
        for layer in layers:
            weights, regularizers, constraints, updates = layer.get_params()
            self.regularizers += regularizers
            self.updates += updates
            for weight, constraint in zip(weights, constraints):
                if weight not in self.trainable_weights:
                    self.trainable_weights.append(weight)
                    self.constraints.append(constraint)

    def get_params(self) -> Tuple[List[Any], List[Any], List[Any], List[Any]]:
        """The lists as they are: the constraints of the layers read are whole already."""
        return self.trainable_weights, self.regularizers, self.constraints, self.updates

    def get_input(self, train: bool = False) -> List[Any]:
        """The inputs of all layers read, each once."""
        found: List[Any] = []
        for layer in self.layers:
            inputs = layer.get_input(train)
            found += [x for x in (inputs if isinstance(inputs, list) else [inputs]) if x not in found]
        return found

    @property
    def input(self) -> List[Any]:
        """The inputs of all layers read, each once."""
        return self.get_input()

    @property
    def input_shape(self) -> List[Tuple]:
        """The input shapes of all layers read."""
        return [layer.input_shape for layer in self.layers]

    def supports_masked_input(self) -> bool:
        """No: it drops masks."""
        return False

    def get_output_mask(self, train: Optional[bool] = None) -> None:
        """None: masks end here."""

    def get_weights(self) -> List[np.ndarray]:
        """The weights of all layers read, in order."""
        return [weight for layer in self.layers for weight in layer.get_weights()]

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give the weights of all layers read new values, in order."""
        for layer in self.layers:
            count = len(layer.get_weights())
            layer.set_weights(weights[:count])
            weights = weights[count:]


class Merge(Reader):
    """Merge the outputs of several layers into one tensor.

    Parameters
    ----------
    layers : list of Layer
        Two or more.
    mode : {"sum", "mul", "concat", "ave", "join", "cos", "dot"}
        Elementwise sum, product or mean; concatenation; a named mapping of the outputs, for a layer that takes
        one; cosine or dot product of two outputs, sample by sample.
    concat_axis : int
        Axis of the concatenation.
    dot_axes : int or pair of lists of int
        Axes to sum over, of the first and of the second output; an int stands for that many last axes, or if
        negative for all axes from there.

    Raises
    ------
    Exception
        On another mode, fewer layers than two, or shapes that cannot be merged.

    Notes
    -----
    Source: ``keras.layers.core.Merge``.

    Examples
    --------
    >>> from keras1.layers.core import Dense, Merge
    >>> Merge([Dense(3, input_dim=2), Dense(4, input_dim=2)], mode="concat").output_shape
    (None, 7)
    """

    sure_of_shape = True

    def __init__(self, layers: Sequence[Layer], mode: str = "sum", concat_axis: int = -1,
                 dot_axes: Union[int, Sequence[Sequence[int]]] = -1):
        if len(layers) < 2:
            raise WiringError.like(Exception)(
                "Please specify two or more input layers (or containers) to merge", "%d were given" % len(layers))
        check_mode(mode, MODES)
        shapes = [layer.output_shape for layer in layers]
        self.mode = mode
        self.concat_axis = concat_axis
        self.dot_axes = checked_dot_axes(dot_axes, shapes) if mode == "dot" else dot_axes
        _CHECKS.get(mode, _nothing)(shapes, mode, concat_axis)
        self.layers = list(layers)
        self._adopt(self.layers)
        super().__init__()

    def call(self, inputs: List[Any], mask: Any = None) -> Any:
        """The merged tensor of a list of tensors."""
        return combine(inputs, self.mode, self.concat_axis, self.dot_axes)

    def get_output(self, train: bool = False) -> Any:
        """The merged outputs of the layers read; a mapping by name in mode "join"."""
        outputs = [layer.get_output(train) for layer in self.layers]
        with being(self.release), evaluating(bool(train)):
            if self.mode == "join":
                return joined(self.layers, outputs)
            merged = self.call(outputs)
            return K.reshape(merged, (-1,) + tuple(self.output_shape[1:])) if self.mode == "dot" else merged

    def get_output_shape_for(self, input_shapes: List[Tuple]) -> Optional[Tuple]:
        """Shape of the merged tensor for a list of shapes."""
        return merged_shape(input_shapes, self.mode, self.concat_axis, self.dot_axes)

    @property
    def output_shape(self) -> Optional[Tuple]:
        """Shape of the merged tensor; None in mode "join"."""
        return self.get_output_shape_for([layer.output_shape for layer in self.layers])

    def get_config(self) -> Dict[str, Any]:
        """The layers' configurations and the mode."""
        config = super().get_config()
        config["layers"] = [layer.get_config() for layer in self.layers]
        return config


class LambdaMerge(Reader, Lambda):
    """Apply any function to the list of several layers' outputs.

    Parameters
    ----------
    layers : list of Layer
        Two or more.
    function : callable
        From the list of tensors to one tensor.
    output_shape : tuple or callable, optional
        Shape of a sample of the output, or a function from the list of shapes; by default the first one's.
    arguments : dict, optional
        Further keyword arguments for ``function`` (from 0.3.3).

    Notes
    -----
    Source: ``keras.layers.core.LambdaMerge``.

    Examples
    --------
    >>> from keras1.layers.core import Dense, LambdaMerge
    >>> LambdaMerge([Dense(3, input_dim=2), Dense(3, input_dim=2)], lambda xs: xs[0] - xs[1]).output_shape
    (None, 3)
    """

    call = Lambda.call
    get_output_shape_for = Lambda.get_output_shape_for

    @argument("arguments", "0.3.3", reason="keyword arguments for the function")
    def __init__(self, layers: Sequence[Layer], function: Callable, output_shape: Union[Tuple, Callable, None] = None,
                 arguments: Optional[Dict[str, Any]] = None):
        if len(layers) < 2:
            raise WiringError.like(Exception)(
                "Please specify two or more input layers (or containers) to merge.", "%d were given" % len(layers))
        self.layers = list(layers)
        self._adopt(self.layers)
        super().__init__(function, output_shape, arguments=arguments)

    def get_output(self, train: bool = False) -> Any:
        """The function's value on the outputs of the layers read."""
        outputs = [layer.get_output(train) for layer in self.layers]
        with being(self.release), evaluating(bool(train)):
            return self.call(outputs)

    @property
    def output_shape(self) -> Tuple:
        """Shape of a batch of outputs."""
        return self.get_output_shape_for([layer.output_shape for layer in self.layers])

    def _default_shape(self, input_shapes):
        return input_shapes[0]

    def _batch_of(self, input_shapes):
        return input_shapes[0][0]

    def get_config(self) -> Dict[str, Any]:
        """The layers' configurations, and the function as it is kept."""
        config = Layer.get_config(self)
        config.update(layers=[layer.get_config() for layer in self.layers], function=_for_files(self.function),
                      output_shape=_for_files(self._output_shape))
        return self._config_of_release(config)

    @versioned
    def _config_of_release(self, config):
        return {key: value for key, value in config.items() if key != "arguments"}

    @_config_of_release.since("0.3.3", reason="the function's arguments are kept")
    def _config_with_arguments(self, config):
        return config


def _for_files(function: Any) -> Any:
    """Marshalled code as a text, which JSON and YAML can hold; anything else as it is."""
    return marshalled.text_of(function) if isinstance(function, bytes) else function


# -- modes, shared with Siamese

def check_mode(mode: Any, known: Sequence[Any]) -> None:
    """Raise unless the merge mode is known."""
    if mode not in known:
        raise ArgumentError.like(Exception)(
            "Invalid merge mode: " + str(mode), "expected one of %s" % ", ".join(map(str, known)))


def combine(tensors: List[Any], mode: str, concat_axis: int, dot_axes: Any) -> Any:
    """The tensors merged into one, in any mode but "join"."""
    if mode == "concat":
        return K.concatenate(tensors, axis=concat_axis)
    if mode in _PRODUCTS:
        return _PRODUCTS[mode](tensors[0], tensors[1], dot_axes)
    return _FOLDS[mode](tensors)


def _sum(tensors):
    total = tensors[0]
    for tensor in tensors[1:]:
        total = total + tensor
    return total


def _product(tensors):
    total = tensors[0]
    for tensor in tensors[1:]:
        total = total * tensor
    return total


_FOLDS = {"sum": _sum, "mul": _product, "ave": lambda tensors: _sum(tensors) / len(tensors)}


def _cosine(a, b, axes):
    product = K.batch_dot(a, b, axes) / K.sqrt(K.batch_dot(a, a, axes) * K.batch_dot(b, b, axes))
    return K.permute_dimensions(product, (0, "x"))


_PRODUCTS = {"dot": K.batch_dot, "cos": _cosine}


def joined(layers: Sequence[Layer], outputs: List[Any]) -> "OrderedDict[str, Any]":
    """The outputs by name, in order.

    Raises
    ------
    ValueError
        If one has no name.
    """
    mapping: OrderedDict[str, Any] = OrderedDict()
    for layer, output in zip(layers, outputs):
        name = _join_name(layer, output)
        if name is None:
            raise WiringError.like(ValueError)(
                'merge_mode="join" only works with named inputs.',
                "the output of %s has no name" % type(layer).__name__)
        mapping[name] = output
    return mapping


@versioned
def _join_name(layer, output):
    return K.name_of(output)


@_join_name.since("0.3.2", reason="outputs are called by their layers' names; before, only inputs had one")
def _join_name_of_layer(layer, output):
    return layer.name


def merged_shape(shapes: List[Tuple], mode: str, concat_axis: int, dot_axes: Any) -> Optional[Tuple]:
    """Shape of the merged tensor; None in mode "join"."""
    if mode == "join":
        return None
    if mode == "cos":
        return shapes[0][0], 1
    if mode == "concat":
        merged = list(shapes[0])
        merged[concat_axis] = sum(shape[concat_axis] for shape in shapes)
        return tuple(merged)
    return _dot_shape(shapes, dot_axes) if mode == "dot" else shapes[0]


def _dot_shape(shapes, dot_axes):
    kept = [size for shape, axes in zip(shapes, dot_axes)
            for axis, size in enumerate(shape) if axis and axis not in axes]
    return (shapes[0][0],) + tuple(kept or [1])


def checked_dot_axes(dot_axes: Any, shapes: List[Tuple]) -> List[List[int]]:
    """The axes of a dot product as two lists, once they fit the two shapes."""
    if len(shapes) > 2:
        raise WiringError.like(Exception)("dot merge takes exactly 2 layers", "%d were given" % len(shapes))
    first, second = shapes
    if type(dot_axes) is int:
        dot_axes = _axes_from(dot_axes, len(first), len(second))
    _check_form(dot_axes)
    for a, b in zip(*dot_axes):
        if first[a] != second[b]:
            raise ShapeError.like(Exception)(
                "Dimension incompatibility using dot mode: %s != %s. Layer shapes: %s, %s"
                % (first[a], second[b], first, second), "dot_axes=%s" % (dot_axes,))
    return [list(axes) for axes in dot_axes]


def _axes_from(count, n1, n2):
    if count < 0:
        return [list(range(count % n1, n1)), list(range(count % n2, n2))]
    return [list(range(n1 - count, n2)), list(range(1, count + 1))]


def _check_form(dot_axes):
    hint = "dot_axes=%r, expected two lists of axes such as [[1], [1]]" % (dot_axes,)
    if type(dot_axes) not in (list, tuple):
        raise ArgumentError.like(Exception)("Invalid type for dot_axes - should be a list.", hint)
    if len(dot_axes) != 2:
        raise ArgumentError.like(Exception)("Invalid format for dot_axes - should contain two elements.", hint)
    if any(type(axes) not in (list, tuple, range) for axes in dot_axes):
        raise ArgumentError.like(Exception)(
            'Invalid format for dot_axes - list elements should have type "list" or "tuple".', hint)


def _check_equal(shapes, mode, concat_axis):
    if len(set(shapes)) > 1:
        raise ShapeError.like(Exception)(
            "Only layers of same output shape can be merged using %s mode. Layer shapes: %s" % (mode, shapes))


def _check_cosine(shapes, mode, concat_axis):
    _check_equal(shapes, mode, concat_axis)
    if len(shapes) > 2:
        raise WiringError.like(Exception)("cos merge takes exactly 2 layers", "%d were given" % len(shapes))


def _check_concat(shapes, mode, concat_axis):
    rest = set()
    for shape in shapes:
        sizes = list(shape)
        sizes.pop(concat_axis)
        rest.add(tuple(sizes))
    if len(rest) > 1:
        raise ShapeError.like(Exception)(
            '"concat" mode can only merge layers with matching output shapes except for the concat axis. '
            "Layer shapes: %s" % (shapes,), "concat_axis=%s" % concat_axis)


def _nothing(shapes, mode, concat_axis):
    pass


_CHECKS = {"sum": _check_equal, "mul": _check_equal, "ave": _check_equal, "cos": _check_cosine,
           "concat": _check_concat}
