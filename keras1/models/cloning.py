"""Copies of models: the same layers anew, with weights of their own."""
from typing import Any, Dict, List, Tuple

from keras1 import history
from keras1.engine.inputs import Input, InputLayer
from keras1.engine.layer import Layer
from keras1.engine.nodes import is_keras_tensor, single, to_list
from keras1.errors import ArgumentError
from keras1.models.keras2.model import Model
from keras1.models.keras2.sequential import Sequential


def clone_model(model: Model, input_tensors: Any = None) -> Model:
    """A model of the same layers, made anew from their configurations.

    Parameters
    ----------
    model : Model
    input_tensors : tensor or list of tensors, optional
        What it begins with, in place of new placeholders.

    Returns
    -------
    Model
        With new weights; not compiled.

    Raises
    ------
    ValueError
        If it is no model, or if a stack is put on a tensor that is no input.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import Dense
    ...     copied = clone_model(Sequential([Dense(2, input_shape=(3,))]))
    >>> copied.output_shape
    (None, 2)
    """
    if not isinstance(model, Model):
        raise ArgumentError.like(ValueError)(str(("Expected `model` argument to be a `Model` instance, got ", model)))
    with history.being(model.release):
        if isinstance(model, Sequential):
            return _clone_sequential_model(model, input_tensors)
        return _clone_functional_model(model, input_tensors)


history.came("models", "clone_model", "2.0.9", "a model of the same layers")


def _clone_sequential_model(model: Any, input_tensors: Any = None) -> Sequential:
    if not isinstance(model, Sequential):
        raise ArgumentError.like(ValueError)(str((
            "Expected `model` argument to be a `Sequential` model instance, but got:", model)))
    layers = [_anew(layer) for layer in model.layers]
    if input_tensors is None:
        return Sequential(layers=layers, name=model.name)
    if len(to_list(input_tensors)) != 1:
        raise ArgumentError.like(ValueError)(
            "To clone a `Sequential` model, we expect  at most one tensor as part of `input_tensors`.")
    x = to_list(input_tensors)[0]
    if not is_keras_tensor(x):
        x = Input(tensor=x, name="input_wrapper_for_" + str(x.name))
    origin = x._keras_history.layer
    if not isinstance(origin, InputLayer):
        raise ArgumentError.like(ValueError)(
            "Cannot clone a `Sequential` model on top of a tensor that comes from a Keras layer other than an "
            "`InputLayer`. Use the functional API instead.")
    return Sequential(layers=[origin] + layers, name=model.name)


def _clone_functional_model(model: Any, input_tensors: Any = None) -> Model:
    if isinstance(model, Sequential):
        raise ArgumentError.like(ValueError)(str((
            "Expected `model` argument to be a functional `Model` instance, got a `Sequential` instance instead:",
            model)))
    made: Dict[Layer, Layer] = {}
    inputs = _new_inputs(model, input_tensors, made)
    found: Dict[int, Tuple[Any, Any]] = {id(x): (y, None) for x, y in zip(model.inputs, inputs)}
    for node in model._walk.nodes():
        layer = node.outbound_layer
        if layer not in made:
            made[layer] = _anew(layer)
        elif isinstance(made[layer], InputLayer):
            continue
        if all(id(x) in found for x in node.input_tensors):
            found.update(zip(map(id, node.output_tensors), _called(made[layer], node, found)))
    return Model(inputs, [found[id(x)][0] for x in model.outputs], name=model.name)


def _new_inputs(model: Model, given: Any, made: Dict[Layer, Layer]) -> List[Any]:
    """The tensors that the copy begins with; notes which layers stand for the model's input layers."""
    if given is None:
        inputs = [Input(batch_shape=layer.batch_input_shape, dtype=layer.dtype, sparse=layer.sparse, name=layer.name)
                  for layer in model.input_layers]
    else:
        inputs = [x if is_keras_tensor(x) else Input(tensor=x, name="input_wrapper_for_" + layer.name)
                  for x, layer in zip(to_list(given), model.input_layers)]
    made.update((layer, x._keras_history.layer) for layer, x in zip(model.input_layers, inputs)
                if isinstance(x._keras_history.layer, InputLayer))
    return inputs


def _called(layer: Layer, node: Any, found: Dict[int, Tuple[Any, Any]]) -> List[Tuple[Any, Any]]:
    """Outputs and masks of a layer called as a node of the model was."""
    tensors, masks = (list(part) for part in zip(*(found[id(x)] for x in node.input_tensors)))
    arguments = dict(node.arguments or {})
    if layer.call_names_mask:
        arguments.setdefault("mask", single(masks))
    outputs = to_list(layer(single(tensors), **arguments))
    if not layer.supports_masking:
        return [(output, None) for output in outputs]
    return list(zip(outputs, to_list(layer.compute_mask(single(tensors), single(masks)))))


def _anew(layer: Layer) -> Layer:
    return type(layer).from_config(layer.get_config())
