"""Models in the formats of other releases: equal predictions, and, where the originals are installed, in them too."""
import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

import keras1
from keras1.backend import theano
from keras1.conversion import checking, convert, to_older
from keras1.conversion.converting import _description
from keras1.errors import ArgumentError, Keras1Error, ModelFileError

sys.path.insert(0, str(Path(__file__).parent))
from matrix_models import MODELS, model_of  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
#: Where tools/make-oracles.sh put the originals.
ORACLES = Path(os.environ.get("ORACLES", ROOT / ".oracles")) / "run"
WITHOUT_C = "cxx=,linker=vm,optimizer_excluding=AbstractConvCheck"

#: Models that go to a release; those first in a row are tested soon, the others are slow together.
GO = {
    "1.2.2": "conv1d conv_lstm transposed_last separable cells local_images_first per_step states_of_none text "
             "conv2d_first normalization shared_and_nested network_at_each_step both_ways separable_1d noise",
    "0.3.3": "joined branches masked_both convolution_th local_of_none conv_same recurrent thresholded sequences",
    "0.3.1": "joined text thresholded",
}
CASES = [(target, name) for target, names in GO.items() for name in MODELS if name.split()[1] in names.split()
         and not (target == "0.3.3" and name.startswith("2.3.1 recurrent"))]
#: 0.3 itself reads no shared layer from a file.
UNREAD = "1.2.2 joined"
SOON = (("1.2.2", "2.3.1 conv1d"), ("1.2.2", "2.3.1 transposed_last"), ("0.3.3", "1.2.2 joined"),
        ("0.3.3", "1.2.2 branches"), ("0.3.1", "0.3.3 thresholded"))


@pytest.fixture(scope="module", autouse=True)
def without_c():
    with theano.config.change_flags(mode="FAST_COMPILE", cxx="", linker="vm"):
        yield


def quietly(function, *args, **kwargs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return function(*args, **kwargs)


@pytest.mark.parametrize("target, name", [pytest.param(*case, marks=[] if case in SOON else pytest.mark.slow)
                                          for case in CASES])
def test_another_release_predicts_the_same(target, name, tmp_path):
    with keras1.emulate(MODELS[name][0]):
        done = quietly(convert, model_of(name), str(tmp_path / "model.json"), to=target)
    assert done.difference < 1e-5, done
    assert (name == UNREAD) == any("reads no shared layer" in text for text in done.remarks)


@pytest.mark.slow
@pytest.mark.parametrize("target", GO)
def test_the_original_reads_the_files_and_predicts_the_same(target, tmp_path):
    if not ORACLES.exists():
        pytest.skip("the originals are not installed: tools/make-oracles.sh")
    tasks, expected = [], {}
    for number, (_, name) in enumerate(case for case in CASES if case[0] == target and case[1] != UNREAD):
        with keras1.emulate(MODELS[name][0]):
            description = quietly(_description, model_of(name))
            found = quietly(checking.predict_with_source, description, lambda d=description: checking.source_model(d))
            paths = to_older.files(str(tmp_path / ("%d.json" % number)), target)
            written = quietly(to_older.write, description, paths, target, None)
        if written.network.kind == "Graph":
            found = found._replace(inputs=checking.renamed(found.inputs, written.network))
        given, answer = str(tmp_path / ("%d_in.npz" % number)), str(tmp_path / ("%d_out.npz" % number))
        np.savez(given, **{"%d/%s" % pair: value for pair, value in zip(enumerate(found.inputs),
                                                                        found.inputs.values())})
        tasks.append([paths, given, answer, found.batch_size])
        expected[name] = found.outputs
    (tmp_path / "tasks.json").write_text(json.dumps(tasks))
    program = Path(__file__).with_name("original_predicts.py")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    subprocess.run([str(ORACLES), target, "-B", str(program), str(tmp_path / "tasks.json")], check=True,
                   capture_output=True, env=dict(environment, THEANO_FLAGS=WITHOUT_C))
    for name, (_, _, answer, _) in zip(expected, tasks):
        assert os.path.exists(answer), (name, Path(answer + ".error").read_text())
        with np.load(answer) as found:
            outputs = [found["output_%d" % number] for number in range(len(found.files))]
        assert checking.largest_difference(expected[name], outputs) < 1e-5, name


def small(**options):
    from keras1.layers import Dense
    from keras1.models import Sequential
    return Sequential([Dense(3, input_shape=(2,), **options), Dense(1)])


def test_penalties_constraints_and_initializers_go_along(tmp_path):
    with keras1.emulate("2.3.1"):
        from keras1 import constraints, regularizers
        model = small(kernel_regularizer=regularizers.l2(0.5), kernel_constraint=constraints.MaxNorm(2),
                      kernel_initializer="he_normal", bias_initializer="ones")
        done = quietly(convert, model, str(tmp_path / "model.json"), to="1.2.2")
    config = json.loads((tmp_path / "model.json").read_text())["config"][0]["config"]
    assert config["W_regularizer"] == {"name": "L1L2Regularizer", "l1": 0.0, "l2": 0.5}
    assert config["W_constraint"] == {"name": "MaxNorm", "m": 2, "axis": 0}
    assert config["init"] == "he_normal"
    assert any("bias_initializer=Ones stays behind" in text for text in done.remarks)
    with keras1.emulate("1.2.2"):
        quietly(convert, [str(tmp_path / "model.json"), str(tmp_path / "model_weights.h5")],
                str(tmp_path / "old.json"), to="0.3.3")
    config = json.loads((tmp_path / "old.json").read_text())["layers"][0]
    assert config["W_regularizer"] == {"name": "WeightRegularizer", "l1": 0.0, "l2": 0.5}
    assert config["W_constraint"] == {"name": "MaxNorm", "m": 2, "axis": 0}


def test_a_whole_model_stays_compiled(tmp_path):
    import h5py

    with keras1.emulate("2.3.1"):
        from keras1.optimizers import Adam
        model = small()
        model.compile(Adam(lr=0.25), "mse", metrics=["mae"])
        model.train_on_batch(np.ones((2, 2)), np.ones((2, 1)))
        model.save(str(tmp_path / "model.h5"))
    done = quietly(convert, str(tmp_path / "model.h5"), str(tmp_path / "old.h5"), to="1.2.2")
    with h5py.File(tmp_path / "old.h5", "r") as file:
        kind = h5py.check_string_dtype(file.attrs.get_id("model_config").dtype)
        assert kind.encoding == "ascii"  # which h5py of the time reads as bytes, as Keras 1.2.2 expects
        training = json.loads(file.attrs["training_config"])
    assert training["optimizer_config"]["config"]["lr"] == 0.25 and training["loss"] == "mse"
    assert any("begins anew" in text for text in done.remarks) and done.difference < 1e-6


def test_orderings_are_told_where_the_release_left_them_out(tmp_path):
    with keras1.emulate("1.2.2"):
        from keras1.layers import Convolution2D, ZeroPadding2D
        from keras1.models import Sequential
        model = Sequential([Convolution2D(1, 1, 1, dim_ordering="tf", input_shape=(3, 4, 2)),
                            ZeroPadding2D((1, 2), dim_ordering="tf")])
        quietly(convert, model, str(tmp_path / "model.json"), to="1.2.2")
    assert json.loads((tmp_path / "model.json").read_text())["config"][1]["config"]["dim_ordering"] == "tf"


@pytest.mark.parametrize("name, target, word, hint", [
    ("2.3.1 merges", "1.2.2", "Subtract", "lambda"), ("2.3.1 gru", "1.2.2", "reset_after=True", "2.3.1"),
    ("1.2.2 normalized", "0.3.3", "mode=1", "1.2.2"), ("2.3.1 stateful", "0.3.1", "batches", "0.3.3"),
    ("2.3.1 masked", "0.3.1", "mask", "0.3.3"), ("1.2.2 rectifiers", "2.3.1", "SReLU", "Keras 3"),
    ("2.3.1 both_ways", "0.3.3", "Bidirectional", "1.2.2")])
def test_what_a_release_has_not_is_named_with_what_to_do(name, target, word, hint, tmp_path):
    with keras1.emulate(MODELS[name][0]), pytest.raises(ModelFileError, match=word) as raised:
        quietly(convert, model_of(name), str(tmp_path / "model.json"), to=target, check=False)
    assert hint in raised.value.hint and not os.listdir(tmp_path)


def test_names_that_do_not_go_together(tmp_path):
    with keras1.emulate("2.3.1"):
        model = small()
        for out, options in (("a.keras", {"to": "1.2.2"}), ("a.keras", {"kernels": "tf"}), ("no/a.keras", {}),
                             ("a.h5", {}), ("a.h5", {"to": "0.3.3"})):
            with pytest.raises((ArgumentError, Keras1Error)) as raised:
                convert(model, str(tmp_path / out), **options)
            assert raised.value.hint
    assert not os.listdir(tmp_path)
