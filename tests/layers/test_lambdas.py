"""Functions as layers: what the original kept of them, and what works here besides."""
import marshal
import types

import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1.layers.core import Activation, Lambda, MaskedLambda, Masking

SCALE = 3.


def value(layer, x, train=False):
    return K.function([layer.input], [layer.get_output(train)], mode="FAST_COMPILE")([np.asarray(x, "float32")])[0]


def test_code_is_marshalled_up_to_0_3_2():
    layer = Lambda(lambda x: x + 1, output_shape=lambda s: s, input_shape=(2,))
    for stored in (layer.function, layer._output_shape):
        assert isinstance(marshal.loads(stored), types.CodeType)
    with keras1.emulate("0.3.3"):
        function = lambda x: x + 1  # noqa: E731
        assert Lambda(function, input_shape=(2,)).function is function


def test_globals_defaults_and_closure_work():
    offset = 10.

    def function(x, extra=100.):
        return x * SCALE + offset + extra

    np.testing.assert_allclose(value(Lambda(function, input_shape=(2,)), [[1, 2]]), [[113, 116]])


def test_names_that_were_at_hand_in_the_original():
    space = {}
    exec("def f(x): return K.sum(x, axis=-1, keepdims=True) * np.float32(2)", space)
    np.testing.assert_allclose(value(Lambda(space["f"], output_shape=(1,), input_shape=(2,)), [[1, 2]]), [[6]])


@pytest.mark.parametrize("given, expected", [
    (None, (None, 5)), ((2,), (None, 2)), ([2, 3], (None, 2, 3)), (lambda s: (s[0], s[1] * 2), (None, 10))])
def test_output_shape(given, expected):
    assert Lambda(lambda x: x, output_shape=given, input_shape=(5,)).output_shape == expected


def test_output_shape_function_must_return_a_tuple():
    with pytest.raises(Exception, match="output_shape function must return a tuple"):
        _ = Lambda(lambda x: x, output_shape=lambda s: 5, input_shape=(5,)).output_shape


def test_function_is_told_the_phase_and_its_arguments():
    with keras1.emulate("0.3.3"):
        seen = []

        def function(x, train=None, by=1.):
            seen.append(train)
            return x * by

        layer = Lambda(function, arguments={"by": 2.}, input_shape=(2,))
        for train in (True, False):
            np.testing.assert_allclose(value(layer, [[1, 2]], train), [[2, 4]])
        assert seen == [True, False] and layer.arguments == {"by": 2., "train": False}


def test_what_is_no_function_is_refused():
    with pytest.raises(AssertionError, match='"function" argument must be a Python function'):
        Lambda("relu")


def test_name_got_lost():
    with keras1.emulate("0.3.3"):
        assert Lambda(lambda x: x, name="mine").name == "lambda"
    with keras1.emulate("1.2.2"):
        assert Lambda(lambda x: x, name="mine").name == "mine"


def test_masked_lambda_follows_a_masked_layer():
    masking, masked = Masking(input_shape=(3, 2)), MaskedLambda(lambda x: x)
    masked.set_previous(masking)
    assert masked.get_output_mask() is not None
    with pytest.raises(AssertionError, match="Cannot connect non-masking layer"):
        Lambda(lambda x: x).set_previous(masking)
    Activation("relu").set_previous(masking)
