"""From model files to a model that runs, in the words of the release that is emulated."""
import warnings
from contextlib import nullcontext
from typing import Any, Dict, Iterator, List, Optional, Tuple

from keras1.errors import Keras1Error, ModelFileError
from keras1.history import Release, being, current, release
from keras1.saving import kernels, mending
from keras1.saving.describing import describe
from keras1.saving.description import Description, LayerRecord, Network
from keras1.saving.functions import given, trusted
from keras1.saving.upgrades import upgraded
from keras1.saving.writing_config import config_of

#: Layers of earlier releases are built as this one's.
_EARLIEST = release("0.3.1")


def open_model(*files: str, custom_objects: Optional[Dict[str, Any]] = None, trust_code: bool = False,
               compile: bool = True, batch_input_shape: Optional[Tuple] = None, placeholders: bool = False) -> Any:
    """The model that one file, or an architecture and its weights, hold, whichever release wrote them.

    The model is of the release that is emulated, or of the file's own if that is later; of 0.3.1 at least.

    Parameters
    ----------
    *files : str
        As for `describe`.
    custom_objects : dict, optional
        Layers, losses and other objects of the user's by name; functions of Lambda layers by the function's name or
        the layer's.
    trust_code : bool
        Whether functions whose code the file carries may run.  **Only for files whose maker you trust.**
    compile : bool
        Whether the model is compiled as it was, if the file says how.
    batch_input_shape : tuple of int, optional
        Of a ``Sequential`` whose file does not tell it: 0.1 did not, nor 0.3.1 of stateful layers.
    placeholders : bool
        Whether layers of unknown classes are replaced by `bridges.Placeholder`, so that the rest can be looked at; what
        comes behind them is NaN.

    Returns
    -------
    Sequential, Graph or Model

    Raises
    ------
    ModelFileError
        If the files hold no model, or one that cannot be built: which layer, and why.
    UntrustedCodeError
        If it needs a function that only the file has.

    Warns
    -----
    UserWarning
        If there are no weights, or the model cannot be compiled as it was.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from keras1 import emulate
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "model.json"
    >>> _ = path.write_text('{"name": "Sequential", "layers": [{"name": "Dense", "output_dim": 2, "input_dim": 3}]}')
    >>> with emulate("1.2.2"), warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     open_model(str(path)).layers[0].name
    'dense'
    """
    found = describe(*files, values=True)
    return build(found, custom_objects, trust_code, compile, batch_input_shape, placeholders)


def build(description: Description, custom_objects: Optional[Dict[str, Any]] = None, trust_code: bool = False,
          compile: bool = True, batch_input_shape: Optional[Tuple] = None, placeholders: bool = False) -> Any:
    """The model that a description with values describes; see `open_model`."""
    objects = _objects(description, custom_objects)
    unknown = _unknown_layers(description, objects)
    if unknown and not placeholders:
        raise _unknown_error(unknown)
    _refuse_unknown_activations(description, objects)
    target = _target(description)
    found = upgraded(kernels.on_theano(description), target)
    for record in _unknown_layers(found, objects):
        _replace_by_placeholder(record)
    _leave_out_own_initializers(found, objects)
    if batch_input_shape is not None:
        _set_input_shape(found.network, tuple(batch_input_shape))
    with being(target), given(custom_objects), trusted() if trust_code else nullcontext():
        model = _model(found.network, objects)
        if found.has_weights:
            place(found.network, model)
        else:
            warnings.warn("%s: the file has no weights, those of the model are new" % description.files, stacklevel=3)
        if compile and found.training:
            _compile(model, found, description, custom_objects or {})
    return model


def _target(description: Description) -> Release:
    """The release that the model will be of: one that runs it on Theano."""
    target = max(current(), release(description.release), _EARLIEST)
    for record in description.network.every():
        if record.class_name == "Deconvolution2D" and record.config.get("dim_ordering") == "tf":
            target = max(target, release("1.2.2"))  # until then Theano took its output_shape for "th"
    return target


def _objects(description: Description, custom_objects: Optional[Dict[str, Any]]) -> Dict[str, Any]:
    """What the caller gives, or made known before, and what `bridges` knows."""
    from keras1.saving import bridges
    from keras1.utils.generic_utils import get_custom_objects

    guessing = {} if description.origins.backend == "theano" else {"Lambda": bridges.Lambda}
    return {**bridges.LAYERS, **bridges.FUNCTIONS, **guessing, **get_custom_objects(), **(custom_objects or {})}


def _unknown_layers(description: Description, custom_objects: Dict[str, Any]) -> List[LayerRecord]:
    """The layers that are none of Keras, nor given."""
    if description.network is None:
        raise ModelFileError("%s: weights without an architecture" % ", ".join(description.files),
                             "give the architecture too: open_model('model.json', 'weights.h5')")
    return [record for record in description.network.every()
            if not record.known and record.class_name not in custom_objects]


def _unknown_error(records: List[LayerRecord]) -> ModelFileError:
    names = sorted({record.class_name for record in records})
    return ModelFileError("the model has layers that are none of Keras: %s" % ", ".join(names),
                          "pass their classes: custom_objects={%s}; or placeholders=True, to look at the others; "
                          "`keras1 inspect` shows their arguments and weights"
                          % ", ".join("'%s': ..." % name for name in names))


def _refuse_unknown_activations(description: Description, objects: Dict[str, Any]) -> None:
    from keras1 import activations

    for record in description.network.every():
        for argument, name in mending.unknown_activations(record) if record.known else ():
            if name not in objects and name not in vars(activations):
                raise ModelFileError("layer '%s' (%s): its %s '%s' is none of Keras"
                                     % (record.name, record.class_name, argument, name),
                                     "pass the function: custom_objects={'%s': ...}" % name)


def _leave_out_own_initializers(found: Description, objects: Dict[str, Any]) -> None:
    """Layers whose weights came from a function of the user's get new ones as usual, then those of the file."""
    left_out = []
    for record in found.network.every():
        for argument, name in mending.unknown_initializers(record) if record.known else ():
            if name not in objects:
                del record.config[argument]
                left_out.append("'%s' of layer '%s'" % (name, record.name))
    if left_out and not found.has_weights:
        warnings.warn("new weights are the usual ones where the function that made them is none of Keras: %s"
                      % ", ".join(left_out), stacklevel=4)


_OF_EVERY_LAYER = ("batch_input_shape", "input_shape", "input_dtype", "dtype", "trainable")


def _replace_by_placeholder(record: LayerRecord) -> None:
    common = {key: record.config.pop(key) for key in _OF_EVERY_LAYER if key in record.config}
    record.config = dict(common, stands_for=record.class_name, arguments=record.config,
                         shapes=[list(weight.shape) for weight in record.weights])
    record.class_name, record.known = "Placeholder", True


def _set_input_shape(network: Network, shape: Tuple) -> None:
    first = network.layers[0]
    for key in ("input_shape", "batch_input_shape", "input_length", "input_dim"):
        if key != "input_dim" or first.class_name != "Embedding":  # there it is the number of words
            first.config.pop(key, None)
    first.config["batch_input_shape"] = list(shape)


def _model(network: Network, objects: Dict[str, Any]) -> Any:
    """The model with new weights."""
    from keras1 import models

    config = _with_tuples(config_of(network, current()))
    try:
        return models.model_from_config(config, objects)
    except Keras1Error:
        raise
    except Exception as error:  # arguments that no constructor, or no shape, goes with
        raise ModelFileError("the model cannot be built: %s: %s" % (type(error).__name__, error),
                             "`keras1 inspect` shows its layers and their arguments") from error


def _with_tuples(value: Any, key: str = "") -> Any:
    """Shapes and sizes as tuples, which JSON has as lists."""
    if isinstance(value, dict):
        return {name: _with_tuples(part, name) for name, part in value.items()}
    if isinstance(value, list):
        parts = [_with_tuples(part) for part in value]
        return tuple(parts) if key in _SHAPES else parts
    return value


_SHAPES = ("input_shape", "batch_input_shape", "dims", "target_shape", "pool_size", "strides", "subsample", "padding",
           "size", "cropping", "output_shape", "kernel_size", "dilation_rate", "atrous_rate")


# -- weights

def place(network: Network, model: Any) -> None:
    """Give the layers of a model the weights of the records that they were built from.

    Parameters
    ----------
    network : Network
    model : Sequential, Graph or Model

    Raises
    ------
    ModelFileError
        If a layer has other weights than the file has for it.
    """
    for record, layer in _pairs(network, model):
        if record.network is not None:
            place(record.network, layer)
        elif record.class_name in ("Merge", "AutoEncoder") and record.wrapped:
            _place_in_parts(record, layer)
        elif record.wrapped and record.wrapped[0].network is not None:
            place(record.wrapped[0].network, layer.layer)
        elif record.weights:
            _set(record, layer)


def _pairs(network: Network, model: Any) -> Iterator[Tuple[LayerRecord, Any]]:
    """The layers of a network with those that were built from them: by place, by node, by name."""
    if network.kind == "Sequential":  # which may begin with its input (tf.keras), and does not count it
        yield from zip((record for record in network.layers if record.class_name != "InputLayer"),
                       (layer for layer in model.layers if type(layer).__name__ != "InputLayer"))
        return
    layers = _nodes(model) if network.kind == "Graph" else {layer.name: layer for layer in model.layers}
    # A stack inside a model of 1.x gets a new name: those are as many, in the same order.
    names = {_name_in_graph(record) for record in network.layers}
    renamed = [layer for name, layer in layers.items() if name not in names and layer.get_weights()]
    for record in network.layers:
        if record.size:
            name = _name_in_graph(record)
            layer = layers[name] if name in layers else renamed.pop(0)
            shared = len(record.calls) > 1 and type(layer).__name__ == "Siamese"
            yield record, layer.layer if shared else layer


def _name_in_graph(record: LayerRecord) -> str:
    return record.name[:-len("/shared")] if record.name.endswith("/shared") else record.name


def _nodes(graph: Any) -> Dict[str, Any]:
    """The nodes of a Graph by name: of 0.x, or of 1.x, where they have weights once it is built."""
    if current() < release("1.0.0"):
        return dict(graph.nodes)
    graph.build()
    return dict(graph._graph_nodes)


def _place_in_parts(record: LayerRecord, layer: Any) -> None:
    parts = [layer.encoder, layer.decoder] if record.class_name == "AutoEncoder" else layer.layers
    for inner, part in zip(record.wrapped, parts):
        if inner.network is not None:
            place(inner.network, part)
        elif inner.weights:
            _set(inner, part)


def _set(record: LayerRecord, layer: Any) -> None:
    expected = [tuple(array.shape) for array in layer.get_weights()]
    there = [weight.shape for weight in record.weights]
    if expected != there:
        raise ModelFileError("layer '%s' (%s) has weights of the shapes %s, the file has %s for it"
                             % (record.name, record.class_name, expected, there),
                             "the architecture and the weights are not of one model, or of another batch_input_shape")
    layer.set_weights([weight.value for weight in record.weights])


# -- training

def _compile(model: Any, found: Description, original: Description, custom_objects: Dict[str, Any]) -> None:
    """Compile the model as it was; what cannot be had again is warned of, the model can be used without."""
    try:
        _compile_as_of(model, found.training, custom_objects)
    except Exception as error:
        warnings.warn("the model is not compiled as it was: %s: %s" % (type(error).__name__, error), stacklevel=4)
        return
    if found.optimizer_weights:
        _restore_optimizer(model, [weight.value for weight in found.optimizer_weights], found.release, original.release)


def _restore_optimizer(model: Any, state: Any, at: str, before: str) -> None:
    """Give the optimizer its state, which fits the release that wrote it."""
    try:
        if at != before:
            raise ModelFileError("it is that of %s" % before)
        (model.model if "1" <= at < "2" and hasattr(model, "model") else model)._make_train_function()
        model.optimizer.set_weights(state)
    except Exception as error:
        warnings.warn("the optimizer begins anew, its state in the file is not used: %s" % error, stacklevel=5)


def _compile_as_of(model: Any, training: Dict[str, Any], custom_objects: Dict[str, Any]) -> None:
    from keras1.models import from_config
    from keras1.saving import keras2_model, whole_model

    if current() < release("1.0.0"):
        from_config.compile_as(model, training, custom_objects)
    elif current() < release("2.0.0"):
        whole_model.compile_as(model, training, custom_objects)
    else:
        keras2_model.compile_as(model, training, custom_objects)
