"""Calls of functions without Theano's checks: what they give is what Theano's own call gives."""
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from theano import tensor

from keras1 import backend as K
from keras1.backend import calls

TYPES = ("float32", "float64", "float16", "int8", "int64", "uint16", "bool", "complex64", "object", "U3", "M8[s]")


@st.composite
def arrays(draw):
    """Arrays as users give them: of any type, order and number of axes, views among them."""
    shape = draw(st.lists(st.integers(0, 3), max_size=3))
    array = np.zeros(shape, draw(st.sampled_from(TYPES)))
    array[...] = draw(st.integers(0, 9))
    step = draw(st.sampled_from([1, -1, 2]))
    if shape:
        array = array[::step]
    return array.T if draw(st.booleans()) else array


def answer(call):
    """What a call gives: a value with its type, or the class of what it raises."""
    try:
        value = call()
    except Exception as error:
        return type(error).__name__
    return value if value is None else (value.dtype, value.shape, value.tolist())


@pytest.fixture(scope="module")
def functions():
    made = []
    for x in (K.placeholder(ndim=1), K.placeholder(ndim=2), K.placeholder(ndim=1, dtype="int32"),
              K.placeholder(ndim=2, dtype="uint8")):
        made.append(K.function([x], x * 1))
    return made


@settings(deadline=None)
@given(arrays(), st.integers(0, 3))
def test_any_array_is_taken_or_refused_as_by_theano(functions, array, which):
    f = functions[which]
    assert answer(lambda: f([array])) == answer(lambda: f.function(array))


@pytest.mark.parametrize("value", [None, 3., [1., 2.], (1, 2), np.float32(2), np.ma.ones(2), "a"], ids=repr)
def test_so_are_other_things(functions, value):
    f = functions[0]
    assert answer(lambda: f([value])) == answer(lambda: f.function(value))


def test_an_axis_of_size_1_has_to_have_it():
    kind, = calls.expected([tensor.row(dtype="float32")])
    assert kind.taken(np.zeros((1, 4), "float32")) is not None
    assert kind.taken(np.zeros((2, 4), "float32")) is None


def test_an_array_that_is_not_aligned_is_left_to_theano():
    odd = np.zeros(9, "uint8")[1:].view("float32")
    kind, = calls.expected([K.placeholder(ndim=1)])
    assert not odd.flags.aligned and kind.taken(odd) is None


def test_an_array_of_the_right_type_is_not_copied():
    x = np.ones((2, 3), "float32")
    kind, = calls.expected([K.placeholder(ndim=2)])
    assert kind.taken(x) is x and kind.taken(x.T).base is x


def test_theano_does_not_look_at_arrays_that_fit(functions, monkeypatch):
    looked = []
    monkeypatch.setattr(type(functions[0].inputs[0].type), "filter", lambda *args, **kwargs: looked.append(args))
    functions[0]([np.ones(3, "float32")])
    functions[0]([np.ones(3)])
    assert not looked


def test_nobody_else_is_trusted(functions):
    f = functions[0]
    f([np.ones(2, "float32")])
    with pytest.raises(TypeError):
        f([np.ones((2, 2), "float32")])
    assert not f.function.trust_input


def test_the_number_of_arguments_is_checked(functions):
    for given_arrays in ([], [np.ones(2, "float32")] * 2):
        with pytest.raises(TypeError):
            functions[0](given_arrays)
