"""Weights as the writers of 2015 to 2021 laid them out: Keras before 0.1, converters, tf.keras, Keras 3.

The files are made here, with h5py, attribute by attribute, as those writers made them.
"""
import json
import warnings

import h5py
import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1.backend import theano
from keras1.errors import ModelFileError
from keras1.saving import describe, open_model

RANDOM = np.random.RandomState(0)
W, B, W_2, B_2 = (RANDOM.normal(size=shape).astype("float32") for shape in ((3, 4), (4,), (4, 2), (2,)))
X = RANDOM.normal(size=(5, 3)).astype("float32")
Y = X @ W @ W_2 + B @ W_2 + B_2


@pytest.fixture(autouse=True)
def without_c():
    with theano.config.change_flags(mode="FAST_COMPILE", cxx="", linker="vm"):
        yield


def dense(name, units, **config):
    return {"class_name": "Dense", "name": name, "config": dict({"name": name, "units": units}, **config)}


def stack(**rest):
    return dict({"class_name": "Sequential", "backend": "tensorflow", "config": {"name": "sequential", "layers": [
        dense("dense", 4, batch_input_shape=[None, 3]), dense("dense_1", 2)]}}, **rest)


def named(group, layers, texts=bytes):
    """Groups by ``layer_names``, data sets by ``weight_names``; lists of bytes (h5py 2) or of texts (h5py 3)."""
    def listed(names):
        return np.array([name.encode() for name in names]) if texts is bytes else names

    group.attrs["layer_names"] = listed(list(layers))
    for name, weights in layers.items():
        inner = group.create_group(name)
        inner.attrs["weight_names"] = listed(list(weights))
        for weight, value in weights.items():
            inner[weight] = value


def opened(release, *files, **options):
    with keras1.emulate(release), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return open_model(*map(str, files), **options)


@pytest.mark.parametrize("version, texts", [("2.1.6-tf", bytes), ("2.2.4-tf", bytes), ("2.4.0", str), ("2.2.4", bytes)])
def test_a_whole_model_of_tensorflow(tmp_path, version, texts):
    kept = {"model_config": stack(), "training_config": {
        "loss": "mse", "metrics": ["accuracy"], "weighted_metrics": None, "sample_weight_mode": None,
        "loss_weights": None, "optimizer_config": {"class_name": "Adam", "config": {
            "name": "Adam", "learning_rate": .5, "decay": 0., "beta_1": .9, "beta_2": .999, "epsilon": 1e-7,
            "amsgrad": False}}}}
    with h5py.File(tmp_path / "m.h5", "w") as file:
        for key, value in {**{key: json.dumps(part) for key, part in kept.items()}, "keras_version": version,
                           "backend": "tensorflow"}.items():
            file.attrs[key] = value.encode() if texts is bytes else value
        group = file.create_group("model_weights")
        named(group, {"dense": {"dense/kernel:0": W, "dense/bias:0": B},
                      "dense_1": {"dense_1_1/kernel:0": W_2, "dense_1_1/bias:0": B_2}}, texts)
        group.create_group("top_level_model_weights").attrs["weight_names"] = np.array([])
        state = file.create_group("optimizer_weights")
        state.attrs["weight_names"] = [b"Adam/iter:0", b"Adam/dense/kernel/m:0"]
        state["Adam/iter:0"], state["Adam/dense/kernel/m:0"] = np.int64(7), W
    found = describe(str(tmp_path / "m.h5"))
    assert found.origins.release == {"2.4.0": "2.3.1"}.get(version, version[:5])
    assert found.origins.backend == "tensorflow"
    assert [weight.shape for weight in found.optimizer_weights] == [(), (3, 4)]
    model = opened("2.3.1", tmp_path / "m.h5")
    np.testing.assert_allclose(model.predict(X), Y, rtol=1e-4)
    assert float(model.optimizer.get_config()["learning_rate"]) == .5


def test_a_stack_that_begins_with_its_input(tmp_path):
    """As tf.keras writes it from 2.2 on; the others do not count the input among the layers."""
    config = stack(keras_version="2.4.0")
    config["config"]["layers"].insert(0, {"class_name": "InputLayer", "config": {
        "name": "dense_input", "batch_input_shape": [None, 3], "dtype": "float32", "ragged": False, "sparse": False}})
    (tmp_path / "m.json").write_text(json.dumps(config))
    with h5py.File(tmp_path / "w.h5", "w") as file:
        file.attrs["backend"], file.attrs["keras_version"] = "tensorflow", "2.4.0"
        named(file, {"dense": {"dense/kernel:0": W, "dense/bias:0": B},
                     "dense_1": {"dense_1/kernel:0": W_2, "dense_1/bias:0": B_2}}, str)
    np.testing.assert_allclose(opened("2.3.1", tmp_path / "m.json", tmp_path / "w.h5").predict(X), Y, rtol=1e-4)


def test_what_tensorflow_wrapped_its_metrics_in_does_not_keep_a_model_from_opening(tmp_path):
    training = {"loss": {"class_name": "MeanSquaredError", "config": {"reduction": "auto", "name": "mse"}},
                "metrics": [[{"class_name": "MeanMetricWrapper", "config": {"name": "acc", "fn": "f"}}]],
                "optimizer_config": {"class_name": "RectifiedAdam", "config": {}}, "loss_weights": None,
                "sample_weight_mode": None}
    with h5py.File(tmp_path / "m.h5", "w") as file:
        file.attrs["model_config"], file.attrs["training_config"] = json.dumps(stack()), json.dumps(training)
        named(file.create_group("model_weights"), {"dense": {"dense/kernel:0": W, "dense/bias:0": B},
                                                   "dense_1": {"dense_1/kernel:0": W_2, "dense_1/bias:0": B_2}})
    np.testing.assert_allclose(opened("2.3.1", tmp_path / "m.h5").predict(X), Y, rtol=1e-4)


def test_weights_of_half_precision_and_of_a_model_within(tmp_path):
    """A model in a model: one group, first what is trained, then the rest."""
    gamma, beta, mean, variance = RANDOM.rand(4, 4).astype("float16") + np.float16(.5)
    inner = {"class_name": "Model", "name": "features", "config": {"name": "features", "layers": [
        {"class_name": "InputLayer", "name": "i", "inbound_nodes": [],
         "config": {"name": "i", "batch_input_shape": [None, 3], "dtype": "float32", "sparse": False}},
        dict(dense("dense", 4), inbound_nodes=[[["i", 0, 0, {}]]]),
        {"class_name": "BatchNormalization", "name": "bn", "config": {"name": "bn", "epsilon": .001},
         "inbound_nodes": [[["dense", 0, 0, {}]]]}],
        "input_layers": [["i", 0, 0]], "output_layers": [["bn", 0, 0]]}}
    model = {"class_name": "Sequential", "backend": "tensorflow", "keras_version": "2.2.4",
             "config": {"name": "s", "layers": [inner, dense("dense_1", 2)]}}
    (tmp_path / "m.json").write_text(json.dumps(model))
    half = [value.astype("float16") for value in (W, B, W_2, B_2)]
    with h5py.File(tmp_path / "w.h5", "w") as file:
        file.attrs["backend"], file.attrs["keras_version"] = b"tensorflow", b"2.2.4"
        named(file, {"features": {"dense/kernel:0": half[0], "dense/bias:0": half[1], "bn/gamma:0": gamma,
                                  "bn/beta:0": beta, "bn/moving_mean:0": mean, "bn/moving_variance:0": variance},
                     "dense_1": {"dense_1/kernel:0": half[2], "dense_1/bias:0": half[3]}})
    w, b, w_2, b_2, gamma, beta, mean, variance = (np.float64(v) for v in (*half, gamma, beta, mean, variance))
    hidden = gamma * (X @ w + b - mean) / np.sqrt(variance + .001) + beta
    ours = opened("2.3.1", tmp_path / "m.json", tmp_path / "w.h5").predict(X)
    np.testing.assert_allclose(ours, hidden @ w_2 + b_2, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("release", ["1.0.8", "1.2.2", "2.3.1"])
def test_numbered_weights_beside_an_architecture_of_1_x(tmp_path, release):
    """Weights of the first VGG16 for Keras were of 0.2; 1.x read them, layer by layer, those without weights too."""
    layers = [{"class_name": kind, "config": config} for kind, config in [
        ("Dense", {"name": "fc1", "output_dim": 4, "batch_input_shape": [None, 3]}),
        ("Dropout", {"name": "d", "p": .5}), ("Activation", {"name": "a", "activation": "linear"}),
        ("Dense", {"name": "fc2", "output_dim": 2})]]
    config = {"class_name": "Sequential", "config": layers, "keras_version": "1.0.1"}
    (tmp_path / "m.json").write_text(json.dumps(config))
    with h5py.File(tmp_path / "w.h5", "w") as file:
        file.attrs["nb_layers"] = 4
        for number, weights in enumerate([(W, B), (), (), (W_2, B_2)]):
            group = file.create_group("layer_%d" % number)
            group.attrs["nb_params"] = len(weights)
            for index, value in enumerate(weights):
                group["param_%d" % index] = value
    ours = opened(release, tmp_path / "m.json", tmp_path / "w.h5").predict(X)
    np.testing.assert_allclose(ours, Y, rtol=1e-4)


def test_weights_of_early_2015_tell_their_layers(tmp_path):
    """The arguments stood among the attributes of each layer's group."""
    common = {"init": "uniform", "activation": "linear"}
    with h5py.File(tmp_path / "w.h5", "w") as file:
        file.attrs["nb_layers"] = 3
        for number, (weights, config) in enumerate([
                ((W, B), dict(common, name="Dense", input_dim=3, output_dim=4)), ((), {"name": "Dropout", "p": .5}),
                ((W_2, B_2), dict(common, name="Dense", input_dim=4, output_dim=2))]):
            group = file.create_group("layer_%d" % number)
            group.attrs["nb_params"] = len(weights)
            for key, value in config.items():
                group.attrs[key] = value
            for index, value in enumerate(weights):
                group["param_%d" % index] = value
    found = describe(str(tmp_path / "w.h5"))
    assert [layer.class_name for layer in found.network.layers] == ["Dense", "Dropout", "Dense"]
    assert found.remarks[0].text == "the architecture was found at the attributes of the weights' groups"
    for release in ("0.3.1", "1.2.2"):
        model = opened(release, tmp_path / "w.h5")
        if release == "0.3.1":
            model.compile("sgd", "mse")
        np.testing.assert_allclose(model.predict(X), Y, rtol=1e-4)


def test_a_layer_whose_name_is_a_path(tmp_path):
    config = {"class_name": "Sequential", "keras_version": "1.2.2", "config": [
        {"class_name": "Dense", "config": {"name": "net/fc1", "output_dim": 4, "batch_input_shape": [None, 3]}},
        {"class_name": "Dense", "config": {"name": "net/fc2", "output_dim": 2}}]}
    (tmp_path / "m.json").write_text(json.dumps(config))
    with h5py.File(tmp_path / "w.h5", "w") as file:
        named(file, {"net/fc1": {"net/fc1_W": W, "net/fc1_b": B}, "net/fc2": {"net/fc2_W": W_2, "net/fc2_b": B_2}})
    np.testing.assert_allclose(opened("1.2.2", tmp_path / "m.json", tmp_path / "w.h5").predict(X), Y, rtol=1e-4)


@pytest.mark.parametrize("groups", [("_layer_checkpoint_dependencies/dense/vars",), ("layers/dense/vars", "vars")])
def test_weights_of_keras_3_are_told(tmp_path, groups):
    with h5py.File(tmp_path / "w.h5", "w") as file:
        for group in groups:
            file.create_group(group)
    with pytest.raises(ModelFileError, match="weights in the layout of Keras 3"):
        describe(str(tmp_path / "w.h5"))


def test_a_whole_model_of_keras_3_is_told(tmp_path):
    with h5py.File(tmp_path / "m.h5", "w") as file:
        file.attrs["keras_version"], file.attrs["model_config"] = "3.4.1", json.dumps(stack())
        named(file.create_group("model_weights"), {})
    with pytest.raises(ModelFileError, match="is of Keras 3.4.1"):
        describe(str(tmp_path / "m.h5"))
