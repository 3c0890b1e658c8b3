"""What becomes of layers on the way to Keras 3: kernels, margins, gates, refusals."""
import numpy as np
import pytest

from keras1.conversion import keras3_file, to_script
from keras1.conversion.to_keras3 import to_keras3
from keras1.errors import ModelFileError
from keras1.saving.description import Description, LayerRecord, Network, Origins, Weight


def weight(name, value):
    value = np.asarray(value, "float32")
    return Weight(name, value.shape, "float32", value)


def converted(class_name, config, *weights, release="2.3.1", backend="theano"):
    record = LayerRecord("layer", class_name, dict(config, batch_input_shape=[None, 4, 4, 2]), [[]], list(weights))
    origins = Origins(release, True, release, release, backend)
    network = Network("Sequential", "s", [record])
    return to_keras3(Description([], origins, network, has_weights=True)).layers[1:]


CONV = {"filters": 1, "kernel_size": [2, 2], "strides": [1, 1], "padding": "valid", "data_format": "channels_last"}
KERNEL = np.arange(8).reshape(2, 2, 2, 1)


def test_kernels_of_theano_are_turned_round_and_those_of_tensorflow_are_not():
    layer, = converted("Conv2D", CONV, weight("kernel", KERNEL))
    np.testing.assert_array_equal(layer.weights[0].value, KERNEL[::-1, ::-1])
    layer, = converted("Conv2D", CONV, weight("kernel", KERNEL), backend="tensorflow")
    np.testing.assert_array_equal(layer.weights[0].value, KERNEL)


def test_margins_that_lie_otherwise_are_a_layer():
    same = dict(CONV, padding="same")
    margin, layer = converted("Conv2D", same, weight("kernel", KERNEL))
    assert margin.class_name == "ZeroPadding2D" and margin.config["padding"] == [[1, 0], [1, 0]]
    assert layer.config["padding"] == "valid"
    layer, = converted("Conv2D", same, weight("kernel", KERNEL), backend="tensorflow")
    assert layer.config["padding"] == "same"


def test_what_goes_into_a_hard_sigmoid_is_scaled():
    config = {"units": 1, "activation": "tanh", "recurrent_activation": "hard_sigmoid"}
    layer, = converted("LSTM", config, weight("kernel", np.ones((2, 4))), weight("recurrent_kernel", np.ones((1, 4))),
                       weight("bias", np.ones(4)))
    for array in layer.weights:
        np.testing.assert_allclose(np.ravel(array.value)[-4:], [1.2, 1.2, 1., 1.2], rtol=1e-6)
    x = np.linspace(-4, 4, 50)
    np.testing.assert_allclose(np.clip(1.2 * x / 6 + 0.5, 0, 1), np.clip(0.2 * x + 0.5, 0, 1), atol=1e-12)


@pytest.mark.parametrize("class_name, config, word", [
    ("Mine", {}, "layer of your own"), ("Activation", {"activation": "my_function"}, "linear"),
    ("RNN", {"cell": {"class_name": "MyCell", "config": {}}}, "write the cell"),
])
def test_what_has_no_counterpart_is_named_with_what_to_do(class_name, config, word):
    with pytest.raises(ModelFileError, match="layer 'layer' \\(%s\\)" % class_name) as raised:
        converted(class_name, config)
    assert word in raised.value.hint


def test_weights_stand_where_keras_3_looks():
    dense = {"units": 1, "activation": "linear"}
    layers = [LayerRecord("a", "Dense", dict(dense, batch_input_shape=[None, 2]), [[]], [weight("kernel", [[1], [2]])]),
              LayerRecord("b", "Dense", dense, [], [weight("kernel", [[3]])])]
    network = to_keras3(Description([], Origins("2.3.1", True, "2.3.1", "2.3.1", "theano"),
                                    Network("Sequential", "s", layers), has_weights=True))
    paths = {path: len(weights) for path, weights in keras3_file.weight_paths(network)}
    assert paths == {"": 0, "layers/input_layer": 0, "layers/dense": 1, "layers/dense_1": 1}
    assert sorted(key for key, _ in to_script.arrays(network)) == ["a:0", "b:0"]
