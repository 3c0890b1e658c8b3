"""Layers that are called with states or constants beside their input (2.x)."""
from typing import Any, Callable, Dict, List, Optional, Tuple

from keras1 import backend as K
from keras1.engine.nodes import InputSpec
from keras1.errors import ArgumentError, WiringError

States = Optional[List[Any]]

#: What a Keras tensor is, for those who mixed them with others.
KERAS_TENSORS = ' (a "Keras tensor" is a tensor that was returned by a Keras layer, or by `Input`)'


def standardize_args(inputs: Any, initial_state: Any, constants: Any,
                     num_constants: Optional[int]) -> Tuple[Any, States, States]:
    """The input, the initial states and the constants of a call, whichever way they were given.

    Parameters
    ----------
    inputs : tensor or list of tensors
        A list holds the input, then states, then ``num_constants`` constants.
    initial_state, constants : tensor or list of tensors, optional

    Raises
    ------
    AssertionError
        If there are a list of inputs and keywords, too.

    Examples
    --------
    >>> standardize_args(["x", "h", "c"], None, None, None)
    ('x', ['h', 'c'], None)
    """
    if isinstance(inputs, list):
        if initial_state is not None or constants is not None:
            raise ArgumentError.like(AssertionError)(
                "", "give states and constants either in the list of inputs or by keyword")
        if num_constants is not None:
            inputs, constants = inputs[:-num_constants], inputs[-num_constants:]
        initial_state = inputs[1:] if len(inputs) > 1 else None
        inputs = inputs[0]
    return inputs, _list_or_none(initial_state), _list_or_none(constants)


def _list_or_none(x: Any) -> States:
    return list(x) if isinstance(x, (list, tuple)) else x if x is None else [x]


def specs_of(tensors: List[Any]) -> List[InputSpec]:
    """Specifications of the shapes of tensors, as far as they are known."""
    return [InputSpec(shape=K.int_shape(tensor)) for tensor in tensors]


def call_with_states(layer: Any, call: Callable, inputs: Any, initial_state: States, constants: States,
                     arguments: Dict[str, Any], what: str, hint: str = KERAS_TENSORS) -> Any:
    """Call a layer on an input, states and constants.

    Those that layers made become further inputs of the call; others are handed to ``layer.call`` by keyword.

    Parameters
    ----------
    layer : Layer
        Its ``input_spec`` is a list, to which those of the states and constants are added for this call.
    call : function
        ``Layer.__call__``, bound to the layer.
    inputs : tensor
    initial_state, constants : list of tensors, optional
        At least one is given.
    arguments : dict
        Further keyword arguments of the call.
    what : str
        What they are, for the error if some of them were made by layers and some were not.
    hint : str
        The end of that error's text.

    Raises
    ------
    ValueError
        If they are mixed.
    """
    given = {"initial_state": initial_state, "constants": constants}
    further = [tensor for tensors in given.values() if tensors is not None for tensor in tensors]
    made_by_layers = {K.is_keras_tensor(tensor) for tensor in further}
    if len(made_by_layers) > 1:
        raise WiringError.like(ValueError)(
            "The initial state%s layer cannot be specified with a mix of Keras tensors and non-Keras tensors%s"
            % (what, hint), "make a Keras tensor of the others: Input(tensor=...)")
    if made_by_layers == {False}:
        return call(inputs, **arguments, **{name: value for name, value in given.items() if value is not None})
    own_spec = layer.input_spec
    layer.input_spec = own_spec + specs_of(further)
    try:
        return call([inputs] + further, **arguments)
    finally:
        layer.input_spec = own_spec
