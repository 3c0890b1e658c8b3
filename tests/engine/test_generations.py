"""A layer of each generation in every kind of model: the same output, the same training, the same penalty."""
import numpy as np
import pytest

import keras1
from keras1 import backend as K
from keras1 import constraints
from keras1.layers import Dense, Input, Layer
from keras1.models import Graph, Model, Sequential

X = np.random.RandomState(0).normal(size=(12, 3)).astype("float32")
Y = np.random.RandomState(1).normal(size=(12, 2)).astype("float32")
W = np.random.RandomState(2).normal(size=(3, 2)).astype("float32")


class Classic(Layer):
    """A layer as 0.3 had them written: a matrix, noise in training left out, a constraint by place."""

    input_ndim = 2

    def build(self):
        self.W = K.variable(W, name="W")
        self.params = [self.W]
        self.constraints = [constraints.nonneg()]

    def get_output(self, train=False):
        x = K.dot(self.get_input(train), self.W)
        return 2 * x if train else x

    @property
    def output_shape(self):
        return self.input_shape[0], 2


class Functional(Layer):
    """The same as 1.0 had them written: lists and a dict set in build."""

    def build(self, input_shape):
        self.W = K.variable(W, name="W")
        self.trainable_weights = [self.W]
        self.constraints = {self.W: constraints.nonneg()}

    def call(self, x, mask=None):
        x = K.dot(x, self.W)
        return K.in_train_phase(2 * x, x)

    def get_output_shape_for(self, input_shape):
        return input_shape[0], 2


class Later(Layer):
    """The same with ``add_weight`` of 1.2 and the names of 2.x."""

    def build(self, input_shape):
        self.W = self.add_weight((input_shape[1], 2), initializer=lambda shape, name=None: K.variable(W, name=name),
                                 name="W", constraint=constraints.nonneg())
        self.built = True

    def call(self, x):
        x = K.dot(x, self.W)
        return K.in_train_phase(2 * x, x)

    def compute_output_shape(self, input_shape):
        return input_shape[0], 2


def classic_sequential(layer):
    model = Sequential()
    model.add(layer(input_shape=(3,)))
    model.compile("sgd", "mse")
    return model, X, Y


def classic_graph(layer):
    graph = Graph()
    graph.add_input("x", input_shape=(3,))
    graph.add_node(layer(), "y", input="x")
    graph.add_output("out", input="y")
    graph.compile("sgd", {"out": "mse"})
    return graph, {"x": X, "out": Y}, None


def functional_model(layer):
    x = Input((3,))
    model = Model(x, layer()(x))
    model.compile("sgd", "mse")
    return model, X, Y


#: A maker of each kind of model, and the release that it belongs to.
MODELS = [("0.3.1", classic_sequential), ("0.3.3", classic_sequential), ("0.3.1", classic_graph),
          ("0.3.3", classic_graph), ("1.0.8", classic_sequential), ("1.2.2", classic_sequential),
          ("1.0.8", functional_model), ("1.2.2", functional_model)]


@pytest.mark.parametrize("layer", [Classic, Functional, Later])
@pytest.mark.parametrize("release, make", MODELS, ids=lambda value: getattr(value, "__name__", value))
def test_every_layer_works_in_every_model(release, make, layer):
    with keras1.emulate(release):
        model, x, y = make(layer)
        data = (x,) if y is None else (x, y)
        predicted = model.predict(x)
        predicted = predicted["out"] if isinstance(predicted, dict) else predicted
        np.testing.assert_allclose(predicted, X.dot(W), rtol=1e-5)
        loss = model.train_on_batch(*data)
        np.testing.assert_allclose(np.ravel(loss)[0], np.mean((2 * X.dot(W) - Y) ** 2), rtol=1e-5)
        np.testing.assert_allclose(model.get_weights()[0], stepped(), rtol=1e-4, atol=1e-6)


def stepped():
    """The matrix after one step of SGD with the usual rate, held at zero or above."""
    gradient = X.T.dot(2 * (2 * X.dot(W) - Y) * 2) / Y.size
    return np.maximum(W - 0.01 * gradient, 0)


class Doubled(Dense):
    """A built-in layer whose classic half a user overrides."""

    def get_output(self, train=False):
        return 2 * super().get_output(train)


class DoubledByCall(Dense):
    """A built-in layer whose functional half a user overrides."""

    def call(self, x, mask=None):
        return 2 * super().call(x, mask)


@pytest.mark.parametrize("layer", [Doubled, DoubledByCall])
@pytest.mark.parametrize("release, make", MODELS, ids=lambda value: getattr(value, "__name__", value))
def test_either_half_of_a_built_in_layer_may_be_overridden(release, make, layer):
    with keras1.emulate(release):
        model, x, _ = make(lambda **kwargs: layer(2, weights=[W, np.zeros(2, "float32")], **kwargs))
        predicted = model.predict(x)
        predicted = predicted["out"] if isinstance(predicted, dict) else predicted
        np.testing.assert_allclose(predicted, 2 * X.dot(W), rtol=1e-5)


def test_a_classic_layer_tells_its_shapes_in_a_functional_model():
    with keras1.emulate("1.2.2"):
        x = Input((3,))
        layer = Classic()
        y = layer(x)
    assert (layer.input_shape, layer.output_shape, y._keras_shape) == ((None, 3), (None, 2), (None, 2))
