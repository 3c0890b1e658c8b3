"""What must hold for every layer, whatever it computes."""
import json
import pickle

import numpy as np
import pytest
from catalogue import ABSTRACT, ENTRIES, MODULES, OF_KERAS_2, READERS, REMEMBERING, chosen

import keras1
from keras1 import backend as K
from keras1.backend.phase import evaluating
from keras1.engine.layer import Layer

RELEASES = ["0.3.1", "0.3.3"]
each_layer = pytest.mark.parametrize("entry", ENTRIES, ids=str)
each_release = pytest.mark.parametrize("release", RELEASES)


def values(inputs, outputs, arrays):
    """The values of tensors, computed without compiling any C."""
    return K.function(inputs, outputs, mode="FAST_COMPILE", on_unused_input="ignore")(arrays)


def test_every_public_layer_is_listed():
    public = {chosen(getattr(module, name)) for module in MODULES for name in module.__all__}
    layers = {thing for thing in public if isinstance(thing, type) and issubclass(thing, Layer)}
    listed = {chosen(entry.layer) for entry in ENTRIES} | {chosen(cls) for cls in ABSTRACT | READERS}
    assert {layer for layer in layers if layer.__name__ not in OF_KERAS_2} == listed


@each_release
@each_layer
def test_declared_shape_is_the_real_one(entry, release):
    with keras1.emulate(release):
        layer = entry.make()
        x = entry.sample()
        for train in (True, False):
            [out] = values([layer.input], [layer.get_output(train)], [x])
            expected = layer.output_shape
            assert len(out.shape) == len(expected)
            assert all(e in (None, s) for e, s in zip(expected, out.shape))


@each_release
@each_layer
def test_classic_and_functional_calls_agree(entry, release):
    with keras1.emulate(release):
        layer = entry.make()
        classic = layer.get_output(False)
        with evaluating(False):
            functional = layer.call(layer.input)
        assert layer.get_output_shape_for(layer.input_shape) == layer.output_shape
        first, second = values([layer.input], [classic, functional], [entry.sample()])
        np.testing.assert_array_equal(first, second)


@each_release
@each_layer
def test_calling_on_a_tensor_is_get_output_on_it(entry, release):
    with keras1.emulate(release):
        layer = entry.make()
        X = K.placeholder(ndim=len(entry.input_shape), dtype=layer.input.dtype)
        first, second = values([layer.input, X], [layer.get_output(False), layer(X)], [entry.sample()] * 2)
        np.testing.assert_array_equal(first, second)
        assert layer.get_input(False) is layer.input


@each_release
@each_layer
def test_only_random_layers_differ_in_training(entry, release):
    with keras1.emulate(release):
        layer = entry.make()
        outputs = [layer.get_output(True), layer.get_output(False)]
        trained, used = values([layer.input], outputs, [entry.sample()])
        assert np.array_equal(trained, used) is not entry.random


@each_release
@each_layer
def test_weights_make_the_round_trip(entry, release):
    with keras1.emulate(release):
        first, second = entry.make(), entry.make()
        second.set_weights(first.get_weights())
        for a, b in zip(first.get_weights(), second.get_weights()):
            np.testing.assert_array_equal(a, b)
        assert first.count_params() == sum(K.get_value(w).size for w in first.trainable_weights)


@each_release
@each_layer
def test_given_weights_are_set(entry, release):
    with keras1.emulate(release):
        wanted = [w + 1 for w in entry.make().get_weights()]
        if not wanted or "weights" not in chosen(entry.layer).__init__.__wrapped__.__code__.co_varnames:
            pytest.skip("takes no weights")
        layer = entry.make(weights=wanted)
        for a, b in zip(layer.get_weights(), wanted):
            np.testing.assert_array_equal(a, b)
        assert hasattr(layer, "initial_weights") is (entry.layer in REMEMBERING)


@each_release
@each_layer
def test_config_is_json_and_makes_the_layer_again(entry, release):
    with keras1.emulate(release):
        layer = entry.make()
        config = layer.get_config()
        if callable(config.get("function")):
            pytest.skip("a function is no JSON, as in the original")
        config = json.loads(json.dumps(config))
        assert config.pop("name") == entry.layer.__name__
        name = config.pop("custom_name", None)
        arguments = {key: value for key, value in config.items() if not isinstance(value, dict)}
        if "Lambda" in entry.layer.__name__:
            arguments["function"] = entry.arguments["function"]
        again = entry.layer(name=name, **arguments) if name else entry.layer(**arguments)
        without = set(config) - set(arguments)
        assert {k: v for k, v in again.get_config().items() if k not in without} == \
            {k: v for k, v in layer.get_config().items() if k not in without}


@each_release
@each_layer
def test_one_constraint_per_weight(entry, release):
    with keras1.emulate(release):
        params, regularizers, constraints, updates = entry.make().get_params()
        assert len(constraints) == len(params)
        assert all(callable(thing) for thing in constraints + regularizers)
        assert updates == []


@each_layer
def test_masks_pass_where_they_are_supported(entry):
    layer = entry.make()
    layer.get_input_mask = lambda train=False: "the mask"
    if entry.layer.__name__ == "Masking":
        assert K.ndim(layer.get_output_mask()) == 2
    else:
        assert layer.get_output_mask() == ("the mask" if layer.supports_masked_input() else None)


@each_layer
def test_pickling(entry):
    if "Lambda" in entry.layer.__name__:
        pytest.skip("a lambda cannot be pickled")
    layer = entry.make()
    again = pickle.loads(pickle.dumps(layer))
    for a, b in zip(layer.get_weights(), again.get_weights()):
        np.testing.assert_array_equal(a, b)
    assert again.output_shape == layer.output_shape
    assert again.get_config() == layer.get_config()


@each_layer
def test_gradient_agrees_with_finite_differences(entry):
    layer = entry.make()
    weights = layer.get_params()[0]
    if not weights:
        pytest.skip("has no weights")
    x, step = entry.sample(), 1e-3
    out = layer.get_output(False)
    factors = np.random.RandomState(3).uniform(-1, 1, [4 if s is None else s for s in layer.output_shape])
    score = K.sum(out * K.variable(factors))
    f = K.function([layer.input], [score] + list(K.gradients(score, weights)), mode="FAST_COMPILE")
    gradients = f([x])[1:]
    for weight, gradient in zip(weights, gradients):
        value = K.get_value(weight)
        direction = np.random.RandomState(5).uniform(-1, 1, value.shape).astype("float32")
        scores = []
        for sign in (1, -1):
            K.set_value(weight, value + sign * step * direction)
            scores.append(float(f([x])[0]))
        K.set_value(weight, value)
        np.testing.assert_allclose((scores[0] - scores[1]) / (2 * step), (gradient * direction).sum(),
                                   rtol=2e-2, atol=2e-3)
