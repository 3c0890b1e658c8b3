"""The shapes of what the layers of a model read and make: of the model itself, built once, if somebody asks."""
import copy
import warnings
from typing import Any, Dict, Iterator, List, Optional, Tuple

from keras1.saving.description import Description, LayerRecord, Network

Shape = Tuple[Optional[int], ...]


class Shapes:
    """Batch shapes by the names of layers, as the model of a description has them.

    Parameters
    ----------
    description : Description
        Of any release.
    **options
        As for `opening.build`: functions of its Lambda layers.

    Raises
    ------
    ModelFileError
        When one asks, and the model cannot be built.

    Examples
    --------
    >>> from keras1.saving.description import Origins
    >>> dense = LayerRecord("d", "Dense", {"output_dim": 2, "input_dim": 3}, [[]])
    >>> old = Description([], Origins("1.2.2", True, "1.2.2", "1.2.2"), Network("Sequential", "s", [dense]))
    >>> shapes = Shapes(old)
    >>> shapes.read("d"), shapes.made("d"), shapes.read("other")
    ((None, 3), (None, 2), None)
    """

    def __init__(self, description: Description, **options: Any):
        self._description = copy.deepcopy(description)  # as it is now, whatever becomes of it until somebody asks
        self._options = options
        self._found: Optional[Dict[str, Tuple[Optional[Shape], Optional[Shape]]]] = None

    def read(self, name: str) -> Optional[Shape]:
        """What the layer of that name reads at its first call; None if that is not known, or is several."""
        return self._of(name)[0]

    def made(self, name: str) -> Optional[Shape]:
        """What it makes of that."""
        return self._of(name)[1]

    def _of(self, name: str) -> Tuple[Optional[Shape], Optional[Shape]]:
        if self._found is None:
            self._found = dict(self._built())
        return self._found.get(name, (None, None))

    def _built(self) -> Iterator[Tuple[str, Any]]:
        from keras1.conversion import checking

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = checking.source_model(self._description, **self._options)
        yield from _within(self._description.network, model)


def _within(network: Network, model: Any) -> Iterator[Tuple[str, Any]]:
    for record, layer in _pairs(network, model):
        yield from _shapes_of(record, layer)


def _pairs(network: Network, model: Any) -> List[Tuple[LayerRecord, Any]]:
    """Records and the layers that were built from them."""
    if network.kind == "Sequential":
        layers = [layer for layer in model.layers if type(layer).__name__ != "InputLayer"]
        return list(zip([record for record in network.layers if record.class_name != "InputLayer"], layers))
    if network.kind == "Graph":
        layers = dict(getattr(model, "nodes", None) or getattr(model, "_graph_nodes", None) or {})
    else:
        layers = {layer.name: layer for layer in model.layers}
    named = [(record, layers[record.name]) for record in network.layers if record.name in layers]
    # A stack inside a model of 1.x gets a new name: those are as many, in the same order.
    known = {record.name for record in network.layers}
    stacks = [record for record in network.layers if record.name not in layers and record.network is not None]
    return named + list(zip(stacks, [layer for name, layer in layers.items() if name not in known
                                     and hasattr(layer, "layers")]))


def _shapes_of(record: LayerRecord, layer: Any) -> Iterator[Tuple[str, Any]]:
    shapes = _first(layer, "input_shape"), _first(layer, "output_shape")
    yield record.name, shapes
    if record.network is not None:
        yield from _within(record.network, layer)
    elif record.class_name == "Merge":
        for inner, branch in zip(record.wrapped, getattr(layer, "layers", None) or []):
            yield from _shapes_of(inner, branch)
    elif record.class_name == "TimeDistributed" and record.wrapped:
        inner = record.wrapped[0]
        yield inner.name, tuple(shape and (None, *shape[2:]) for shape in shapes)
        if inner.network is not None:
            yield from _within(inner.network, layer.layer)


def _first(layer: Any, which: str) -> Optional[Shape]:
    """The shape at the first call; None for several tensors."""
    try:
        shape = getattr(layer, "get_%s_at" % which)(0) if hasattr(layer, "get_%s_at" % which) else getattr(layer, which)
    except Exception:  # never called, or of several shapes
        return None
    return tuple(shape) if isinstance(shape, tuple) and not any(isinstance(part, (tuple, list)) for part in shape) \
        else None
