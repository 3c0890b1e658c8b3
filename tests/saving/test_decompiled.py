"""Byte code as the expression that it computes: what a person needs to write a Lambda's function anew."""
import json
import marshal
import pathlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keras1.errors import UntrustedCodeError
from keras1.saving import disassembly, marshalled, open_model, report
from keras1.saving.describing import describe

#: As Pythons of the time marshalled them, and what they were.
WRITTEN = json.loads((pathlib.Path(__file__).parent / "functions_of_the_time.json").read_text())

K = None


def read(function):
    return disassembly.show(marshalled.text_of(marshal.dumps(function.__code__))).source


@pytest.mark.parametrize("python, source, code", [(python, source, code) for python in WRITTEN
                                                  for source, code in WRITTEN[python].items()])
def test_functions_of_python_2_7_and_3_6(python, source, code):
    shown = disassembly.show(code)
    assert (shown.python, shown.source) == (python, source)


@pytest.mark.parametrize("function, source", [
    (lambda x: x / 127.5 - 1., "lambda x: x / 127.5 - 1.0"),
    (lambda x: (-x) ** 2 - (1 - x), "lambda x: (-x) ** 2 - (1 - x)"),
    (lambda x: 2 ** x ** 3, "lambda x: 2 ** x ** 3"),
    (lambda x: x[:, 0, :], "lambda x: x[:, 0, :]"),
    (lambda x: K.concatenate([x, x * 2], axis=1), "lambda x: K.concatenate([x, x * 2], axis=1)"),
    (lambda x: x if x else 1, ""),
    (lambda x: [y for y in x], ""),
])
def test_functions_of_this_python(function, source):
    assert read(function) == source


def test_steps_are_put_into_each_other():
    def scaled(x):
        total = K.sum(x, axis=-1, keepdims=True)
        return (x - total) / 2

    assert read(scaled) == "lambda x: (x - K.sum(x, axis=-1, keepdims=True)) / 2"


def test_steps_that_multiply_are_no_expression():
    def grows(x):
        x = x + x
        x = x + x
        x = x + x
        x = x + x
        x = x + x
        x = x + x
        x = x + x
        x = x + x
        x = x + x
        x = x + x
        return x

    assert read(grows) == ""


EXPRESSIONS = st.recursive(
    st.sampled_from(["x", "y", "2", "3.5"]),
    lambda inner: st.one_of(st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map("(%s %s %s)".__mod__),
                            inner.map("(-%s)".__mod__)), max_leaves=8)


@settings(max_examples=60, deadline=None)
@given(EXPRESSIONS)
def test_what_is_read_computes_the_same(text):
    function = eval("lambda x, y: x + " + text)  # of this test's own making
    again = eval(read(function))
    with np.errstate(all="ignore"):
        np.testing.assert_equal(again(np.float64(1.5), np.float64(-.25)), function(np.float64(1.5), np.float64(-.25)))


def test_the_report_and_the_error_show_it(tmp_path):
    code = WRITTEN["2.7"]["lambda x: x[:-1] / 255.0 - 0.5"]
    path = tmp_path / "model.json"
    path.write_text(json.dumps({"class_name": "Sequential", "keras_version": "1.1.2", "config": [
        {"class_name": "Lambda", "config": {"name": "scaled", "function": code, "function_type": "lambda",
                                            "output_shape": None, "output_shape_type": "raw", "arguments": {},
                                            "batch_input_shape": [None, 3]}}]}))
    assert "it reads like: lambda x: x[:-1] / 255.0 - 0.5" in report.as_text(describe(str(path)))
    with pytest.raises(UntrustedCodeError) as error:
        open_model(str(path))
    assert "custom_objects={'scaled': lambda x: x[:-1] / 255.0 - 0.5}" in error.value.hint
