from keras.models import Model
from keras.layers import Input, Convolution2D, BatchNormalization, Activation, merge, GlobalAveragePooling2D, Dense
from keras.regularizers import l2
from keras.callbacks import LearningRateScheduler
from keras.utils.np_utils import to_categorical
import numpy as np


def block(x, nb_filter, stride: int = 1):
    """A residual block."""
    y = Convolution2D(nb_filter, 3, 3, subsample=(stride, stride), border_mode="same", W_regularizer=l2(1e-3),
                      init="he_normal", dim_ordering="th")(x)
    y = BatchNormalization(axis=1)(y)
    y = Activation("relu")(y)
    y = Convolution2D(nb_filter, 3, 3, border_mode="same", bias=False, dim_ordering="th")(y)
    return merge([x, y], mode="sum")


np.random.seed(12)
X, y = np.random.rand(12, 2, 5, 5), np.random.randint(0, 3, 12)
Y = to_categorical(y, nb_classes=3)
split = 0.75 * len(X)
inp = Input(shape=(2, 5, 5))
out = Dense(3, activation="softmax")(GlobalAveragePooling2D(dim_ordering="th")(block(inp, 2)))
model = Model(input=inp, output=out)
model.compile(loss="categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
h = model.fit(X[:split], Y[:split], nb_epoch=2, batch_size=3, verbose=0, validation_data=(X[split:], Y[split:]),
              callbacks=[LearningRateScheduler(lambda epoch: 0.01 / (1 + epoch))])
print({k: [round(float(v), 3) for v in h.history[k]] for k in sorted(h.history)})
print(model.evaluate(X[split:], Y[split:], verbose=0)[0] > 0, 7 / 2, f"{model.count_params()} parameters")
