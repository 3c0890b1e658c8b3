"""Pictures of models, through pydot and Graphviz."""
import shutil
from typing import Any, Dict, Iterator, List, Optional, Tuple

from keras1.engine.layer import Layer
from keras1.errors import BackendError
from keras1.layers import advanced_activations, containers, core, noise
from keras1.layers.merging import Reader

_MODULES = (core, advanced_activations, noise, containers)


def layer_typename(layer: Layer) -> str:
    """The dotted name of a layer's class, as a script imports it.

    Examples
    --------
    >>> layer_typename(core.Dense(3))
    'keras.layers.core.Dense'
    """
    cls = type(layer)
    for module in _MODULES:
        if getattr(module, cls.__name__, None) is cls:
            return "keras" + module.__name__[len("keras1"):] + "." + cls.__name__
    return cls.__module__ + "." + cls.__name__


def get_layer_to_name(model: Any) -> Dict[Layer, str]:
    """From layer to name in a Graph; empty for other models."""
    if not isinstance(model, containers.Graph):
        return {}
    named = [*model.nodes.items(), *model.inputs.items(), *model.outputs.items()]
    return {layer: name for name, layer in named}


class ModelToDot:
    """Draws a model as a graph: from each output upwards to what it reads.

    Examples
    --------
    >>> from keras1.models import Sequential
    >>> edges = list(ModelToDot.edges_of(Sequential([core.Dense(3, input_dim=2), core.Dense(1)])))
    >>> len(edges)
    1
    """

    def __call__(self, model: Any, recursive: bool = True, show_shape: bool = False) -> Any:
        """The ``pydot.Dot`` of a model.

        Parameters
        ----------
        model : Sequential or Graph
        recursive : bool
            Whether to look into nested containers.
        show_shape : bool
            Whether to show each layer's input and output shape.
        """
        pydot = _pydot()
        dot = pydot.Dot(rankdir="TB", concentrate="true")
        dot.set_node_defaults(shape="record")
        nodes: Dict[Layer, Any] = {}
        for layer, name in _layers_of(model, {}, recursive):
            if layer not in nodes:
                label = '"%s"' % _label(layer, name, show_shape)
                nodes[layer] = pydot.Node("layer%d" % len(nodes), label=label)
                dot.add_node(nodes[layer])
        for source, target in self.edges_of(model, recursive):
            dot.add_edge(pydot.Edge(nodes[source], nodes[target]))
        return dot

    @staticmethod
    def edges_of(model: Any, recursive: bool = True) -> Iterator[Tuple[Layer, Layer]]:
        """Pairs of a layer and one that reads it, each once."""
        seen = set()
        for layer, _ in _layers_of(model, {}, recursive):
            for source in _sources(layer):
                for end in _ends(source, recursive):
                    if (end, layer) not in seen:
                        seen.add((end, layer))
                        yield end, layer


def _is_container(layer: Any) -> bool:
    return isinstance(layer, (containers.Graph, containers.Sequential))


def _ends(layer: Any, recursive: bool) -> List[Layer]:
    """The layers that give a layer's output: itself, or those at the end of a container."""
    if not (recursive and _is_container(layer)):
        return [layer]
    inner = list(layer.outputs.values()) if isinstance(layer, containers.Graph) else [layer.layers[-1]]
    return [end for one in inner for end in _ends(one, recursive)]


def _sources(layer: Layer) -> List[Layer]:
    """The layers that a layer reads."""
    if isinstance(layer, Reader):
        return list(layer.layers)
    previous = getattr(layer, "previous", None)
    return [] if previous is None else [previous]


def _layers_of(model: Any, names: Dict[Layer, str], recursive: bool) -> Iterator[Tuple[Layer, str]]:
    """All layers with their names, from the outputs upwards; one read twice comes twice."""
    names = {**names, **get_layer_to_name(model)}
    pending = _ends(model, True) if _is_container(model) else [model]
    while pending:
        layer = pending.pop(0)
        if _is_container(layer) and recursive:
            yield from _layers_of(layer, names, recursive)
            continue
        yield layer, names.get(layer, "")
        for source in _sources(layer):
            names.update(get_layer_to_name(source))
            pending += _ends(source, recursive)


def _label(layer: Layer, name: str, show_shape: bool) -> str:
    label = "%s (%s)" % (name, layer_typename(layer))
    if not show_shape:
        return label
    return "%s\\n|{input:|output:}|{{%s}|{%s}}" % (label, layer.input_shape, layer.output_shape)


def to_graph(model: Any, **kwargs: Any) -> Any:
    """The ``pydot.Dot`` of a model; keyword arguments as for `ModelToDot`."""
    return ModelToDot()(model, **kwargs)


def plot(model: Any, to_file: str = "model.png", **kwargs: Any) -> None:
    """Draw a model into a PNG file.

    Parameters
    ----------
    model : Sequential or Graph
    to_file : str
    **kwargs
        As for `ModelToDot`.

    Raises
    ------
    RuntimeError
        If pydot or Graphviz is missing.
    """
    graph = to_graph(model, **kwargs)
    if shutil.which("dot") is None:
        raise _missing("Graphviz' program dot was not found: install it (Debian: apt install graphviz)")
    graph.write_png(to_file)


def _pydot() -> Any:
    try:
        import pydot
    except ImportError:
        raise _missing("pip install pydot") from None
    return pydot


def _missing(hint: Optional[str]) -> Exception:
    return BackendError.like(RuntimeError)(
        "Failed to import pydot. You must install pydot and graphviz for `pydotprint` to work.", hint)
