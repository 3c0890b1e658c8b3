"""The loops of a model with functions of one's own; layers derived from global pooling."""
import numpy as np
from keras import backend as K
from keras.layers import Dense, Input
from keras.layers.pooling import _GlobalPooling1D, _GlobalPooling2D
from keras.models import Model, Sequential

np.random.seed(8)
x, y = np.random.rand(10, 4), np.random.rand(10, 2)
inputs = Input((4,))
hidden = Dense(6, activation="tanh")(inputs)
model = Model(inputs, [Dense(2, name="a")(hidden), Dense(1, name="b")(hidden)])
model.compile("sgd", "mse")
both = K.function(model.inputs, model.outputs)
first = K.function(model.inputs, model.outputs[:1])

stack = Sequential([Dense(3, input_dim=4), Dense(2)])
stack.compile("sgd", "mse")
stack.model._make_train_function()
stack.model._make_test_function()


class Sums(_GlobalPooling2D):
    def call(self, x, mask=None):
        return K.sum(x, axis=[2, 3] if self.dim_ordering == "th" else [1, 2])


class Last(_GlobalPooling1D):
    def call(self, x, mask=None):
        return x[:, -1]


image, sequence = Input((2, 3, 3)), Input((4, 3))
sums, last = Model(image, Sums()(image)), Model(sequence, Last()(sequence))
history = stack.model._fit_loop(stack.model.train_function, [x, y, np.ones(10)], out_labels=["loss"], batch_size=4,
                                nb_epoch=2, verbose=0, val_f=stack.model.test_function,
                                val_ins=[x, y, np.ones(10)], shuffle=False, callback_metrics=["loss", "val_loss"])

RESULT = {
    "predicted": model._predict_loop(both, [x], batch_size=4),
    "one": model._predict_loop(first, [x], 3),
    "tested": stack.model._test_loop(stack.model.test_function, [x, y, np.ones(10)], batch_size=4),
    "history": history.history,
    "sums": sums.predict(np.random.rand(2, 2, 3, 3)),
    "last": last.predict(np.random.rand(2, 4, 3)),
    "shapes": [sums.output_shape, last.output_shape],
}
