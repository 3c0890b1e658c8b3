"""What must hold for every layer in the functional API."""
import json

import numpy as np
import pytest
from catalogue import ENTRIES

import keras1
from keras1 import backend as K
from keras1.layers import Input
from keras1.models import Model
from keras1.saving.functional_config import layer_from_config, plain_json

RELEASES = ["1.0.8", "1.2.2"]
each_layer = pytest.mark.parametrize("entry", ENTRIES, ids=str)
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")  # a shape guessed, a layer deprecated
each_release = pytest.mark.parametrize("release", RELEASES)

#: What only 0.x had, and what has no functional form.
CLASSIC = {"LambdaMerge", "MaskedLambda", "ThresholdedLinear", "TimeDistributedMerge"}


def called(entry):
    """The layer, called on an input, and both tensors."""
    if entry.layer.__name__ in CLASSIC:
        pytest.skip("only 0.x had it")
    layer = entry.layer(**entry.arguments)
    dtype = "int32" if entry.vocabulary else "float32"
    x = Input(batch_shape=(None,) + entry.input_shape[1:], dtype=dtype)
    return layer, x, layer(x)


def described(layer):
    """A configuration as text, without what a layer that met its input says of it."""
    config = {k: v for k, v in layer.get_config().items() if k not in ("batch_input_shape", "input_dtype")}
    return json.dumps(config, sort_keys=True, default=plain_json)


def values(x, y, array):
    """What comes out in training and in use, computed without compiling any C."""
    f = K.function([x, K.learning_phase()], [y], mode="FAST_COMPILE")
    return f([array, 1])[0], f([array, 0])[0]


@each_release
@each_layer
def test_declared_shape_is_the_real_one(entry, release):
    with keras1.emulate(release):
        layer, x, y = called(entry)
        for out in values(x, y, entry.sample()):
            assert len(out.shape) == len(y._keras_shape) == len(layer.output_shape)
            assert all(e in (None, s) for e, s in zip(y._keras_shape, out.shape))


@each_release
@each_layer
def test_only_random_layers_differ_in_training(entry, release):
    with keras1.emulate(release):
        layer, x, y = called(entry)
        trained, used = values(x, y, entry.sample())
        same = np.allclose(trained, used, rtol=1e-6)
        if entry.layer.__name__ != "BatchNormalization":
            assert same is not entry.random
        assert layer.uses_learning_phase is (not same)


@each_release
@each_layer
def test_config_is_json_and_makes_the_layer_again(entry, release):
    if (release, entry.layer.__name__) == ("1.0.8", "Deconvolution2D"):
        pytest.skip("1.0 asked a layer that was never called for its output shape")
    with keras1.emulate(release):
        layer = called(entry)[0]
        config = {"class_name": type(layer).__name__, "config": layer.get_config()}
        again = layer_from_config(json.loads(json.dumps(config, default=plain_json)))
        assert described(again) == described(layer)


@each_release
@each_layer
def test_the_same_weights_give_the_same_output_in_another_model(entry, release, tmp_path):
    with keras1.emulate(release):
        _, x, y = called(entry)
        model = Model(x, y)
        again = Model.from_config(model.get_config())
        model.save_weights(str(tmp_path / "weights.h5"))
        again.load_weights(str(tmp_path / "weights.h5"))
        (_, first), (_, second) = (values(m.inputs[0], m.outputs[0], entry.sample()) for m in (model, again))
        np.testing.assert_allclose(first, second, rtol=1e-6)


@each_release
@each_layer
def test_a_shared_layer_has_one_set_of_weights(entry, release):
    with keras1.emulate(release):
        layer, x, _ = called(entry)
        count = len(layer.weights)
        if release == "1.0.8" and entry.layer.__name__ == "BatchNormalization":
            pytest.skip("a shared one raises in 1.0")
        layer(Input(batch_shape=x._keras_shape, dtype=x.dtype))
        assert len(layer.weights) == count and len(layer.inbound_nodes) == 2
        assert layer.get_output_shape_at(0) == layer.get_output_shape_at(1)
