"""Functions in files: given by the caller, used if the file is trusted, never on the file's word.

The files under goldens/RELEASE/files/functions are the originals', with code marshalled by Python 2.7 (0.3.1) and names
of functions (0.3.3); `tools/exchange_files.py` had them written.  `tests/saving/lambda_models.py` has the models.
"""
import json
import marshal
import pathlib
import sys

import numpy as np
import pytest
import yaml

import keras1
from keras1 import backend as K
from keras1.errors import UntrustedCodeError
from keras1.layers.core import Dense, Lambda, LambdaMerge
from keras1.models import Sequential, model_from_config, model_from_json, model_from_yaml
from keras1.saving import classic_config, marshalled, safe_yaml, trusted
from keras1.saving.functions import NamedFunction

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE))
import lambda_models  # noqa: E402

READERS = {"json": model_from_json, "yaml": model_from_yaml}
GIVEN = {"double": lambda_models.double, "minus": lambda_models.minus, "doubled_shape": lambda_models.doubled_shape}

#: What the originals wrote, and the release.
WRITTEN = [("0.3.1", "function_merge.json"), ("0.3.1", "function_merge.yaml"), ("0.3.1", "function_layer.json"),
           ("0.3.1", "graph.yaml"), ("0.3.3", "function_merge.yaml"), ("0.3.3", "function_layer.yaml"),
           ("0.3.3", "graph.yaml")]


@pytest.fixture(autouse=True)
def known_layers(monkeypatch):
    """What custom_objects add stays known; not beyond a test."""
    monkeypatch.setattr(classic_config, "LAYERS", dict(classic_config.LAYERS))


def folder(release):
    return HERE.parent / "goldens" / release / "files" / "functions"


def load(release, name, custom_objects=None):
    text = (folder(release) / name).read_text()
    with keras1.emulate(release):
        return READERS[name.rpartition(".")[2]](text, custom_objects)


def value(model, *inputs):
    return K.function(model.get_input(), [model.get_output()], mode="FAST_COMPILE")(list(inputs))[0]


# -- files of the originals

@pytest.mark.parametrize("release, name", [case for case in WRITTEN if "merge" in case[1]])
def test_nothing_is_run_on_the_word_of_a_file(release, name):
    with pytest.raises(UntrustedCodeError, match="minus") as caught:
        load(release, name)
    assert "custom_objects={'minus': " in caught.value.hint


@pytest.mark.parametrize("name", ["function_merge.json", "function_merge.yaml", "lambda_merge.yaml"])
def test_code_of_python_2_is_recognised_and_refused(name):
    with pytest.raises(UntrustedCodeError, match="marshalled by Python 2") as caught:
        load("0.3.1", name)
    assert "could not run the code anyway" in caught.value.hint
    with trusted(), pytest.raises(ValueError, match="was marshalled by Python 2 and cannot run on Python 3"):
        load("0.3.1", name)


@pytest.mark.parametrize("release, name", WRITTEN)
def test_functions_given_by_name(release, name):
    given = GIVEN if release == "0.3.3" else dict(
        GIVEN, twice=lambda_models.double, wide=lambda_models.double, **{"<lambda>": lambda_models.double})
    model = load(release, name, given)
    assert len(model.get_weights()) in (2, 6)


def test_functions_given_by_the_names_of_nodes():
    model = load("0.3.1", "graph.yaml", {"twice": lambda x: x * 2, "wide": lambda x: x * 3})
    f = K.function([model.inputs["a"].input], [model.nodes[name].get_output() for name in ("dense", "twice", "wide")],
                   mode="FAST_COMPILE")
    dense, twice, wide = f([np.ones((2, 4), "float32")])
    np.testing.assert_allclose(twice, dense * 2, rtol=1e-6)
    np.testing.assert_allclose(wide, dense * 3, rtol=1e-6)


def test_merged_values_are_those_of_the_function():
    model = load("0.3.1", "function_merge.json", GIVEN)
    merge = model.layers[0]
    left, right = [K.function([layer.input], [layer.get_output()], mode="FAST_COMPILE") for layer in merge.layers]
    x, y = np.ones((2, 4), "float32"), np.full((2, 4), 2, "float32")
    np.testing.assert_allclose(value(merge, x, y), left([x])[0] - right([y])[0], rtol=1e-5, atol=1e-6)


def test_output_shapes_come_from_the_file_or_from_functions():
    model = load("0.3.3", "graph.yaml", GIVEN)
    assert model.nodes["wide"].output_shape == (None, 6)
    model = load("0.3.3", "lambda_layer.yaml", {"<lambda>": lambda x: x[:, :2]})
    assert model.output_shape == (None, 2)


def test_a_lambda_of_0_3_1_left_its_function_behind():
    for name in ("function_layer.json", "lambda_layer.yaml", "graph.json"):
        with pytest.raises(TypeError, match="the file does not hold its function"):
            load("0.3.1", name)


def test_as_one_did_it_then():
    """The way round of the time: a function that makes the layer, under the layer's name."""
    def make(**kwargs):
        return Lambda(lambda x: x[:, :2], output_shape=(2,), **kwargs)

    assert load("0.3.1", "lambda_layer.json", {"Lambda": make}).output_shape == (None, 2)


def test_named_functions_are_imported_from_trusted_files_only(tmp_path, monkeypatch):
    (tmp_path / "my_functions.py").write_text("def double(x):\n    return x * 2\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    text = (folder("0.3.3") / "function_layer.yaml").read_text().replace("__main__.double", "my_functions.double")
    with keras1.emulate("0.3.3"):
        with pytest.raises(UntrustedCodeError, match="my_functions.double"):
            model_from_yaml(text)
        assert "my_functions" not in sys.modules
        with trusted():
            model = model_from_yaml(text)
            with pytest.raises(ImportError, match="elsewhere.double"):
                model_from_yaml(text.replace("my_functions.double", "elsewhere.double"))
    dense, x = model.layers[0], np.ones((1, 4), "float32")
    np.testing.assert_allclose(value_of(model, x), 2 * value_of(dense, x), rtol=1e-6)
    monkeypatch.delitem(sys.modules, "my_functions")


def value_of(layer, x):
    return K.function([layer.get_input()], [layer.get_output()], mode="FAST_COMPILE")([x])[0]


# -- files of keras1

def merged():
    return Sequential([LambdaMerge([Dense(3, input_dim=2), Dense(3, input_dim=2)], lambda xs: xs[0] * 2 - xs[1],
                                   output_shape=lambda shapes: (shapes[0][0], 3)), Dense(1)])


@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_code_makes_the_round_trip_if_the_file_is_trusted(kind):
    with keras1.emulate("0.3.1"):
        first = merged()
        text = getattr(first, "to_" + kind)()
        with pytest.raises(UntrustedCodeError, match="marshalled by Python %d.%d" % sys.version_info[:2]) as caught:
            READERS[kind](text)
        assert "keras1.saving.trusted" in caught.value.hint
        with trusted():
            again = READERS[kind](text)
        again.set_weights(first.get_weights())
        x, y = np.ones((2, 2), "float32"), np.full((2, 2), 3, "float32")
        np.testing.assert_array_equal(value(again, x, y), value(first, x, y))
        assert again.layers[0].output_shape == (None, 3)


def test_trust_ends_with_its_block():
    with keras1.emulate("0.3.1"):
        text = merged().to_json()
        with trusted():
            model_from_json(text)
        with pytest.raises(UntrustedCodeError):
            model_from_json(text)


@pytest.mark.parametrize("release", ["0.3.1", "0.3.3"])
def test_what_can_be_written_is_what_the_originals_wrote(release, tmp_path):
    """The same documents, apart from the byte code; and the same refusals."""
    with keras1.emulate(release):
        keras1.install()
        try:
            refused = lambda_models.write(str(tmp_path))
        finally:
            keras1.uninstall()
    theirs = json.loads((folder(release) / "refused.json").read_text())
    assert {name: kind for name, (kind, _) in theirs.items() if kind == "TypeError"} == {
        name: kind for name, (kind, _) in refused.items()}
    for path in sorted(folder(release).glob("*.*")):
        if path.name != "refused.json":
            read = json.loads if path.suffix == ".json" else safe_yaml.load
            ours = (tmp_path / path.name).read_text()
            assert without_code(read(ours)) == without_code(read(path.read_text())), path.name


def without_code(config):
    """A configuration with functions by their names only."""
    if isinstance(config, dict):
        return {key: named(value) if key in ("function", "output_shape") else without_code(value)
                for key, value in config.items()}
    return [without_code(one) for one in config] if isinstance(config, (list, tuple)) else config


def named(stored):
    if isinstance(stored, NamedFunction):
        return stored.name
    if stored is None or isinstance(stored, (list, tuple)):
        return stored and list(stored)
    return marshalled.read(stored).name


def test_a_subclass_with_a_function_of_its_own():
    class Doubled(Lambda):
        def __init__(self, **kwargs):
            super().__init__(lambda x: x * 2, **kwargs)

    with keras1.emulate("0.3.1"):
        text = Sequential([Doubled(input_shape=(2,))]).to_json()
        again = model_from_json(text, {"Doubled": Doubled})
    np.testing.assert_array_equal(value_of(again, np.ones((1, 2), "float32")), [[2, 2]])


# -- whatever a file may say

def test_code_that_is_plain_marshal_of_this_python():
    """As a program of today may have put it there."""
    code = marshal.dumps((lambda x: x + 1).__code__)
    config = {"name": "Sequential", "layers": [{"name": "Lambda", "function": code, "input_shape": (2,)}]}
    with pytest.raises(UntrustedCodeError):
        model_from_config(config)
    with trusted():
        np.testing.assert_array_equal(value_of(model_from_config(config), np.ones((1, 2), "float32")), [[2, 2]])


def test_functions_in_a_configuration_of_this_process_are_no_files():
    with keras1.emulate("0.3.3"):
        model = Sequential([Lambda(lambda_models.double, input_shape=(2,))])
        assert model_from_config(model.get_config()).layers[0].function is lambda_models.double


def test_a_name_where_no_function_belongs():
    text = "{name: Sequential, layers: [{name: Dense, output_dim: 2, init: !!python/name:os.system ''}]}"
    with pytest.raises(UntrustedCodeError, match="os.system"):
        model_from_yaml(text)


@pytest.mark.parametrize("text", ["!!python/object/apply:os.getcwd []", "!!python/module:os ''",
                                  "!!python/object/new:os.system [ls]"])
def test_yaml_makes_no_objects(text):
    with pytest.raises(yaml.YAMLError):
        safe_yaml.load("a: " + text)


def test_what_is_no_code_at_all():
    with trusted(), pytest.raises(ValueError, match="no marshalled code"):
        model_from_config({"name": "Sequential", "layers": [{"name": "Lambda", "function": "print(1)"}]})
