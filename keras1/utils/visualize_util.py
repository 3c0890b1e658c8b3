"""Pictures of models, through pydot and Graphviz."""
import os
from typing import Any, Dict, Iterator, List, Optional, Tuple

from keras1.engine.layer import Layer
from keras1.history import came, gone, versioned
from keras1.layers import advanced_activations, containers, core, noise
from keras1.layers.merging import Reader
from keras1.utils.drawing import import_pydot, write

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
        pydot = import_pydot()
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


def model_to_dot(model: Any, show_shapes: bool = False, show_layer_names: bool = True) -> Any:
    """The ``pydot.Dot`` of a model of the functional API.  Came with 1.0.0.

    Parameters
    ----------
    model : Model or Sequential
        One of the classic models is drawn as `ModelToDot` does.
    show_shapes : bool
        Whether to show each layer's input and output shape.
    show_layer_names : bool
        Whether to show the layers' names beside their classes.  Came with 1.0.8.
    """
    network = network_of(model)
    if network is None:
        return ModelToDot()(model, show_shape=show_shapes)
    pydot = import_pydot()
    dot = pydot.Dot(rankdir="TB", concentrate="true")
    dot.set_node_defaults(shape="record")
    for layer in network.layers:
        dot.add_node(pydot.Node(str(id(layer)), label='"%s"' % _functional_label(layer, show_shapes, show_layer_names)))
    for source, target in functional_edges(network):
        dot.add_edge(pydot.Edge(str(id(source)), str(id(target))))
    return dot


def functional_edges(network: Any) -> Iterator[Tuple[Layer, Layer]]:
    """Pairs of a layer and one that reads it within a network, one for each input of each call."""
    for layer in network.layers:
        for index, node in enumerate(layer.inbound_nodes):
            if "%s_ib-%d" % (layer.name, index) in network.container_nodes:
                yield from ((source, layer) for source in node.inbound_layers)


def network_of(model: Any) -> Optional[Any]:
    """The graph of nodes behind a model; None if it has none."""
    if hasattr(model, "container_nodes"):
        return model
    if not getattr(model, "built", True):
        model.build()
    inner = getattr(model, "model", None)
    return inner if hasattr(inner, "container_nodes") else None


def _functional_label(layer: Layer, show_shapes: bool, show_layer_names: bool) -> str:
    name, kind = _names(layer)
    label = _name_and_class(name, kind) if show_layer_names else kind
    if not show_shapes:
        return label
    shapes = [shown_shape(layer, side) for side in ("input_shape", "output_shape")]
    return "%s\\n|{input:|output:}|{{%s}|{%s}}" % (label, *shapes)


def shown_shape(layer: Layer, side: str) -> str:
    """A layer's "input_shape" or "output_shape"; "multiple" if it has several."""
    try:
        return str(getattr(layer, side))
    except AttributeError:
        return "multiple"


@versioned
def _names(layer: Layer) -> Tuple[str, str]:
    """A layer's name and its class's."""
    return layer.name, type(layer).__name__


@_names.since("1.2.0", reason="what a wrapper holds is shown, too")
def _names_with_wrapped(layer):
    inner = getattr(layer, "layer", None)
    if not isinstance(inner, Layer):
        return layer.name, type(layer).__name__
    return "%s(%s)" % (layer.name, inner.name), "%s(%s)" % (type(layer).__name__, type(inner).__name__)


@versioned
def _name_and_class(name: str, kind: str) -> str:
    return "%s (%s)" % (name, kind)


@_name_and_class.since("1.2.0", reason="brackets hold what a wrapper holds")
def _name_then_class(name, kind):
    return "%s: %s" % (name, kind)


@versioned
def plot(model: Any, to_file: str = "model.png", **kwargs: Any) -> None:
    """Draw a model into a file.

    Parameters
    ----------
    model : Sequential, Graph or Model
    to_file : str
        A PNG file; from 1.2.0 on its ending says which format.
    **kwargs
        In 0.x as for `ModelToDot`; from 1.0 on ``show_shapes`` and ``show_layer_names``, as for `model_to_dot`.

    Raises
    ------
    RuntimeError, ImportError
        A ``BackendError`` of that name, up to 1.1 and from 1.2.0 on: pydot or Graphviz is missing; see
        `keras1.utils.drawing`.
    """
    write(to_graph(model, **kwargs), to_file, "png")


@plot.since("1.0.0", reason="layers have names, and nodes join them")
def _plot_functional(model: Any, to_file: str = "model.png", show_shapes: bool = False,
                     show_layer_names: bool = True) -> None:
    write(model_to_dot(model, show_shapes, show_layer_names), to_file, _format_of(to_file))


@versioned
def _format_of(to_file: str) -> str:
    return "png"


@_format_of.since("1.2.0", reason="the file's ending says it")
def _format_by_ending(to_file):
    return os.path.splitext(to_file)[1][1:] or "png"


came("utils.visualize_util", "model_to_dot", "1.0.0", "for the functional API")
for _name in ("ModelToDot", "get_layer_to_name", "layer_typename", "to_graph"):
    gone("utils.visualize_util", _name, "1.0.0", "layers have names, and nodes join them", now="model_to_dot")
for _name in ("model_to_dot", "plot"):
    gone("utils.visualize_util", _name, "2.0.0", "like the other modules, it got a name in the plural",
         now="utils.vis_utils.%s" % _name.replace("plot", "plot_model"))
