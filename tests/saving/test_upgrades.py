"""Upgrade steps: what each changes, what is refused; kernels of TensorFlow; configurations written again.

That predictions stay the same is tested on recorded files, in test_recorded_files.py.
"""
import json
import pathlib
import warnings

import h5py
import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1.backend import theano
from keras1.errors import ModelFileError
from keras1.history import release
from keras1.saving import describe, open_model, reading_classic, reading_functional
from keras1.saving.description import Description, LayerRecord, Network, Origins, Weight
from keras1.saving.reading_classic import stack
from keras1.saving.upgrades import STEPS, upgraded
from keras1.saving.upgrades.weights_of_2 import turn
from keras1.saving.weight_names import weight_names
from keras1.saving.writing_config import config_of

GOLDENS = pathlib.Path(__file__).parent.parent / "goldens"


@pytest.fixture(autouse=True)
def without_c():
    with theano.config.change_flags(mode="FAST_COMPILE", cxx="", linker="vm"):
        yield


def described(at, *layers, kind="Sequential"):
    network = stack(None, list(layers)) if kind == "Sequential" else Network(kind, None, list(layers))
    return Description([], Origins(at, True, at, at), network, has_weights=True)


def layer(class_name, weights=(), name="x", **config):
    record = LayerRecord(name, class_name, config)
    record.weights = [Weight(name, np.shape(value), "float32", np.asarray(value, "float32")) for name, value in weights]
    return record


def only(found):
    return found.network.layers[0]


def test_steps_stand_in_order():
    assert [first for first, _ in STEPS] == sorted(first for first, _ in STEPS)


def test_a_description_stays_as_it_is_and_nothing_is_brought_back():
    old = described("1.2.2", layer("Dense", output_dim=2))
    assert only(upgraded(old, "2.3.1")).config == {"units": 2}
    assert only(old).config == {"output_dim": 2} and old.release == "1.2.2"
    assert only(upgraded(old, "0.3.1")).config == {"output_dim": 2}


@pytest.mark.parametrize("before, after, record, config", [
    ("0.2.0", "0.3.1", layer("MaxPooling2D", pool_size=[2, 2], stride=None, ignore_border=True),
     {"pool_size": [2, 2], "strides": None, "border_mode": "valid", "dim_ordering": "th"}),
    ("0.1.2", "0.3.1", layer("MaxPooling2D", poolsize=[2, 2]),
     {"pool_size": [2, 2], "border_mode": "valid", "dim_ordering": "th"}),
    ("0.3.0", "0.3.1", layer("Activation", activation="relu", target=0, beta=.1), {"activation": "relu"}),
    ("0.3.3", "1.0.0", layer("Reshape", dims=[2, 3], cache_enabled=True), {"target_shape": [2, 3]}),
    ("1.2.2", "2.0.0", layer("Dropout", p=.5), {"rate": .5}),
    ("1.2.2", "2.0.0", layer("Convolution2D", nb_filter=2, nb_row=3, nb_col=4, border_mode="same", subsample=[1, 2],
                             dim_ordering="tf", W_regularizer={"name": "WeightRegularizer", "l1": 0., "l2": .1}),
     {"filters": 2, "kernel_size": [3, 4], "padding": "same", "strides": [1, 2], "data_format": "channels_last",
      "kernel_regularizer": {"class_name": "L1L2", "config": {"l1": 0., "l2": .1}}}),
    ("1.2.2", "2.0.0", layer("LSTM", output_dim=3, inner_init="orthogonal", forget_bias_init="one", dropout_U=.2,
                             consume_less="cpu"),
     {"units": 3, "recurrent_initializer": "orthogonal", "unit_forget_bias": True, "recurrent_dropout": .2}),
    ("1.2.2", "2.0.0", layer("ZeroPadding2D", padding=[1, 2, 3, 4], dim_ordering="th"),
     {"padding": [[1, 2], [3, 4]], "data_format": "channels_first"}),
    ("2.1.6", "2.2.0", layer("Flatten"), {"data_format": "channels_last"}),
])
def test_arguments_get_their_new_names(before, after, record, config):
    assert only(upgraded(described(before, record), after)).config == config


@pytest.mark.parametrize("before, after, record, text", [
    ("0.2.0", "0.3.0", layer("MaxPooling1D", ignore_border=False), "ignore_border=False"),
    ("0.3.3", "1.0.0", layer("Merge", mode="join"), "mode 'join'"),
    ("0.3.3", "1.0.0", layer("Merge", mode="dot", dot_axes=[[1, 2], [1, 2]]), "several axes"),
    ("0.3.1", "0.3.2", layer("BatchNormalization", [("gamma", np.ones((2, 3)))], mode=1), "mode 1"),
])
def test_what_has_no_counterpart_is_refused_by_name(before, after, record, text):
    with pytest.raises(ModelFileError, match=text) as caught:
        upgraded(described(before, record), after)
    assert "layer 'x'" in str(caught.value)


def test_a_normalization_keeps_what_it_divides_by():
    std, epsilon = np.array([.5, 2.]), 1e-3
    weights = [("gamma", [1, 1]), ("beta", [0, 0]), ("running_mean", [0, 0]), ("running_std", std)]
    found = only(upgraded(described("0.3.3", layer("BatchNormalization", weights, epsilon=epsilon, mode=0)), "1.2.2"))
    divisor = np.sqrt(found.weights[3].value + found.config["epsilon"])
    np.testing.assert_allclose(divisor, std + epsilon, rtol=1e-6)


def test_gates_of_an_lstm_stand_as_2_x_has_them():
    names = weight_names("LSTM", {}, 1)
    values = {name: np.full((2, 3) if name[0] == "W" else (3, 3) if name[0] == "U" else (3,), number)
              for number, name in enumerate(names)}
    found = layer("LSTM", values.items())
    turn(found)
    for kind, weight in zip("WUb", found.weights):
        wanted = np.concatenate([values["%s_%s" % (kind, gate)] for gate in "ifco"], axis=-1)
        np.testing.assert_array_equal(weight.value, wanted)
    assert [weight.name for weight in found.weights] == ["kernel", "recurrent_kernel", "bias"]


@pytest.mark.parametrize("ordering, shape", [("th", (4, 3, 2, 5)), ("tf", (2, 5, 3, 4))])
def test_kernels_of_2_x_are_places_input_output(ordering, shape):
    found = layer("Convolution2D", [("W", np.zeros(shape))], dim_ordering=ordering)
    turn(found)
    assert found.weights[0].shape == (2, 5, 3, 4)


def test_a_stack_on_a_merge_becomes_a_model():
    branches = [LayerRecord(name, "Sequential", {}, [[]], network=stack(name, [
        layer("Dense", output_dim=2, batch_input_shape=[None, size], name=name + "_dense")]))
        for name, size in (("left", 3), ("right", 4))]
    merge = LayerRecord("merge", "Merge", {"mode": "sum"}, [[]], wrapped=branches)
    network = upgraded(described("1.2.2", merge, layer("Dense", output_dim=1)), "2.0.0").network
    assert network.kind == "Model"
    assert [record.class_name for record in network.layers] == [
        "InputLayer", "InputLayer", "Sequential", "Sequential", "Add", "Dense"]
    assert [record.config["batch_input_shape"] for record in network.layers[:2]] == [[None, 3], [None, 4]]


# -- TensorFlow

def flipped_file(source, target):
    """A file of Theano as TensorFlow would have written it: kernels turned round, ``:0`` behind names."""
    with h5py.File(source, "r") as old, h5py.File(target, "w") as new:
        for key, value in old.attrs.items():
            new.attrs[key] = value
        for name in old.attrs["layer_names"]:
            group, copy = old[name], new.create_group(name)
            names = [weight + b":0" for weight in group.attrs["weight_names"]]
            copy.attrs["weight_names"] = names
            for before, after in zip(group.attrs["weight_names"], names):
                value = group[before][()]
                copy.create_dataset(after, data=value[:, :, ::-1, ::-1] if value.ndim == 4 else value)


def test_weights_that_tensorflow_wrote(tmp_path):
    folder = GOLDENS / "1.2.2" / "files"
    target = str(tmp_path / "tf.h5")
    flipped_file(folder / "cnn.w.h5", target)
    with keras1.emulate("1.2.2"):
        model = open_model(str(folder / "cnn.json"), target)
    expected, x = np.load(folder / "cnn.npy"), np.load(folder / "cnn.x.npy")
    np.testing.assert_allclose(model.predict(x), expected, rtol=1e-4, atol=1e-5)


def test_an_ordering_that_is_not_told_is_that_of_the_others(tmp_path):
    conv = {"name": "c", "nb_filter": 2, "nb_row": 2, "nb_col": 2, "dim_ordering": "tf",
            "batch_input_shape": [None, 4, 4, 3]}
    layers = [{"class_name": "Convolution2D", "config": conv},
              {"class_name": "UpSampling2D", "config": {"name": "u", "size": [2, 2]}}]
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"class_name": "Sequential", "config": layers, "keras_version": "1.2.2"}))
    with keras1.emulate("1.2.2"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert open_model(str(path)).output_shape == (None, 6, 6, 2)


# -- configurations

ARCHITECTURES = [path for at in ("0.3.1", "0.3.3", "1.0.8", "1.2.2", "2.3.1")
                 for folder in ("files", "files/recorded") for path in sorted((GOLDENS / at / folder).glob("*.json"))
                 if path.stem not in ("answers", "accepted", "predictions")]


@pytest.mark.parametrize("path", ARCHITECTURES, ids=lambda path: "%s-%s" % (
    next(part for part in path.parts if part[0].isdigit() and "." in part), path.stem))
def test_a_configuration_is_written_as_it_was_read(path):
    found = describe(str(path))
    written = config_of(found.network, release(found.release))
    read = reading_functional if "class_name" in written else reading_classic
    assert read.read_network(written) == found.network
