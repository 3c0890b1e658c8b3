"""K on arrays against K on tensors."""
import numpy as np
import pytest

from keras1 import backend as K
from keras1.backend import numpy_backend as KNP
from keras1.history import emulate

rs = np.random.RandomState(3)
X = rs.normal(size=(2, 3, 5, 6)).astype("float32")


@pytest.mark.parametrize("name, args, kwargs", [
    ("relu", (), dict(alpha=.5, max_value=1., threshold=.2)), ("softmax", (), dict(axis=1)), ("softplus", (), {}),
    ("softsign", (), {}), ("elu", (2.,), {}), ("hard_sigmoid", (), {}), ("sigmoid", (), {}), ("sqrt", (), {}),
    ("logsumexp", (), dict(axis=[1, 2])), ("cumsum", (1,), {}), ("argmin", (), {}), ("reverse", ([0, 2],), {}),
    ("spatial_2d_padding", (), dict(padding=((1, 0), (0, 2)), data_format="channels_last")),
    ("resize_images", (2, 3, "channels_first"), {}), ("slice", ([0, 1, 1, 2], [2, 1, 3, 2]), {}),
    ("batch_flatten", (), {}), ("repeat_elements", (2, 1), {}),
])
def test_functions_of_one(uncompiled, name, args, kwargs):
    with emulate("2.3.1"):
        expected = K.eval(getattr(K, name)(K.variable(X), *args, **kwargs))
    np.testing.assert_allclose(getattr(KNP, name)(X, *args, **kwargs), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("data_format, images", [("channels_first", X), ("channels_last", np.moveaxis(X, 1, -1))])
@pytest.mark.parametrize("padding", ["valid", "same"])
def test_pooling(uncompiled, data_format, images, padding):
    given = dict(pool_size=(3, 3), strides=(2, 1), padding=padding, data_format=data_format)
    for mode in ("max", "avg"):
        with emulate("2.3.1"):
            expected = K.eval(K.pool2d(K.variable(images), pool_mode=mode, **given))
        np.testing.assert_allclose(KNP.pool2d(images, pool_mode=mode, **given), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("padding", ["valid", "same"])
def test_convolutions_of_sequences_by_hand(padding):
    rows = np.array([[[1.], [2.], [3.]]])
    kernel = np.array([[[1.]], [[10.]], [[100.]]])
    expected = {"valid": [321.], "same": [210., 321., 32.]}[padding]
    made = KNP.conv1d(rows, kernel, padding=padding, data_format="channels_last")
    np.testing.assert_allclose(made[0, :, 0], expected)


def test_the_loop_repeats_what_it_has_not_seen():
    mask = np.array([[1, 0, 1, 0]])
    steps = np.arange(1., 5.).reshape((1, 4, 1))
    last, every, states = KNP.rnn(lambda x, s: (x + s[0], [s[0] + x]), steps, [np.zeros((1, 1))], mask=mask)
    assert every[0, :, 0].tolist() == [1., 1., 4., 4.]
    assert last.tolist() == states[0].tolist() == [[4.]]


def test_labels():
    steps = np.array([[[.8, .1, .1], [.7, .2, .1], [.1, .1, .8], [.1, .6, .3]]])
    labels, cost = KNP.ctc_decode(steps, np.array([4]))
    assert labels.tolist() == [[0., 1.]]
    np.testing.assert_allclose(cost, [[-np.log(.8 * .7 * .8 * .6)]])
