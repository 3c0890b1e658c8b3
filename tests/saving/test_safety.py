"""Files that are cut, made up or malicious: a clear error, no crash, bounded memory, and nothing outside the file.

What is fuzzed is fuzzed from files that the originals wrote.
"""
import copy
import json
import marshal
import os
import pathlib
import tracemalloc
import warnings

import h5py
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import keras1
from keras1.errors import ModelFileError, UntrustedCodeError
from keras1.saving import describe, marshalled, open_model, report

GOLDENS = pathlib.Path(__file__).parent.parent / "goldens"
CLASSIC = {"name": "Sequential", "layers": [{"name": "Dense", "output_dim": 2, "input_dim": 3}]}

fuzzed = settings(deadline=None, derandomize=True, max_examples=50,
                  suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def reads_or_refuses(path):
    """Whether a file is described, or refused with an error that says so; anything else fails the test."""
    try:
        found = describe(str(path), values=True)
    except ModelFileError as error:
        assert str(error.args[0])
        return
    report.as_text(found)
    json.dumps(report.as_dict(found))


# -- fuzzing

WHOLE = (GOLDENS / "0.3.1" / "files" / "mlp.h5").read_bytes()
NAMED = (GOLDENS / "1.2.2" / "files" / "mlp.h5").read_bytes()


@fuzzed
@given(st.sampled_from([WHOLE, NAMED]), st.integers(0, 10 ** 6),
       st.lists(st.tuples(st.integers(0, 10 ** 6), st.integers(0, 255)), max_size=6))
def test_hdf5_with_bytes_changed_or_cut(tmp_path, content, cut, changes):
    data = bytearray(content)
    for place, value in changes:
        data[place % min(len(data), 4096 if place % 2 else len(data))] = value
    path = tmp_path / "model.h5"
    path.write_bytes(data if cut % 3 else data[:cut % len(data)])
    reads_or_refuses(path)


ARCHITECTURES = [json.loads((GOLDENS / release / "files" / name).read_text()) for release, name in (
    ("0.3.1", "graph.json"), ("0.3.3", "shared.json"), ("0.3.3", "merged.json"), ("0.3.1", "autoencoder.json"),
    ("1.2.2", "fun.json"), ("1.2.2", "bi.json"))]
ARCHITECTURES += [
    {"class_name": "Own", "keras_version": "2.4.0", "backend": "tensorflow", "config": {"name": "s", "layers": [
        {"class_name": "InputLayer", "config": {"name": "i", "batch_input_shape": [None, 4, 2], "ragged": False}},
        {"class_name": "CuDNNLSTM", "config": {"name": "l", "units": 2, "activation": "swish"}},
        {"class_name": "BatchNormalizationV1", "config": {
            "name": "b", "axis": [1], "dtype": {"class_name": "Policy", "config": {"name": "mixed_float16"}}}},
        {"class_name": "Dense", "config": {"name": "d", "units": 2, "kernel_initializer": {
            "class_name": "HeNormalV2", "config": {"seed": None, "dtype": "float32"}}}}]}},
    {"class_name": "Sequential", "keras_version": "1.0.4", "loss": "mse", "optimizer": {"name": "SGD", "lr": .1},
     "config": [{"class_name": "Dense", "config": {"name": "d", "output_dim": 2, "init": "<lambda>", "input_dim": 3}},
                {"class_name": "Dropout", "config": {"name": "p", "p": "0.5"}}]}]
JUNK = [None, [], {}, "", "x", 0, -1, 10 ** 30, 1.5, True, [[]], {"name": 3}, {"name": "Dense"}, [["a", 0, 0]],
        "c" * 20, {"class_name": "Dense", "config": {}}, ["a"], "Merge", "Siamese", float("nan")]


def places(value, path=()):
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from places(part, path + (key,))


CHANGED = (st.sampled_from(range(len(ARCHITECTURES))), st.lists(
    st.tuples(st.integers(0, 10 ** 6), st.integers(0, 10 ** 6)), min_size=1, max_size=4))


@fuzzed
@given(*CHANGED)
def test_json_with_parts_changed(tmp_path, which, changes):
    with_parts_changed(tmp_path, which, changes)


@pytest.mark.slow
@settings(fuzzed, max_examples=3000)
@given(*CHANGED)
def test_json_with_parts_changed_at_length(tmp_path, which, changes):
    with_parts_changed(tmp_path, which, changes)


def with_parts_changed(tmp_path, which, changes):
    value = copy.deepcopy(ARCHITECTURES[which])
    for place, junk in changes:
        found = [path for path in places(value) if path]
        if not found:
            break
        *around, key = found[place % len(found)]
        holder = value
        for step in around:
            holder = holder[step]
        holder[key] = copy.deepcopy(JUNK[junk % len(JUNK)])
    path = tmp_path / "model.json"
    path.write_text(json.dumps(value))
    reads_or_refuses(path)


@fuzzed
@given(st.text(max_size=200))
def test_any_text(tmp_path, text):
    path = tmp_path / "model.yaml"
    path.write_text(text, encoding="utf-8", errors="replace")
    reads_or_refuses(path)


YAML = (GOLDENS / "0.3.3" / "files" / "graph.yaml").read_text()


@fuzzed
@given(st.integers(0, len(YAML)), st.integers(0, 30),
       st.sampled_from(["", "&a", "*a", "!!", "{", "]", ":", "\t", "- ?"]))
def test_yaml_with_parts_changed(tmp_path, place, length, text):
    path = tmp_path / "model.yaml"
    path.write_text(YAML[:place] + text + YAML[place + length:])
    reads_or_refuses(path)


@fuzzed
@given(st.binary(max_size=60), st.integers(0, 200))
def test_code_with_bytes_changed(tmp_path, junk, place):
    code = bytearray(marshal.dumps((lambda x: K.sqrt(x)).__code__))  # noqa: F821
    code[place % len(code):place % len(code)] = junk
    layer = {"name": "Lambda", "function": code.decode("latin-1")}
    path = tmp_path / "model.json"
    path.write_text(json.dumps({"name": "Sequential", "layers": [layer]}))
    reads_or_refuses(path)


# -- one by one

@pytest.mark.parametrize("text, message", [
    ("a: &a [*a]", "contains itself"),
    ("&a {name: Sequential, layers: *a}", "contains itself"),
    ("[" * 5000, "nested too deep|no YAML|no JSON"),
    ("[" * 200 + "]" * 200, "nested too deep"),
    ("a: &a [1,1,1,1,1,1,1,1,1,1]\n" + "".join(
        "%s: &%s [%s]\n" % (n, n, ",".join(["*" + before] * 10)) for before, n in zip("abcdefgh", "bcdefghi")),
     "more than"),
    ("!!python/object/apply:os.system ['true']", "no YAML of plain values"),
    ("!!python/name:os.system ''", "no architecture"),
])
def test_texts_that_do_harm(tmp_path, text, message):
    path = tmp_path / "model.yaml"
    path.write_text(text)
    with pytest.raises(ModelFileError, match=message):
        describe(str(path))


def weights(path, make, count=1):
    """An HDF5 file of 0.x with one layer, whose parameters ``make(group)`` makes."""
    with h5py.File(path, "w") as file:
        file.attrs["nb_layers"] = 1
        group = file.create_group("layer_0")
        group.attrs["nb_params"] = count
        make(group)
    return str(path)


def huge(group):
    group.create_dataset("param_0", shape=(10 ** 6, 10 ** 6), dtype="float32", chunks=(1000, 1000))


def packed(group):
    group.create_dataset("param_0", data=np.zeros((3000, 3000)), compression="gzip")


def never_written(group):
    group.create_dataset("param_0", shape=(3000, 3000), dtype="float64")


def elsewhere(group):
    group.create_dataset("param_0", shape=(4,), dtype="float32", external=[("/etc/passwd", 0, 16)])


def linked(group):
    group["param_0"] = h5py.ExternalLink("/etc/other.h5", "/x")


def softly_linked(group):
    group["param_0"] = h5py.SoftLink("/layer_0/param_0")


def of_texts(group):
    group.create_dataset("param_0", data=np.array(["a", "b"], dtype=object), dtype=h5py.string_dtype())


def a_group(group):
    group["param_0"] = group


@pytest.mark.parametrize("make, message", [
    (huge, "claims the shape"), (packed, "claims the shape"), (never_written, "claims the shape"),
    (elsewhere, "in another file"), (linked, "a link to /etc/other.h5"), (softly_linked, "is a link"),
    (of_texts, "an array of numbers"), (a_group, "is no data set"), (lambda group: None, "is not there"),
])
def test_hdf5_that_claims_or_reaches_too_much(tmp_path, make, message):
    path = weights(tmp_path / "w.h5", make)
    tracemalloc.start()
    try:
        with pytest.raises(ModelFileError, match=message):
            describe(path, values=True)
        assert tracemalloc.get_traced_memory()[1] < 50 * 2 ** 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("number", [-1, 10 ** 9, "three"])
def test_counts_that_cannot_be(tmp_path, number):
    path = str(tmp_path / "w.h5")
    with h5py.File(path, "w") as file:
        file.attrs["nb_layers"] = number
    with pytest.raises(ModelFileError, match="no sensible number"):
        describe(path)


def test_every_length_of_a_cut_file(tmp_path):
    path = tmp_path / "w.h5"
    for length in range(0, len(WHOLE), 997):
        path.write_bytes(WHOLE[:length])
        with pytest.raises(ModelFileError):
            describe(str(path))


def test_weights_of_other_shapes_are_refused(tmp_path):
    architecture = tmp_path / "m.json"
    architecture.write_text(json.dumps(CLASSIC))
    path = weights(tmp_path / "w.h5", lambda group: [
        group.create_dataset("param_0", data=np.zeros((4, 2))), group.create_dataset("param_1", data=np.zeros(2))], 2)
    with pytest.raises(ModelFileError, match=r"has weights of the shapes \[\(3, 2\), \(2,\)\]"):
        open_model(str(architecture), path)


# -- code

def test_a_function_runs_only_if_it_is_given_or_the_file_is_trusted(tmp_path):
    code = marshalled.text_of(marshal.dumps((lambda x: x * 3).__code__))
    layers = [{"class_name": "Dense", "config": {"name": "d", "output_dim": 2, "batch_input_shape": [None, 2]}},
              {"class_name": "Lambda", "config": {"name": "f", "function": code, "function_type": "lambda",
                                                  "output_shape": None, "output_shape_type": "raw", "arguments": {}}}]
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"class_name": "Sequential", "config": layers, "keras_version": "1.2.2"}))
    x = np.ones((1, 2), "float32")
    with keras1.emulate("1.2.2"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(UntrustedCodeError, match="is not run on its word"):
            open_model(str(path))
        for kwargs, factor in (({"trust_code": True}, 3), ({"custom_objects": {"f": lambda x: x * 5}}, 5)):
            model = open_model(str(path), **kwargs)
            plain = x.dot(model.layers[0].get_weights()[0]) + model.layers[0].get_weights()[1]
            np.testing.assert_allclose(model.predict(x), factor * plain, rtol=1e-5)


def test_unknown_layers_are_named(tmp_path):
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"name": "Sequential", "layers": CLASSIC["layers"] + [{"name": "Attention"}]}))
    with pytest.raises(ModelFileError, match="none of Keras: Attention") as caught:
        open_model(os.fspath(path))
    assert "custom_objects={'Attention': ...}" in caught.value.hint


@pytest.mark.parametrize("release", ["0.3.1", "1.2.2", "2.3.1"])
def test_a_placeholder_has_the_weights_and_knows_no_answer(tmp_path, release):
    layers = [dict(CLASSIC["layers"][0]), {"name": "Attention", "size": 4}]
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"name": "Sequential", "layers": layers, "optimizer": {"name": "SGD"}, "loss": "mse"}))
    weights_path = tmp_path / "w.h5"
    with h5py.File(weights_path, "w") as file:
        file.attrs["nb_layers"] = 2
        for number, shapes in enumerate([[(3, 2), (2,)], [(2, 5)]]):
            group = file.create_group("layer_%d" % number)
            group.attrs["nb_params"] = len(shapes)
            for index, shape in enumerate(shapes):
                group.create_dataset("param_%d" % index, data=np.full(shape, .5, "float32"))
    with keras1.emulate(release):
        model = open_model(str(path), str(weights_path), placeholders=True)
    held = model.layers[1]
    assert (held.stands_for, held.arguments) == ("Attention", {"size": 4})
    np.testing.assert_array_equal(held.get_weights()[0], np.full((2, 5), .5))
    assert np.isnan(model.predict(np.ones((1, 3)))).all()
