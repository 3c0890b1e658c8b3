"""K of 2.x: names of arguments, shapes that results know, and what both releases share."""
import pytest

from keras1 import backend as K
from keras1.history import emulate


@pytest.mark.parametrize("function, release, keyword, now", [
    (K.pool2d, "1.2.2", "padding", "border_mode"), (K.pool2d, "2.3.1", "border_mode", "padding"),
    (K.conv2d, "1.2.2", "data_format", "dim_ordering"), (K.conv2d, "2.0.0", "dim_ordering", "data_format"),
    (K.random_normal, "1.2.2", "stddev", "std"), (K.random_normal, "2.0.0", "std", "stddev"),
    (K.expand_dims, "2.3.1", "dim", "axis"), (K.one_hot, "1.2.2", "num_classes", "nb_classes"),
])
def test_a_keyword_of_another_release_is_refused_and_explained(function, release, keyword, now):
    with emulate(release), pytest.raises(TypeError, match="unexpected keyword argument '%s'" % keyword) as caught:
        function(None, **{keyword: None})
    assert "here it is called '%s'" % now in caught.value.hint


def test_an_argument_that_was_dropped_is_explained():
    with emulate("2.3.1"), pytest.raises(TypeError) as caught:
        K.conv2d(None, None, image_shape=None)
    assert caught.value.hint.startswith("releases before 2.0.0 had it")


@pytest.mark.parametrize("make, shape", [
    (lambda x: K.dot(x, K.zeros((4, 5))), (None, 3, 5)), (lambda x: K.permute_dimensions(x, (0, 2, 1)), (None, 4, 3)),
    (lambda x: K.expand_dims(x, 1), (None, 1, 3, 4)), (lambda x: K.concatenate([x, x]), (None, 3, 8)),
    (lambda x: K.batch_flatten(x), (None, 12)), (lambda x: K.temporal_padding(x, (1, 2)), (None, 6, 4)),
    (lambda x: K.repeat_elements(x, 2, 0), (None, 3, 4)), (lambda x: K.any(x, 1), (None, 4)),
    (lambda x: K.tile(x, (1, 2, 1)), (None, 6, 4)),
])
def test_results_know_their_shape_from_2_0_on(make, shape):
    for release, expected in [("2.3.1", shape), ("1.2.2", None)]:
        with emulate(release):
            made = make(K.placeholder(shape=(None, 3, 4)))
        assert getattr(made, "_keras_shape", None) == expected


def test_the_target_stands_first_from_2_0_7_on(uncompiled):
    target, output = K.variable([[1., 0.]]), K.variable([[.5, .5]])
    for release, arguments in [("2.0.6", (output, target)), ("2.0.7", (target, output))]:
        with emulate(release):
            assert K.eval(K.categorical_crossentropy(*arguments))[0] == pytest.approx(.6931, abs=1e-3)


@pytest.mark.parametrize("release, dtype", [("2.2.4", "int32"), ("2.3.0", "float32")])
def test_the_type_of_zeros_like(release, dtype):
    with emulate(release):
        assert K.dtype(K.zeros_like(K.variable([1], dtype="int32"))) == dtype


def test_each_place_of_the_functions_has_them():
    from keras1.backend import load_backend, theano_backend
    assert load_backend.conv2d is theano_backend.conv2d is K.conv2d
    assert load_backend.backend() == "theano"
