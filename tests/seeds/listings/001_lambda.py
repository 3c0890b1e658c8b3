# 001: Dropout as a Lambda, and as tensors outside layers.
from keras import backend as K
from keras import layers


def my_layer(x):
    mask = K.random_binomial(K.shape(x), 0.5)
    return x * mask * 2


# -- used
import numpy as np  # noqa: E402
from keras import Model, Input  # noqa: E402

RESULT = {}
np.random.seed(1337)
X = np.random.normal(size=(6, 4)).astype('float32')
inputs = Input((4,))
x = layers.Dense(5, activation='relu')(inputs)
x = layers.Lambda(my_layer)(x)
x = layers.Dense(2)(x)
model = Model(inputs, x)
model.compile('sgd', 'mse')
RESULT['lambda'] = [model.predict(X), [model.train_on_batch(X, X[:, :2]) for _ in range(3)], model.predict(X)]

# The same outside a layer: the tensor has no layer that made it and, on Theano, no shape that is known.
inputs = Input((4,))
x = layers.Dense(5, activation='relu')(inputs)
mask = K.random_binomial(K.shape(x), 0.5)
x = x * mask * 2
for name, use in [('as output', lambda: Model(inputs, x)), ('below a layer', lambda: layers.Dense(2, name='d')(x))]:
    try:
        use()
        RESULT[name] = 'fine'
    except Exception as e:
        RESULT[name] = type(e).__name__
x._keras_shape = (None, 5)
y = layers.Dense(2, name='e')(x)
RESULT['told'] = [y._keras_shape, K.function([inputs], [y])([X])[0].shape]
try:
    Model(inputs, y)
    RESULT['model'] = 'fine'
except Exception as e:
    RESULT['model'] = type(e).__name__
