"""A layer of either generation works wherever the other does, and super() works both ways."""
import numpy as np
import pytest

from keras1 import backend as K
from keras1.backend.phase import evaluating
from keras1.layers.core import Dense, Dropout, Layer
from keras1.models import Sequential

X = np.array([[1, -2, 3], [-4, 5, 6]], dtype="float32")


class ClassicScale(Layer):
    """As one wrote it for 0.3."""

    def __init__(self, by, **kwargs):
        self.by = by
        super().__init__(**kwargs)

    def build(self):
        self.s = K.variable(np.full(self.input_shape[1:], self.by))
        self.params = [self.s]
        self.regularizers = []

    def get_output(self, train=False):
        return self.get_input(train) * self.s + (1 if train else 0)

    @property
    def output_shape(self):
        return self.input_shape[:1] + self.input_shape[1:]


class FunctionalScale(Layer):
    """The same as one wrote it for 1.x."""

    def __init__(self, by, **kwargs):
        self.by = by
        super().__init__(**kwargs)

    def build(self, input_shape):
        self.s = self.add_weight(input_shape[1:], lambda shape: K.variable(np.full(shape, self.by)))

    def call(self, x, mask=None):
        return x * self.s + K.in_train_phase(1, 0)

    def get_output_shape_for(self, input_shape):
        return input_shape


def run(inputs, outputs):
    return K.function(inputs, outputs, mode="FAST_COMPILE")([X])


@pytest.mark.parametrize("scale", [ClassicScale, FunctionalScale])
def test_both_forms_of_both_kinds(scale):
    layer = scale(3, input_shape=(3,))
    assert layer.output_shape == layer.get_output_shape_for((None, 3)) == (None, 3)
    assert [w.tolist() for w in layer.get_weights()] == [[3, 3, 3]]
    with evaluating(True):
        called = layer.call(layer.input)
    outputs = run([layer.input], [layer.get_output(True), layer.get_output(False), called])
    for out, expected in zip(outputs, (X * 3 + 1, X * 3, X * 3 + 1)):
        np.testing.assert_array_equal(out, expected)


@pytest.mark.parametrize("scale", [ClassicScale, FunctionalScale])
def test_in_a_model_beside_built_in_layers(scale):
    model = Sequential([Dense(3, input_dim=3), scale(2), Dropout(0.5)])
    assert len(model.params) == 3
    assert model.count_params() == 15


class ClassicChild(Dense):
    """Overrides the half that its parent did not write."""

    def get_output(self, train=False):
        return super().get_output(train) * 10


class FunctionalChild(Dense):
    def call(self, x, mask=None):
        return super().call(x, mask) * 10


class Grandchild(ClassicChild):
    def call(self, x, mask=None):
        return super().call(x, mask) + 1


@pytest.mark.parametrize("child, expected", [
    (ClassicChild, lambda y: 10 * y), (FunctionalChild, lambda y: 10 * y), (Grandchild, lambda y: 10 * y + 1)])
def test_super_reaches_the_parents_maths(child, expected):
    layer = child(2, input_dim=3)
    W, b = layer.get_weights()
    with evaluating(False):
        called = layer.call(layer.input)
    for out in run([layer.input], [layer.get_output(False), called]):
        np.testing.assert_allclose(out, expected(X.dot(W) + b), rtol=1e-5)


def test_a_users_call_is_given_the_mask_if_it_takes_one():
    class Reader(Layer):
        supports_masking = True

        def call(self, x, mask=None):
            self.met = mask
            return x

    layer = Reader(input_shape=(3, 2))
    layer.get_input_mask = lambda train=False: "mask"
    layer.get_output()
    assert layer.met == "mask"


def test_layer_without_super_init_and_with_instance_patches():
    class Bare(Layer):
        def __init__(self):
            self.params = []

    layer = Bare()
    layer.set_input_shape((None, 3))
    assert layer.output_shape == (None, 3) and layer.trainable and layer.get_params() == ([], [], [], [])


def test_compute_output_shape_is_another_name():
    class Modern(Layer):
        def call(self, x):
            return x

        def compute_output_shape(self, input_shape):
            return input_shape[0], 7

    assert Modern(input_shape=(3,)).output_shape == (None, 7)
