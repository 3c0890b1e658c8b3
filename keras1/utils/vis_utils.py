"""Pictures of models, from 2.0.0 on."""
import importlib.util
import os
from typing import Any, Iterator, List, Optional, Tuple

from keras1.history import came, declare
from keras1.layers.wrappers import Wrapper
from keras1.models import Model, Sequential
from keras1.utils.drawing import import_pydot, write
from keras1.utils.visualize_util import functional_edges, network_of, shown_shape, to_graph

__all__ = ["add_edge", "is_model", "is_wrapped_model", "model_to_dot", "plot_model"]


def is_model(layer: Any) -> bool:
    """Whether a layer is a model."""
    return isinstance(layer, (Model, Sequential))


def is_wrapped_model(layer: Any) -> bool:
    """Whether a layer is a wrapper of a model."""
    return isinstance(layer, Wrapper) and is_model(layer.layer)


def add_edge(dot: Any, src: str, dst: str) -> None:
    """Add an edge to a graph that has not got it."""
    if not dot.get_edge(src, dst):
        dot.add_edge(import_pydot().Edge(src, dst))


def model_to_dot(model: Any, show_shapes: bool = False, show_layer_names: bool = True, rankdir: str = "TB",
                 expand_nested: bool = False, dpi: int = 96, subgraph: bool = False) -> Any:
    """The ``pydot.Dot`` of a model: a node for each layer, an edge for each tensor.

    Parameters
    ----------
    model : Model or Sequential
        One of the classic models is drawn as `keras1.utils.visualize_util.ModelToDot` does.
    show_shapes : bool
        Whether to show each layer's input and output shape.
    show_layer_names : bool
        Whether to show the layers' names beside their classes.
    rankdir : {"TB", "LR", "BT", "RL"}
        Where the graph goes: from top to bottom, from left to right, ...  Came with 2.0.5.
    expand_nested : bool
        Whether a model in the model is drawn as a cluster of its layers.  Came with 2.3.0.
    dpi : int
        The resolution.  Came with 2.3.0.
    subgraph : bool
        Whether to return a ``pydot.Cluster``, to be part of another graph.  Came with 2.3.0.

    Raises
    ------
    ImportError
        A ``BackendError`` of that name: there is no pydot.

    Notes
    -----
    Source: ``keras.utils.vis_utils.model_to_dot`` of 2.3.1.

    Examples
    --------
    >>> import keras1
    >>> from keras1.layers import Dense
    >>> with keras1.emulate("1.2.2"):
    ...     dot = model_to_dot(Sequential([Dense(3, input_shape=(2,), name="first")]))
    >>> "first: Dense" in dot.to_string()
    True
    """
    pydot, network = import_pydot(), network_of(model)
    if network is None:
        return to_graph(model, show_shape=show_shapes)
    dot = _cluster(pydot, model) if subgraph else _whole(pydot, rankdir, dpi)
    for layer in _layers_of(network):
        nested = _nested(layer) if expand_nested else None
        if nested is not None:
            dot.add_subgraph(model_to_dot(nested, show_shapes, show_layer_names, rankdir, True, subgraph=True))
        if nested is not layer:
            label = _label(layer, show_shapes, show_layer_names, nested is not None)
            dot.add_node(pydot.Node(str(id(layer)), label=label))
    for source, target in functional_edges(network):
        for start, end in _edges(source, target, expand_nested):
            add_edge(dot, start, end)
    return dot


def _whole(pydot, rankdir, dpi):
    dot = pydot.Dot(rankdir=rankdir, concentrate=True, dpi=dpi)
    dot.set_node_defaults(shape="record")
    return dot


def _cluster(pydot, model):
    return pydot.Cluster(model.name, style="dashed", label=model.name, labeljust="l")


def _layers_of(network: Any) -> List[Any]:
    """The layers, with the inputs that a Sequential does not list."""
    return [layer for layer in network.input_layers if layer not in network.layers] + list(network.layers)


def _nested(layer: Any) -> Optional[Any]:
    """The model that a layer is or wraps; None if there is none."""
    if is_model(layer):
        return layer
    return layer.layer if is_wrapped_model(layer) else None


def _label(layer, show_shapes, show_layer_names, is_opened):
    name, kind = layer.name, type(layer).__name__
    if isinstance(layer, Wrapper) and not is_opened:
        name, kind = "%s(%s)" % (name, layer.layer.name), "%s(%s)" % (kind, type(layer.layer).__name__)
    label = "%s: %s" % (name, kind) if show_layer_names else kind
    if not show_shapes:
        return label
    return "%s\n|{input:|output:}|{{%s}|{%s}}" % (
        label, shown_shape(layer, "input_shape"), shown_shape(layer, "output_shape"))


def _edges(source: Any, target: Any, expand_nested: bool) -> Iterator[Tuple[str, str]]:
    """From layer to layer; those into and out of a cluster begin and end at its outermost layers."""
    if not expand_nested:
        yield str(id(source)), str(id(target))
        return
    yield _outermost(source, -1), _outermost(target, 0)
    if is_wrapped_model(target):
        yield str(id(target)), _outermost(target.layer, 0)


def _outermost(layer: Any, side: int) -> str:
    """The node at which a layer begins (0) or ends (-1)."""
    if is_wrapped_model(layer) and side:
        return _outermost(layer.layer, side)
    return _outermost(_layers_of(network_of(layer))[side], side) if is_model(layer) else str(id(layer))


def plot_model(model: Any, to_file: str = "model.png", show_shapes: bool = False, show_layer_names: bool = True,
               rankdir: str = "TB", expand_nested: bool = False, dpi: int = 96) -> Any:
    """Draw a model into a file.

    Parameters
    ----------
    model : Model or Sequential
    to_file : str
        Its ending says which format: ``png``, which is what one without an ending becomes, ``svg``, ``pdf``, ...
    show_shapes, show_layer_names, rankdir, expand_nested, dpi
        See `model_to_dot`.

    Returns
    -------
    IPython.display.Image or None
        What a notebook shows, if there is IPython; of a PDF file nothing.

    Raises
    ------
    ImportError, OSError
        A ``BackendError`` of that name: pydot, or Graphviz, is missing; see `keras1.utils.drawing`.

    Notes
    -----
    Source: ``keras.utils.vis_utils.plot_model`` of 2.3.1.
    """
    kind = os.path.splitext(to_file)[1][1:] or "png"
    write(model_to_dot(model, show_shapes, show_layer_names, rankdir, expand_nested, dpi), to_file, kind)
    if kind == "pdf" or importlib.util.find_spec("IPython") is None:
        return None
    from IPython import display
    return display.Image(filename=to_file)


for _name in ("model_to_dot", "plot_model"):
    came("utils.vis_utils", _name, "2.0.0", "moved from utils.visualize_util")
    declare("utils.vis_utils." + _name, "argument", "2.0.5", "rankdir", "absent", "rankdir", "deep models are wide")
    for _argument in ("expand_nested", "dpi"):
        declare("utils.vis_utils." + _name, "argument", "2.3.0", _argument, "absent", _argument, "models of models")
