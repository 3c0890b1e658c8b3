"""Networks that begin with a Merge of networks, called on other tensors."""
import numpy as np
from keras.layers import Dense, Input, Merge
from keras.models import Model, Sequential

np.random.seed(41)


def branch(features, name):
    stack = Sequential(name=name)
    stack.add(Dense(3, input_dim=features, activation="tanh", name=name + "_dense"))
    return stack


def functional(features, name):
    x = Input((features,))
    return Model(x, Dense(3, activation="relu", name=name + "_dense")(x), name=name)


def called(network, data, names):
    """What a network gives by itself and when it is called; and after training through the call."""
    inputs = [Input(x.shape[1:], name=name) for x, name in zip(data, names)]
    outer = Model(inputs, Dense(1)(network(inputs)))
    direct = network.predict(data)
    through = Model(inputs, network(inputs)).predict(data)
    outer.compile("sgd", "mse")
    history = outer.fit(data, np.ones((4, 1)), nb_epoch=2, batch_size=2, verbose=0, shuffle=False)
    return [direct, through, outer.predict(data), history.history["loss"], network.predict(data)]


data = [np.random.rand(4, n) for n in (2, 5, 3)]
flat = Sequential([Merge([branch(2, "a"), branch(5, "b")], mode="concat"), Dense(2, name="flat_dense")])
flat.compile("sgd", "mse")
mixed = Sequential([Merge([functional(2, "c"), branch(5, "d")], mode="sum")])
mixed.compile("sgd", "mse")
two = Sequential([Merge([branch(2, "e"), branch(5, "f")], mode="mul"), Dense(4, name="two_dense")])
nested = Sequential([Merge([two, branch(3, "g")], mode="concat"), Dense(2, name="nested_dense")])
nested.compile("sgd", "mse")

RESULT = {
    "flat": called(flat, data[:2], ["x1", "x2"]),
    "mixed": called(mixed, data[:2], ["x3", "x4"]),
    "nested": called(nested, data, ["x5", "x6", "x7"]),
    "shapes": [nested.get_output_shape_for([(None, 2), (None, 5), (None, 3)]), mixed.output_shape],
}
