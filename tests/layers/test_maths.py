"""Each layer's maths against NumPy."""
import numpy as np
import pytest

from keras1 import backend as K
from keras1.layers import advanced_activations as rectifiers
from keras1.layers import core

RS = np.random.RandomState(1)
FLAT = RS.uniform(-2, 2, (4, 6)).astype("float32")
STEPS = RS.uniform(-2, 2, (4, 5, 6)).astype("float32")
STEPS[0, 3] = 0.
STEPS[2] = 0.


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def highway(x, W, b, W_carry, b_carry):
    t = sigmoid(x.dot(W_carry) + b_carry)
    return t * np.tanh(x.dot(W) + b) + (1 - t) * x


def srelu(x, t_left, a_left, t_right, a_right):
    right = t_left + abs(t_right)
    left = np.where(x < t_left, t_left + a_left * (x - t_left), np.minimum(x, right))
    return left + np.where(x > right, a_right * (x - right), 0)


CASES = {
    "Dense": (core.Dense(3, activation="tanh", input_dim=6), FLAT, lambda x, W, b: np.tanh(x.dot(W) + b)),
    "TimeDistributedDense": (core.TimeDistributedDense(3, activation="sigmoid", input_shape=(5, 6)), STEPS,
                             lambda x, W, b: sigmoid(np.einsum("sti,io->sto", x, W) + b)),
    "MaxoutDense": (core.MaxoutDense(3, nb_feature=2, input_dim=6), FLAT,
                    lambda x, W, b: np.max(np.einsum("si,kio->sko", x, W) + b, axis=1)),
    "Highway": (core.Highway(activation="tanh", input_dim=6), FLAT, highway),
    "Activation": (core.Activation("softplus", input_shape=(6,)), FLAT, lambda x: np.log1p(np.exp(x))),
    "Masking": (core.Masking(input_shape=(5, 6)), STEPS, lambda x: x),
    "Masking of 1": (core.Masking(1., input_shape=(5, 6)), STEPS * 0 + 1, lambda x: x * 0),
    "TimeDistributedMerge sum": (core.TimeDistributedMerge("sum", input_shape=(5, 6)), STEPS, lambda x: x.sum(1)),
    "TimeDistributedMerge mul": (core.TimeDistributedMerge("mul", input_shape=(5, 6)), STEPS, lambda x: x.prod(1)),
    "TimeDistributedMerge ave": (core.TimeDistributedMerge("ave", input_shape=(5, 6)), STEPS, lambda x: x.mean(1)),
    "Reshape": (core.Reshape((3, -1), input_shape=(5, 6)), STEPS, lambda x: x.reshape(4, 3, 10)),
    "Permute": (core.Permute((2, 1), input_shape=(5, 6)), STEPS, lambda x: x.transpose(0, 2, 1)),
    "Flatten": (core.Flatten(input_shape=(5, 6)), STEPS, lambda x: x.reshape(4, 30)),
    "RepeatVector": (core.RepeatVector(3, input_shape=(6,)), FLAT, lambda x: np.repeat(x[:, None], 3, axis=1)),
    "Lambda": (core.Lambda(lambda x: K.square(x) + 1, input_shape=(6,)), FLAT, lambda x: x ** 2 + 1),
    "LeakyReLU": (rectifiers.LeakyReLU(0.2, input_shape=(6,)), FLAT, lambda x: np.where(x > 0, x, 0.2 * x)),
    "PReLU": (rectifiers.PReLU("uniform", input_shape=(6,)), FLAT, lambda x, a: np.where(x > 0, x, a * x)),
    "ELU": (rectifiers.ELU(0.5, input_shape=(6,)), FLAT, lambda x: np.where(x > 0, x, 0.5 * (np.exp(x) - 1))),
    "ParametricSoftplus": (rectifiers.ParametricSoftplus(0.3, 2., input_shape=(6,)), FLAT,
                           lambda x, a, b: a * np.log1p(np.exp(b * x))),
    "ThresholdedLinear": (rectifiers.ThresholdedLinear(0.7, input_shape=(6,)), FLAT,
                          lambda x: np.where(abs(x) < 0.7, 0, x)),
    "ThresholdedReLU": (rectifiers.ThresholdedReLU(0.7, input_shape=(6,)), FLAT, lambda x: np.where(x > 0.7, x, 0)),
    "SReLU": (rectifiers.SReLU("uniform", "uniform", "one", "uniform", input_shape=(6,)), FLAT, srelu),
}


@pytest.mark.parametrize("name", CASES)
def test_against_numpy(name):
    layer, x, formula = CASES[name]
    f = K.function([layer.input], [layer.get_output(False)], mode="FAST_COMPILE")
    np.testing.assert_allclose(f([x])[0], formula(x, *layer.get_weights()), rtol=1e-4, atol=1e-6)


def test_dropout_keeps_the_mean_and_drops_the_share():
    layer = core.Dropout(0.25, input_shape=(500,))
    x = np.ones((20, 500), "float32")
    out = K.function([layer.input], [layer.get_output(True)])([x])[0]
    assert set(np.unique(out)) == {np.float32(0), np.float32(1 / 0.75)}
    assert abs((out == 0).mean() - 0.25) < 0.02


def test_masking_masks_the_empty_steps():
    layer = core.Masking(input_shape=(5, 6))
    mask = K.function([layer.input], [layer.get_output_mask()], mode="FAST_COMPILE")([STEPS])[0]
    np.testing.assert_array_equal(mask, STEPS.any(axis=-1))
