"""Files as they lie in public repositories: words of tf.keras, numbers as text, functions of the user's, stand-ins."""
import json
import warnings

import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1.backend import theano
from keras1.errors import ModelFileError
from keras1.saving import describe, open_model


@pytest.fixture(autouse=True)
def without_c():
    with theano.config.change_flags(mode="FAST_COMPILE", cxx="", linker="vm"):
        yield


def written(folder, content, name="model.json"):
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return str(path)


def layer(class_name, **config):
    return {"class_name": class_name, "config": dict(config, name=config.get("name", class_name.lower()))}


def stack(*layers, **rest):
    return dict({"class_name": "Sequential", "config": list(layers), "keras_version": "1.0.4"}, **rest)


def quietly(*files, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return open_model(*files, **options)


def dense(**config):
    return layer("Dense", **dict({"output_dim": 2, "batch_input_shape": [None, 3]}, **config))


# -- numbers, functions, optimizers

def test_a_number_that_is_a_text(tmp_path):
    path = written(tmp_path, stack(dense(), layer("Dropout", p="0.5")))
    assert describe(path).network.layers[1].config == {"p": 0.5}
    assert [remark.where for remark in describe(path).remarks] == ["dropout"]
    with keras1.emulate("1.2.2"):
        assert quietly(path).layers[1].p == .5


@pytest.mark.parametrize("release", ["1.0.4", "2.3.1"])
@pytest.mark.parametrize("init", ["<lambda>", "my_init"])
def test_weights_that_a_function_of_the_users_made(tmp_path, release, init):
    path = written(tmp_path, stack(dense(init=init)))
    assert "init was a function of the user's" in describe(path).remarks[0].text
    with keras1.emulate(release), warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert open_model(path).layers[0].get_weights()[0].shape == (3, 2)
    assert any("'%s' of layer 'dense'" % init in str(warning.message) for warning in said)


def test_a_function_for_new_weights_can_be_given(tmp_path):
    path = written(tmp_path, stack(dense(init="my_init")))
    with keras1.emulate("1.2.2"):
        from keras1 import backend as K

        model = quietly(path, custom_objects={"my_init": lambda shape, name=None: K.variable(np.full(shape, 7.))})
        assert (model.get_weights()[0] == 7).all()


def test_an_activation_that_is_none_of_keras_is_asked_for(tmp_path):
    path = written(tmp_path, stack(dense(activation="mine")))
    assert "custom_objects={'mine': ...}" in describe(path).remarks[0].text
    with keras1.emulate("1.2.2"):
        with pytest.raises(ModelFileError, match="its activation .mine. is none of Keras") as error:
            quietly(path)
        assert "custom_objects={'mine': ...}" in error.value.hint
        assert quietly(path, custom_objects={"mine": lambda x: x * 0 + 3}).predict(np.ones((1, 3))).tolist() == [[3, 3]]


@pytest.mark.parametrize("name, value", [("relu6", 6.), ("swish", 8 / (1 + np.exp(-8)))])
def test_activations_that_everybody_knows(tmp_path, name, value):
    path = written(tmp_path, stack(layer("Activation", activation=name, batch_input_shape=[None, 1])))
    with keras1.emulate("2.3.1"):
        np.testing.assert_allclose(quietly(path).predict(np.array([[8.]])), [[value]], rtol=1e-6)


def test_json_of_1_0_says_how_the_model_was_compiled(tmp_path):
    sgd = {"name": "SGD", "lr": .25, "momentum": 0., "decay": 0., "nesterov": False}
    path = written(tmp_path, stack(dense(), loss="mse", sample_weight_mode=None, optimizer=sgd))
    with keras1.emulate("1.2.2"):
        model = quietly(path)
        assert (model.loss, float(model.optimizer.get_config()["lr"])) == ("mse", .25)


# -- tf.keras

TENSORFLOW = {"class_name": "Sequential", "keras_version": "2.4.0", "backend": "tensorflow", "config": {
    "name": "sequential", "layers": [
        layer("InputLayer", batch_input_shape=[None, 6, 6, 2], dtype="float32", ragged=False, sparse=False),
        layer("Conv2D", filters=2, kernel_size=[3, 3], groups=1, dtype="float32", batch_input_shape=[None, 6, 6, 2],
              kernel_initializer={"class_name": "GlorotUniform", "config": {"seed": None, "dtype": "float32"}},
              data_format="channels_last"),
        layer("BatchNormalizationV1", axis=[3], fused=None, dtype={"class_name": "Policy", "config": {
            "name": "mixed_float16"}}),
        layer("Flatten", dtype="float32", data_format="channels_last"),
        layer("Dense", units=2, kernel_initializer={"class_name": "HeNormalV2", "config": {"seed": 3}})]}}


def test_words_of_tensorflow(tmp_path):
    path = written(tmp_path, TENSORFLOW)
    found = describe(path)
    assert found.origins.reasons[0].startswith("keras_version in the configuration is '2.4.0', that is TensorFlow's")
    assert found.network.layers[2].class_name == "BatchNormalization"
    assert found.network.layers[2].config == {"axis": 3, "dtype": "float32"}
    assert found.network.layers[4].config["kernel_initializer"] == {"class_name": "VarianceScaling", "config": {
        "scale": 2., "mode": "fan_in", "distribution": "normal", "seed": 3}}
    with keras1.emulate("2.3.1"):
        assert quietly(path).predict(np.ones((2, 6, 6, 2))).shape == (2, 2)


def test_what_only_tensorflow_computes_is_said(tmp_path):
    grouped = layer("Conv1D", filters=2, kernel_size=[1], groups=2, batch_input_shape=[None, 3, 2])
    path = written(tmp_path, stack(grouped, keras_version="2.4.0"))
    assert "groups=2 is an argument of tf.keras" in describe(path).remarks[0].text
    with keras1.emulate("2.3.1"), pytest.raises(TypeError, match="groups"):
        quietly(path)


def test_a_model_of_a_class_of_its_own(tmp_path):
    path = written(tmp_path, dict(TENSORFLOW, class_name="SmallModel"))
    found = describe(path)
    assert found.network.kind == "Sequential" and "SmallModel: read as a Sequential" in found.remarks[0].text


@pytest.mark.parametrize("kind, bias", [("CuDNNLSTM", (32,)), ("CuDNNGRU", (24,))])
def test_layers_for_cudnn_become_plain_ones(tmp_path, kind, bias):
    import h5py

    gates = bias[0] // 8
    config = layer(kind, units=4, name="r", batch_input_shape=[None, 5, 3], return_sequences=False)
    architecture = written(tmp_path, {"class_name": "Sequential", "config": [config], "keras_version": "2.2.4",
                                      "backend": "tensorflow"})
    random = np.random.RandomState(0)
    weights = [random.normal(size=shape) for shape in ((3, 4 * gates), (4, 4 * gates), bias)]
    with h5py.File(tmp_path / "w.h5", "w") as file:
        file.attrs["layer_names"], file.attrs["backend"] = [b"r"], b"tensorflow"
        group = file.create_group("r")
        group.attrs["weight_names"] = [b"r/kernel:0", b"r/recurrent_kernel:0", b"r/bias:0"]
        for name, value in zip(group.attrs["weight_names"], weights):
            group[name] = value
    x = random.normal(size=(2, 5, 3))
    with keras1.emulate("2.3.1"):
        ours = quietly(architecture, str(tmp_path / "w.h5")).predict(x)
    np.testing.assert_allclose(ours, by_cudnn(kind, x, weights), rtol=1e-4, atol=1e-5)


def by_cudnn(kind, x, weights):
    """The equations of CuDNN's guide: matrices (units, inputs) of each gate, biases of the input and of the state."""
    kernels = [part.reshape(-1).reshape(4, 3) for part in np.hsplit(weights[0], weights[0].shape[1] // 4)]
    states = [part.reshape(-1).reshape(4, 4) for part in np.hsplit(weights[1], weights[1].shape[1] // 4)]
    biases = weights[2].reshape(2, -1, 4)
    h = c = np.zeros((len(x), 4))

    def sigmoid(value):
        return 1 / (1 + np.exp(-value))

    for step in range(x.shape[1]):
        read = [x[:, step] @ kernel.T + bias for kernel, bias in zip(kernels, biases[0])]
        kept = [h @ state.T + bias for state, bias in zip(states, biases[1])]
        if kind == "CuDNNLSTM":
            i, f, g, o = (a + b for a, b in zip(read, kept))
            c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
            h = sigmoid(o) * np.tanh(c)
        else:
            z, r = sigmoid(read[0] + kept[0]), sigmoid(read[1] + kept[1])
            h = z * h + (1 - z) * np.tanh(read[2] + r * kept[2])
    return h


def test_a_lambda_of_tensorflow_that_does_not_tell_its_shape(tmp_path):
    summed = layer("Lambda", function="total", function_type="function", output_shape=None, output_shape_type="raw",
                   arguments={}, batch_input_shape=[None, 5, 3])
    path = written(tmp_path, stack(summed, layer("Dense", units=2), keras_version="2.0.6", backend="tensorflow"))
    with keras1.emulate("2.3.1"):
        model = quietly(path, custom_objects={"total": lambda x: x.sum(axis=1)})
        assert model.output_shape == (None, 2) and model.predict(np.ones((4, 5, 3))).shape == (4, 2)


def test_a_deconvolution_that_theano_could_not_run_before_1_2_2(tmp_path):
    deconvolution = layer("Deconvolution2D", nb_filter=2, nb_row=2, nb_col=2, output_shape=[None, 6, 6, 2],
                          subsample=[2, 2], dim_ordering="tf", batch_input_shape=[None, 3, 3, 1])
    path = written(tmp_path, stack(deconvolution, keras_version="1.1.0"))
    with keras1.emulate("1.1.0"):
        model = quietly(path)
    assert model.predict(np.ones((2, 3, 3, 1))).shape == (2, 6, 6, 2)


# -- what is no architecture

@pytest.mark.parametrize("content, words", [
    ("version https://git-lfs.github.com/spec/v1\noid sha256:6c\nsize 31\n", "pointer of Git LFS"),
    ("../.git/annex/objects/x", "pointer of git-annex"),
    ("<!DOCTYPE html>\n<html></html>", "is a web page"),
    ({"modelTopology": None, "weightsManifest": [{"paths": ["g"], "weights": [{"name": "conv/kernel", "shape": [3]}]}]},
     "weights of TensorFlow.js, without an architecture"),
    ({"class_name": "Sequential", "config": {"layers": []}, "keras_version": "3.4.1"}, "is of Keras 3.4.1"),
    ({"layers": {"embedding": {"type": "google"}}}, "holds no architecture"),
])
def test_what_stands_where_a_file_was_expected(tmp_path, content, words):
    with pytest.raises(ModelFileError, match=words):
        describe(written(tmp_path, content))


# -- which release

@pytest.mark.parametrize("content, first, last", [
    ({"name": "Sequential", "layers": [{"name": "LSTM", "truncate_gradient": -1, "output_dim": 2}]}, "0.1.0", "0.2.0"),
    ({"name": "Sequential", "class_mode": "binary", "sample_weight_mode": None,
      "layers": [{"name": "Dense", "output_dim": 2, "cache_enabled": True, "custom_name": "d"}]}, "0.3.3", "0.3.3"),
    ({"class_name": "Sequential", "config": [layer("ZeroPadding2D", padding=[1, 1]), layer("Dense", output_dim=2)]},
     "1.0.0", "1.2.2"),
    ({"class_name": "Sequential", "config": [layer("Embedding", input_dim=5, output_dim=2), layer("Dense", units=2)]},
     "2.0.0", "2.3.1"),
    ({"class_name": "Sequential", "config": [layer("Mine", output_dim=5), layer("Dense", units=2)]}, "2.0.0", "2.3.1"),
])
def test_words_of_both_generations_tell_nothing(tmp_path, content, first, last):
    origins = describe(written(tmp_path, content)).origins
    assert (origins.first, origins.last) == (first, last)
    assert not any("do not agree" in reason for reason in origins.reasons)


@pytest.mark.parametrize("version", ["2.0.0", "2.0.9", "2.1.6", "2.2.0", "2.2.4"])
def test_normalization_in_the_releases_between(tmp_path, version):
    path = written(tmp_path, stack(layer("BatchNormalization", axis=-1, batch_input_shape=[None, 4, 3]),
                                   keras_version=version))
    with keras1.emulate(version):
        assert quietly(path).predict(np.ones((2, 4, 3))).shape == (2, 4, 3)
