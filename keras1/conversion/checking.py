"""Whether the model that was written predicts what the source predicts: on generated inputs, in both."""
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple

import numpy as np

from keras1.conversion.to_keras3 import input_shape
from keras1.errors import ModelFileError
from keras1.history import being, current, release
from keras1.saving import kernels, opening
from keras1.saving.description import Description, LayerRecord, Network
from keras1.saving.upgrades import upgraded

Arrays = Dict[str, np.ndarray]

#: Lengths that are tried for axes that a model leaves open.
_LENGTHS = (7, 16, 64, 224)


class Prediction(NamedTuple):
    """What a model was given and what it predicted.

    Attributes
    ----------
    inputs : dict of str to ndarray
        By the names of the inputs, in their order.
    outputs : list of ndarray
    batch_size : int
    """

    inputs: Arrays
    outputs: List[np.ndarray]
    batch_size: int


def predict_with_source(description: Description, build: Callable[..., Any]) -> Prediction:
    """What the source predicts, under its own release, on generated inputs.

    Parameters
    ----------
    description : Description
        With values.
    build : callable
        Makes the model, see `source_model`.
    """
    network = upgraded(kernels.on_theano(description), "2.3.1").network
    model, error = build(), None
    for length in _LENGTHS:
        inputs, batch_size = generated_inputs(network, length)
        try:
            with being(max(release(description.release), release("0.3.1"))):
                return Prediction(inputs, _outputs(model, inputs, batch_size, description.network), batch_size)
        except Exception as failure:  # an image too small for the windows, as a rule
            error = failure
        if not any(None in shape[1:] for shape in shapes(network).values()):
            break
    raise ModelFileError("the model does not predict on generated inputs: %s: %s" % (type(error).__name__, error),
                         "convert it with check=False (--no-check) and compare on inputs of your own")


def outputs_of(model: Any, description: Description, given: Prediction) -> List[np.ndarray]:
    """What a model that was opened from a description predicts on the inputs of another prediction."""
    with being(max(release(description.release), release("0.3.1"))):
        inputs = given.inputs
        if type(model).__name__ == "Graph":
            inputs = renamed(inputs, description.network)
        return _outputs(model, inputs, given.batch_size, description.network)


def source_model(description: Description, **options: Any) -> Any:
    """The model that the source is, of its own release."""
    with being(max(release(description.release), release("0.3.1"))):
        return opening.build(description, compile=False, **options)


def _outputs(model: Any, inputs: Arrays, batch_size: int, network: Network) -> List[np.ndarray]:
    """Predictions, whatever kind of model: those of a Graph are named."""
    if not hasattr(model, "predict"):
        raise TypeError("a %s does not predict" % type(model).__name__)
    by_name = type(model).__name__ == "Graph"
    if not getattr(model, "optimizer", None) and current() < release("1.0.0"):
        _compile(model, by_name, network)
    given: Any = dict(inputs) if by_name else list(inputs.values())
    found = model.predict(given if by_name or len(given) > 1 else given[0], batch_size=batch_size, verbose=0)
    if isinstance(found, dict):
        return [np.asarray(found[name]) for name in network.output_names]
    return [np.asarray(part) for part in found] if isinstance(found, (list, tuple)) else [np.asarray(found)]


def _compile(model: Any, by_name: bool, network: Network) -> None:
    """A model of 0.x predicts only when it is compiled; how does not matter."""
    model.compile("sgd", {name: "mse" for name in network.output_names} if by_name else "mse")


# -- inputs

def shapes(network: Network) -> Dict[str, Tuple[Optional[int], ...]]:
    """The batch shape of each input of a network of 2.3.1, by name."""
    found = {}
    for origin in network.inputs:
        shape = input_shape(network.named(origin.layer))
        if shape is None:
            raise ModelFileError("the file does not tell the shape of its input",
                                 "give it: batch_input_shape=(None, ...), --input-shape of the command")
        found[origin.layer] = tuple(shape)
    return found


def generated_inputs(network: Network, length: int = 7) -> Tuple[Arrays, int]:
    """Inputs for a network of 2.3.1, and the size of its batches: two batches of it if it is fixed.

    Words for an Embedding, with zeros at the ends; steps to be masked for a Masking; otherwise numbers around zero.

    Examples
    --------
    >>> from keras1.saving.description import Origin
    >>> words = LayerRecord("e", "Embedding", {"input_dim": 5, "input_length": 3, "output_dim": 2}, [[]])
    >>> inputs, size = generated_inputs(Network("Sequential", None, [words], [Origin("e")], [Origin("e")]))
    >>> inputs["e"].shape, inputs["e"].dtype.name, int(inputs["e"].max()) < 5, size
    ((4, 3), 'int32', True, 4)
    """
    random, found, size = np.random.RandomState(0), {}, 4
    for name, shape in shapes(network).items():
        fixed = shape[0]
        size = fixed or size
        whole = (2 * fixed if fixed else size,) + tuple(part or length for part in shape[1:])
        readers = list(_readers(network, name))
        words = [record.config["input_dim"] for record in readers if record.class_name == "Embedding"]
        found[name] = _words(random, whole, min(words)) if words else _numbers(random, whole, readers)
    return found, size


def _words(random: Any, shape: Tuple[int, ...], count: int) -> np.ndarray:
    words = random.randint(min(1, count - 1), count, shape).astype("int32")
    if len(shape) > 1 and shape[1] > 2:
        words[0, :1] = 0  # padded in front, as pad_sequences does, and behind
        words[-1, -2:] = 0
    return words


def _numbers(random: Any, shape: Tuple[int, ...], readers: List[LayerRecord]) -> np.ndarray:
    numbers = random.uniform(-1, 1, shape).astype("float32")
    for record in readers:
        if record.class_name == "Masking" and len(shape) > 2 and shape[1] > 2:
            numbers[0, :1] = numbers[-1, -2:] = record.config.get("mask_value", 0.)
    return numbers


_TRANSPARENT = ("Reshape", "Flatten", "Permute", "Dropout", "Activation", "InputLayer", "RepeatVector")


def _readers(network: Network, name: str) -> Iterator[LayerRecord]:
    """The layers that see the values of an input: those that read it, within networks and wrappers too."""
    first = network.named(name)
    yield from _within(first)
    if first.class_name in _TRANSPARENT:
        for record in network.layers:
            for call in record.calls:
                read = [origin.layer for origin in call]
                if record is not first and name in read:
                    inside = record.network is not None
                    yield from _within(record, read.index(name)) if inside else _readers(network, record.name)


def _within(record: LayerRecord, position: int = 0) -> Iterator[LayerRecord]:
    if record.network is not None:
        yield from _readers(record.network, record.network.inputs[position].layer)
    elif record.wrapped:
        yield from _within(record.wrapped[0])
    else:
        yield record


def renamed(inputs: Arrays, network: Network) -> Arrays:
    """The inputs under the names that they have in a network."""
    return {origin.layer: value for origin, value in zip(network.inputs, inputs.values())}


# -- comparing

def largest_difference(expected: List[np.ndarray], found: List[np.ndarray]) -> float:
    """The largest difference between two lists of predictions; infinite if their shapes differ.

    Examples
    --------
    >>> largest_difference([np.zeros(2)], [np.array([0., 0.5])])
    0.5
    """
    if [part.shape for part in expected] != [part.shape for part in found]:
        return float("inf")
    differences = [np.abs(before.astype("float64") - after).max(initial=0.) for before, after in zip(expected, found)]
    return float(max(differences, default=0.))
