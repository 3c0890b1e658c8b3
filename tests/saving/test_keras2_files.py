"""Files of 2.3.1 both ways: what keras1 writes has the form of what the original wrote, and loads again.

What the original does with its own files, with those of 1.x and with what does not fit is recorded in
goldens/2.3.1/files_weights.py and files_models.py.
"""
import io
import pathlib
import sys
import warnings

import h5py
import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1 import backend as K
from keras1.backend import theano
from keras1.models import load_model, save_model
from keras1.saving.keras2_legacy import converted
from keras1.saving.keras2_weights import write_names
from keras1.saving.reading_hdf5 import names_in_parts

HERE = pathlib.Path(__file__).parent
GOLDENS = HERE.parent / "goldens"
RECORDED = GOLDENS / "2.3.1" / "files" / "recorded"
sys.path += [str(HERE), str(GOLDENS)]
from test_exchange_functional import described  # noqa: E402


@pytest.fixture(autouse=True)
def without_c():
    with theano.config.change_flags(mode="FAST_COMPILE", cxx="", linker="vm"), keras1.emulate("2.3.1"):
        yield


def recorded_models():
    """The module of the models, on what ``keras`` means now."""
    sys.modules.pop("recorded_models", None)
    import recorded_models
    return recorded_models


def test_what_is_written_has_the_originals_form(tmp_path, alias):
    """Every layer, attribute, name, type and shape; one after the other, for names are counted."""
    K.reset_uids()
    module = recorded_models()
    for name in module.MODELS:
        for file in module.write(str(tmp_path), name)["files"]:
            if file.endswith(".h5"):
                with h5py.File(tmp_path / file) as ours, h5py.File(RECORDED / file) as theirs:
                    ours, theirs = described(ours, values=False), described(theirs, values=False)
                if name == "with_lambda":  # the code is that of another Python
                    del ours["attributes"]["model_config"], theirs["attributes"]["model_config"]
                assert ours == theirs, name


def dense():
    from keras1.layers import Dense
    from keras1.models import Sequential

    model = Sequential([Dense(3, input_dim=4), Dense(2)])
    model.compile("adam", "mse")
    return model


def test_a_stream_a_group_and_a_file_hold_the_same(tmp_path):
    model, x = dense(), np.random.RandomState(0).rand(3, 4)
    whole = io.BytesIO()
    save_model(model, whole)
    save_model(model, str(tmp_path / "m.h5"))
    with h5py.File(tmp_path / "g.h5", "w") as file:
        save_model(model, file.create_group("here"))
        for again in (load_model(io.BytesIO(whole.getvalue())), load_model(str(tmp_path / "m.h5")),
                      load_model(file["here"])):
            np.testing.assert_array_equal(again.predict(x), model.predict(x))


def test_a_file_that_is_there_is_kept_if_writing_fails(tmp_path, monkeypatch):
    path = tmp_path / "m.h5"
    path.write_text("mine")
    model = dense()
    monkeypatch.setattr(type(model), "get_config", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        save_model(model, str(path))
    assert path.read_text() == "mine" and [file.name for file in tmp_path.iterdir()] == ["m.h5"]


@pytest.mark.parametrize("count, parts", [(3, 1), (200, 3)])
def test_long_lists_of_names_are_written_in_parts(tmp_path, count, parts):
    names = ["%04d" % number + "x" * 700 for number in range(count)]
    with h5py.File(tmp_path / "n.h5", "w") as file:
        write_names(file, "layer_names", names)
        assert len(file.attrs) == parts
        assert names_in_parts(file, "layer_names") == names


def test_a_name_that_no_attribute_holds_is_refused(tmp_path):
    with h5py.File(tmp_path / "n.h5", "w") as file, pytest.raises(RuntimeError, match="larger than 64512 bytes"):
        write_names(file, "layer_names", ["x" * 70000])


class Layer:
    """What `converted` asks of a layer."""

    reset_after = True


@pytest.mark.parametrize("names, gates, bias", [(("LSTM", "CuDNNLSTM"), 4, (16,)), (("GRU", "CuDNNGRU"), 3, (2, 12))])
def test_weights_for_cudnn_and_back(names, gates, bias):
    random = np.random.RandomState(0)
    values = [random.rand(3, 4 * gates), random.rand(4, 4 * gates), random.rand(*bias)]
    plain, cudnn = (type(name, (Layer,), {})() for name in names)
    there = converted(cudnn, values)
    assert there[2].size == 2 * 4 * gates
    for before, after in zip(values, converted(plain, there)):
        np.testing.assert_allclose(before, after)
    np.testing.assert_allclose(there[1][:, :4], values[1][:, :4].T)


def test_other_weights_are_refused():
    gru = type("GRU", (Layer,), {"reset_after": False})()
    with pytest.raises(ValueError, match="CuDNNGRU is not compatible with GRU"):
        converted(gru, [np.zeros((3, 12)), np.zeros((4, 12)), np.zeros(24)])
    with pytest.raises(ValueError, match="Invalid bias shape"):
        converted(gru, [np.zeros((3, 12)), np.zeros((4, 12)), np.zeros(5)])


def test_a_model_of_1_x_loads_as_one_of_2_x():
    """The configuration speaks the words of 1.x, which 2.x still took; the weights are converted."""
    path = GOLDENS / "1.2.2" / "files"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = load_model(str(path / "deep.h5"), compile=False)
    np.testing.assert_allclose(model.predict(np.load(path / "deep.x.npy")), np.load(path / "deep.npy"), rtol=1e-4)
