"""Functions of Lambda layers on the way to Keras 3: given, left to be written, refused."""
import ast
import json
import pathlib
import warnings
import zipfile

import numpy as np
import numpy_convolutions  # noqa: F401  (convolutions without C)
import pytest

from keras1.backend import theano
from keras1.cli import convert as command
from keras1.conversion import convert, runtimes

FILE = str(pathlib.Path(__file__).parent.parent / "goldens" / "1.2.2" / "files" / "recorded" / "with_lambda.h5")
TWICE = "def twice(x):\n    return x * 2 + 1\n"


@pytest.fixture(autouse=True)
def quiet():
    with warnings.catch_warnings(), theano.config.change_flags(mode="FAST_COMPILE", cxx="", linker="vm"):
        warnings.simplefilter("ignore")
        yield


def test_a_script_has_a_place_for_the_function(tmp_path):
    done = convert(FILE, str(tmp_path / "model.py"))
    text = (tmp_path / "model.py").read_text()
    functions = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
    assert "BINARY_MULTIPLY" in ast.get_docstring(functions["function_of_twice"])
    assert "NotImplementedError" in text and "layers.Lambda(function_of_twice" in text
    assert done.difference is None and "to be written" in done.runtime


def test_a_file_names_the_function_that_was_given(tmp_path):
    convert(FILE, str(tmp_path / "model.keras"), functions={"twice": "of_mine:twice"}, check=False)
    config = json.loads(zipfile.ZipFile(tmp_path / "model.keras").read("config.json"))
    layer, = [layer for layer in config["config"]["layers"] if layer["class_name"] == "Lambda"]
    assert layer["config"]["function"] == {"module": "of_mine", "class_name": "function", "config": "twice",
                                           "registered_name": "twice"}


@pytest.mark.parametrize("out, hint", [("a.keras", "--function"), ("a.onnx", "script")])
def test_without_a_function_it_is_refused(out, hint, tmp_path, capsys):
    pytest.importorskip("onnx")
    assert command.main([FILE, "-o", str(tmp_path / out)]) == 1
    told = capsys.readouterr().err
    assert "layer 'twice' (Lambda)" in told and hint in told and not list(tmp_path.iterdir())


@pytest.mark.slow
def test_with_it_keras_3_predicts_the_same(tmp_path, monkeypatch):
    if runtimes.python_with_keras3() is None:
        pytest.skip("no Python with Keras 3: tools/make-keras3.sh")
    (tmp_path / "of_mine.py").write_text(TWICE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    for out in ("a.keras", "b.py"):
        assert convert(FILE, out, functions={"twice": "of_mine:twice"}).difference < 1e-5


def test_the_command_tells_by_its_status(tmp_path, capsys):
    import keras1
    with keras1.emulate("1.2.2"):
        from keras1.layers import Dense
        from keras1.models import Sequential
        model = Sequential([Dense(2, input_dim=3)])
        model.save(str(tmp_path / "model.h5"))
    source, out = str(tmp_path / "model.h5"), str(tmp_path / "new.h5")
    assert command.main([source, "-o", out, "--to", "2.3.1"]) == 0
    before = (tmp_path / "new.h5").read_bytes()
    assert command.main([source, "-o", out, "--to", "2.3.1"]) == 1
    assert "--force" in capsys.readouterr().err and (tmp_path / "new.h5").read_bytes() == before
    assert command.main([source, "-o", out, "--to", "2.3.1", "--force"]) == 0
    with pytest.raises(SystemExit) as stopped:
        command.main([source, "-o", out, "--function", "nothing"])
    assert stopped.value.code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.h5", "new.h5"]


def test_whose_kernels_a_file_of_1_has_is_told_by_its_names_or_by_the_user(tmp_path):
    import h5py

    import keras1
    with keras1.emulate("1.2.2"):
        from keras1.layers import Convolution2D
        from keras1.models import Sequential
        model = Sequential([Convolution2D(2, 2, 2, dim_ordering="tf", input_shape=(3, 3, 1))])
        kernel = np.arange(8.).reshape(2, 2, 1, 2)
        model.set_weights([kernel, np.zeros(2)])
        model.save(str(tmp_path / "theano.h5"))
    files = {name: str(tmp_path / (name + ".h5")) for name in ("theano", "tensorflow")}
    (tmp_path / "tensorflow.h5").write_bytes((tmp_path / "theano.h5").read_bytes())
    with h5py.File(files["tensorflow"], "r+") as file:
        group, = file["model_weights"].values()
        names = [name.decode() for name in group.attrs["weight_names"]]
        for name in names:
            group.move(name, name + ":0")
        group.attrs["weight_names"] = [(name + ":0").encode() for name in names]
    for source, options, expected in ((files["theano"], {}, kernel[::-1, ::-1]), (files["tensorflow"], {}, kernel),
                                      (files["theano"], {"written_on": "tensorflow"}, kernel)):
        convert(source, str(tmp_path / "out.py"), check=False, force=True, **options)
        with np.load(tmp_path / "out.npz") as weights:
            found, = [weights[key] for key in weights.files if weights[key].ndim == 4]
        np.testing.assert_array_equal(found, expected)
