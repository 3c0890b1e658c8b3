"""Stacks of layers taken at random: in each format they predict the same, or are refused by name."""
import tempfile
import warnings

import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

import keras1
from keras1.backend import theano
from keras1.conversion import checking, convert, predict_elsewhere, to_onnx
from keras1.conversion.converting import _description
from keras1.conversion.to_keras3 import to_keras3
from keras1.errors import ModelFileError

#: By the number of axes of a sample: layers of 2.3.1 and the number of axes of what they make.
LAYERS = {
    1: [("Dense", some.fixed_dictionaries({"units": some.integers(1, 4), "use_bias": some.booleans(), "activation":
                                           some.sampled_from(["relu", "tanh", "hard_sigmoid", "softmax"])}), 1),
        ("BatchNormalization", some.fixed_dictionaries({"center": some.booleans(), "scale": some.booleans()}), 1),
        ("RepeatVector", some.fixed_dictionaries({"n": some.integers(2, 4)}), 2),
        ("LeakyReLU", some.just({"alpha": 0.25}), 1), ("ReLU", some.just({"max_value": 1.5}), 1),
        ("Dropout", some.just({"rate": 0.5}), 1)],
    2: [("LSTM", some.fixed_dictionaries({"units": some.integers(1, 3), "return_sequences": some.just(True),
                                          "go_backwards": some.booleans()}), 2),
        ("GRU", some.fixed_dictionaries({"units": some.integers(1, 3), "reset_after": some.booleans()}), 1),
        ("Conv1D", some.fixed_dictionaries({"filters": some.integers(1, 3), "kernel_size": some.integers(1, 3),
                                            "padding": some.sampled_from(["same", "causal"])}), 2),
        ("MaxPooling1D", some.fixed_dictionaries({"pool_size": some.integers(1, 2), "padding":
                                                  some.sampled_from(["valid", "same"])}), 2),
        ("AveragePooling1D", some.just({"pool_size": 2, "padding": "same"}), 2),
        ("UpSampling1D", some.just({"size": 2}), 2), ("ZeroPadding1D", some.just({"padding": (1, 2)}), 2),
        ("Permute", some.just({"dims": (2, 1)}), 2), ("Reshape", some.just({"target_shape": (-1, 1)}), 2),
        ("GlobalMaxPooling1D", some.just({}), 1), ("Flatten", some.just({"data_format": "channels_last"}), 1),
        ("PReLU", some.just({}), 2)],
}


@some.composite
def stacks(draw):
    """Names of classes and arguments, and the shape of the input."""
    axes = draw(some.integers(1, 2))
    shape, found = draw(some.tuples(*[some.integers(2, 5)] * axes)), []
    for _ in range(draw(some.integers(1, 4))):
        name, arguments, axes = draw(some.sampled_from(LAYERS[axes]))
        found.append((name, draw(arguments)))
    return shape, found


def model_of(shape, parts):
    from keras1 import layers
    from keras1.models import Sequential
    made = [getattr(layers, name)(**arguments, **({} if number else {"input_shape": shape}))
            for number, (name, arguments) in enumerate(parts)]
    model, random = Sequential(made), np.random.RandomState(0)
    model.set_weights([random.uniform(0.1, 0.9, array.shape) for array in model.get_weights()])
    return model


def check(shape, parts):
    with keras1.emulate("2.3.1"), warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter("ignore")
        description = _description(model_of(shape, parts))
        expected = checking.predict_with_source(description, lambda: checking.source_model(description))
        network = to_keras3(description)
        to_onnx.write(network, folder + "/model.onnx")
        _, found = predict_elsewhere.with_onnx(folder + "/model.onnx", checking.renamed(expected.inputs, network),
                                               expected.batch_size)
        assert checking.largest_difference(expected.outputs, found) < 1e-5
        for target in ("1.2.2", "0.3.3"):
            try:
                done = convert(model_of(shape, parts), "%s/%s.json" % (folder, target), to=target)
            except ModelFileError as error:
                assert "layer '" in str(error) and error.hint
            else:
                assert done.difference < 1e-5


SETTINGS = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@pytest.fixture(autouse=True)
def without_c():
    pytest.importorskip("onnx")
    with theano.config.change_flags(mode="FAST_COMPILE", cxx="", linker="vm"):
        yield


@settings(max_examples=4, **SETTINGS)
@given(stacks())
def test_a_few(stack):
    check(*stack)


@pytest.mark.slow
@settings(max_examples=100, **SETTINGS)
@given(stacks())
def test_many(stack):
    check(*stack)
