"""What the rules for the layers of Keras 3 have in common: records of layers, refusals, layers that read each other."""
from typing import Any, Dict, List, Optional, Sequence

import numpy as np

from keras1.errors import ModelFileError
from keras1.saving.description import LayerRecord, Network, Origin, Weight
from keras1.saving.upgrades import tools

Layers = List[LayerRecord]

#: What the layer reads in whose place several stand.
START = Origin("")


def refuse(record: LayerRecord, why: str, hint: str) -> ModelFileError:
    """The error on a layer that has no counterpart: which, why, and what to do."""
    return ModelFileError("layer '%s' (%s): %s" % (record.name, record.class_name, why), hint)


def each(value: Any, rank: int) -> List[int]:
    """One number for each spatial axis.

    Examples
    --------
    >>> each(2, 3), each((2, 1), 2)
    ([2, 2, 2], [2, 1])
    """
    return [int(part) for part in value] if isinstance(value, (list, tuple)) else [int(value)] * rank


def before(record: LayerRecord, suffix: str, class_name: str, config: Dict[str, Any]) -> LayerRecord:
    """A layer that is put in front of another one."""
    return LayerRecord("%s_%s" % (record.name, suffix), class_name, config)


def moved(record: LayerRecord) -> Dict[str, Any]:
    """Arguments of a first layer that tell its input."""
    return {key: record.config[key] for key in ("batch_input_shape", "dtype", "trainable") if key in record.config}


def put_in_place(network: Network, record: LayerRecord, chain: Layers, name: str) -> None:
    """Put a chain in the place of a layer of that name, whatever became of the record in the meantime."""
    tools.replace(network, record, chain)
    network.inputs = [origin._replace(layer=chain[0].name) if origin.layer == name else origin
                      for origin in network.inputs]


class Graph:
    """Layers in the place of one, which read each other; the last that is added bears its name.

    Examples
    --------
    >>> graph = Graph(LayerRecord("n", "Twice", {}, [[Origin("x")]]))
    >>> once = graph.add("copy", "Activation", {"activation": "linear"}, START)
    >>> [(layer.name, [origin.layer for origin in layer.calls[0]]) for layer in graph.ending("Add", {}, START, once)]
    [('n_copy', ['']), ('n', ['', 'n_copy'])]
    """

    def __init__(self, record: LayerRecord):
        self._record = record
        self.layers: Layers = []

    def add(self, suffix: str, class_name: str, config: Dict[str, Any], *read: Origin,
            weights: Sequence[Weight] = ()) -> Origin:
        """Add a layer; what it makes."""
        name = "%s_%s" % (self._record.name, suffix)
        self.layers.append(LayerRecord(name, class_name, config, [list(read)], list(weights)))
        return Origin(name)

    def put(self, layer: LayerRecord, read: Origin) -> Origin:
        """Add a record; what it makes."""
        layer.calls = [[read]]
        self.layers.append(layer)
        return Origin(layer.name)

    def ending(self, class_name: str, config: Dict[str, Any], *read: Origin,
               weights: Sequence[Weight] = ()) -> Layers:
        """Add the last layer; all of them."""
        self.layers.append(LayerRecord(self._record.name, class_name, config, [list(read)], list(weights)))
        return self.layers


def scaling(name: str, scale: np.ndarray, shift: Optional[np.ndarray] = None,
            sizes: Optional[Sequence[Optional[int]]] = None) -> LayerRecord:
    """A layer that multiplies each place by a number of its own, and adds one; along axes of length 1 the same.

    ``sizes`` are those of a sample, if they are known.

    Examples
    --------
    >>> layer = scaling("s", np.array([[1.], [2.]]), np.array([[3.], [4.]]))
    >>> layer.config["equation"], layer.config["bias_axes"], [weight.shape for weight in layer.weights]
    ('abc,b->abc', 'b', [(2,), (2, 1)])
    >>> scaling("s", np.array([[2.]])).config
    {'scale': 2.0, 'offset': 0.0}
    """
    if shift is not None:
        scale, shift = (np.ascontiguousarray(part) for part in np.broadcast_arrays(scale, shift))
    letters = "abcdefgh"[:scale.ndim + 1]
    own = "".join(letter for letter, size in zip(letters[1:], scale.shape) if size > 1)
    if not own:
        numbers = [float(part.ravel()[0]) for part in (scale, np.zeros(1) if shift is None else shift)]
        return LayerRecord(name, "Rescaling", {"scale": numbers[0], "offset": numbers[1]})
    sizes = [size if size > 1 else told for size, told in zip(scale.shape, sizes or [None] * scale.ndim)]
    config = {"equation": "%s,%s->%s" % (letters, own, letters), "output_shape": sizes, "activation": "linear",
              "bias_axes": None if shift is None else own}
    weights = [weight("kernel", scale.squeeze())]
    if shift is not None:
        weights.append(weight("bias", shift.reshape(shift.shape[letters.index(own[0]) - 1:])))
    return LayerRecord(name, "EinsumDense", config, weights=weights)


def weight(name: str, value: Any) -> Weight:
    """A weight in single precision."""
    array = np.ascontiguousarray(value, "float32")
    return Weight(name, array.shape, "float32", array)
