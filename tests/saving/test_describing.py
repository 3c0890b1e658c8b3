"""What people really have: texts in texts, bare lists, odd names, custom layers; recognised, and described as far as
it goes.
"""
import json
import marshal
import pathlib
import subprocess
import sys

import h5py
import numpy as np
import pytest

from keras1.cli import inspect
from keras1.errors import ModelFileError
from keras1.saving import describe, marshalled, report
from keras1.saving.reading_text import architecture_in

GOLDENS = pathlib.Path(__file__).parent.parent / "goldens"

DENSE = {"name": "Dense", "output_dim": 2, "input_dim": 3, "init": "uniform", "activation": "linear"}
CLASSIC = {"name": "Sequential", "layers": [DENSE]}
DENSE_1 = {"class_name": "Dense", "config": {"name": "dense_1", "output_dim": 2, "batch_input_shape": [None, 3]}}
FUNCTIONAL = {"class_name": "Sequential", "config": [DENSE_1], "keras_version": "1.1.1"}


def written(folder, content, name="model.json"):
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return str(path)


@pytest.mark.parametrize("content, place", [
    (CLASSIC, ""),
    (json.dumps(CLASSIC), ""),
    (json.dumps(json.dumps(CLASSIC)), "(text)"),
    ({"run": 3, "model": CLASSIC}, "model"),
    ({"result": {"architecture": json.dumps(FUNCTIONAL)}}, "result.architecture(text)"),
    ([{"n": 1}, {"model": FUNCTIONAL}], "[1].model"),
    ({"layers": [DENSE]}, ""),
    ([DENSE], ""),
    ([DENSE_1], ""),
    ({"modelTopology": {"keras_version": "2.2.4", "model_config": FUNCTIONAL}}, "modelTopology.model_config"),
])
def test_an_architecture_is_found_wherever_it_is(tmp_path, content, place):
    path = written(tmp_path, content if isinstance(content, str) else json.dumps(content))
    found = describe(path)
    assert [record.class_name for record in found.network.layers] == ["Dense"]
    wanted = [] if place == "" else ["the architecture was found at %s" % place]
    assert [remark.text for remark in found.remarks if remark.where == "file"] == wanted


def test_a_model_config_without_its_class(tmp_path):
    inner = {"name": "model_1", "layers": [
        {"name": "a", "class_name": "InputLayer", "config": {"name": "a"}, "inbound_nodes": []},
        {"name": "d", "class_name": "Dense", "config": {"name": "d", "units": 2},
         "inbound_nodes": [[["a", 0, 0, {}]]]}],
        "input_layers": [["a", 0, 0]], "output_layers": [["d", 0, 0]]}
    assert describe(written(tmp_path, inner)).network.kind == "Model"


@pytest.mark.parametrize("content, first, last", [
    (dict(CLASSIC, theano_mode=None), "0.1.0", "0.3.0"),
    ({"name": "Sequential", "layers": [dict(DENSE, cache_enabled=True)]}, "0.3.1", "0.3.1"),
    ({"name": "Sequential", "layers": [dict(DENSE, cache_enabled=True, custom_name="d")]}, "0.3.2", "0.3.3"),
    ({"name": "Sequential", "class_mode": "binary", "layers": [dict(DENSE, cache_enabled=True, custom_name="d")]},
     "0.3.2", "0.3.2"),
    ({"name": "Sequential", "sample_weight_mode": None, "layers": [dict(DENSE, cache_enabled=True, custom_name="d")]},
     "0.3.3", "0.3.3"),
    ({"name": "Sequential", "layers": [{"name": "JZS1", "output_dim": 2}, DENSE]}, "0.1.0", "0.2.0"),
    (FUNCTIONAL, "1.1.1", "1.1.1"),
    ({"class_name": "Sequential", "config": [DENSE_1]}, "1.0.0", "1.2.2"),
    ({"class_name": "Sequential", "config": [{"class_name": "Dense", "config": {"name": "d", "units": 2}}]},
     "2.0.0", "2.3.1"),
    ({"class_name": "Sequential", "config": {"name": "s", "layers": [
        {"class_name": "Dense", "config": {"name": "d", "units": 2}}]}}, "2.2.3", "2.3.1"),
])
def test_the_release_is_known_by_its_traits(tmp_path, content, first, last):
    origins = describe(written(tmp_path, content)).origins
    assert (origins.first, origins.last) == (first, last)
    assert origins.release == last and origins.reasons


def test_tensorflows_own_keras_is_told_apart(tmp_path):
    found = describe(written(tmp_path, dict(FUNCTIONAL, keras_version="2.2.4-tf", backend="tensorflow")))
    assert not found.origins.exact and found.origins.backend == "tensorflow"
    assert any("tf.keras" in reason for reason in found.origins.reasons)


@pytest.mark.parametrize("suffix, backend", [("", "theano"), (":0", "tensorflow")])
def test_names_of_weights_tell_the_backend(tmp_path, suffix, backend):
    path = str(tmp_path / "w.h5")
    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = [b"dense_1"]
        group = file.create_group("dense_1")
        names = ["dense_1_W" + suffix, "dense_1_b" + suffix]
        group.attrs["weight_names"] = [name.encode() for name in names]
        for name, shape in zip(names, ((3, 2), (2,))):
            group.create_dataset(name, data=np.zeros(shape, "float32"))
    found = describe(path)
    assert found.origins.backend == backend
    both = describe(written(tmp_path, FUNCTIONAL), path)
    assert [weight.name for weight in both.network.layers[0].weights] == ["W", "b"]


def test_long_lists_of_names_are_kept_in_parts(tmp_path):
    path = str(tmp_path / "w.h5")
    with h5py.File(path, "w") as file:
        for part, names in enumerate((["a"], ["b"])):
            file.attrs["layer_names%d" % part] = [name.encode() for name in names]
            for name in names:
                group = file.create_group(name)
                group.attrs["weight_names0"] = [b"x"]
                group.create_dataset("x", data=np.zeros(2, "float32"))
    assert [name for name, _ in describe(path).groups] == ["a", "b"]


def test_weights_alone_and_architecture_alone_are_described(tmp_path):
    weights = describe(str(GOLDENS / "0.3.1" / "files" / "mlp.h5"))
    assert weights.network is None and len(weights.groups) == 6
    assert "weights without an architecture" in report.as_text(weights)
    architecture = describe(str(GOLDENS / "0.3.1" / "files" / "mlp.json"))
    assert not architecture.has_weights and "no weights in this file" in report.as_text(architecture)


def test_a_custom_layer_shows_its_weights(tmp_path):
    config = {"name": "Sequential", "layers": [DENSE, {"name": "Attention", "size": 4}, dict(DENSE)]}
    path = str(tmp_path / "w.h5")
    with h5py.File(path, "w") as file:
        file.attrs["nb_layers"] = 3
        for number, shapes in enumerate([[(3, 2), (2,)], [(2, 4), (4,), (4, 4)], [(4, 2), (2,)]]):
            group = file.create_group("layer_%d" % number)
            group.attrs["nb_params"] = len(shapes)
            for index, shape in enumerate(shapes):
                group.create_dataset("param_%d" % index, data=np.zeros(shape, "float32"))
    found = describe(written(tmp_path, config), path)
    custom = found.network.layers[1]
    assert not custom.known and [weight.shape for weight in custom.weights] == [(2, 4), (4,), (4, 4)]
    assert custom.config == {"size": 4} and "Attention (custom)" in report.as_text(found)


@pytest.mark.parametrize("function", [
    marshalled.text_of(marshal.dumps((lambda x: K.sqrt(x)).__code__)),  # noqa: F821
    [marshalled.text_of(marshal.dumps((lambda x: K.sqrt(x)).__code__)), None, None],  # noqa: F821
])
def test_code_is_shown_with_the_names_it_uses(tmp_path, function):
    layer = {"class_name": "Lambda", "config": {"name": "f", "function": function, "function_type": "lambda"}}
    found = describe(written(tmp_path, {"class_name": "Sequential", "config": [DENSE_1, layer]}))
    assert [(code.layer, code.name) for code in found.code] == [("f", "<lambda>")]
    assert "sqrt" in found.code[0].names and "LOAD" in found.code[0].listing


def test_code_of_python_2_is_disassembled():
    found = describe(str(GOLDENS / "0.3.1" / "files" / "functions" / "function_merge.json"))
    assert [(code.name, code.python) for code in found.code] == [("minus", "2.7")]
    assert "BINARY_SUBTRACT" in found.code[0].listing and found.origins.python == "2.7"


def test_names_of_functions_are_listed():
    found = describe(str(GOLDENS / "0.3.3" / "files" / "functions" / "function_layer.yaml"))
    assert found.code[0].name == "double" and "not imported" in found.code[0].listing


def test_two_architectures_are_refused(tmp_path):
    paths = [written(tmp_path, CLASSIC, name) for name in ("a.json", "b.json")]
    with pytest.raises(ModelFileError, match="so is another"):
        describe(*paths)


@pytest.mark.parametrize("content", [
    "", "{", '"abc"', "3", "[]", "{}", "null", '{"a": [1, 2]}', '{"name": "Sequential"}', '[{"name": "Mona"}]',
    "- a\n- b", "a: !!python/object:os.x {}"])
def test_what_is_no_architecture_is_told(tmp_path, content):
    with pytest.raises(ModelFileError):
        describe(written(tmp_path, content))


@pytest.mark.parametrize("head, text", [(b"PK\x03\x04", "zip"), (b"\x80\x02ccopy_reg", "pickle"), (b"\x1f\x8b", "gzip"),
                                        (b"\xff\xfe\xfd", "neither a text")])
def test_other_files_are_named(tmp_path, head, text):
    path = tmp_path / "model.bin"
    path.write_bytes(head + b"\0" * 20)
    with pytest.raises(ModelFileError, match=text):
        describe(str(path))


def test_architecture_in_finds_the_outermost():
    outer = {"class_name": "Sequential", "config": [{"class_name": "Sequential", "config": [DENSE_1]}]}
    assert architecture_in(outer, "x")[0] is outer


# -- the command line

def test_inspect_prints_text_and_json(capsys):
    files = [str(GOLDENS / "0.3.1" / "files" / name) for name in ("graph.json", "graph.h5")]
    assert inspect.main(files) == 0
    text = capsys.readouterr().out
    assert "Keras 0.3.1" in text and "outputs: both" in text and "parameters: 143" in text
    assert inspect.main(files + ["--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["written_by"]["release"] == "0.3.1" and found["parameters"] == 143


def test_inspect_fails_with_one_line(capsys, tmp_path):
    assert inspect.main([str(tmp_path / "none.h5")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("keras1: ") and "none.h5" in error and len(error.splitlines()) == 1


def test_inspect_needs_no_backend():
    path = str(GOLDENS / "0.3.1" / "files" / "mlp.json")
    code = "import sys; from keras1.cli import main; main(['inspect', %r]); assert 'theano' not in sys.modules" % path
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
