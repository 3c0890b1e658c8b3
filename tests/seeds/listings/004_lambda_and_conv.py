# 004: layers.convolutional.Conv2D by its full name, Lambda with mask and arguments, decorators' examples.
import keras
from keras.layers import Input, Dense
from keras import layers

inputs = Input(shape=(784,))
x = Dense(64, activation='relu')(inputs)
conv2D = keras.layers.convolutional.Conv2D(4,
                                           3,
                                           strides=(1, 1),
                                           padding='valid')
scaled = keras.layers.core.Lambda(lambda t, factor: t * factor, output_shape=(64,), mask=None, arguments={'factor': 3.})

# -- used
import numpy as np  # noqa: E402
from keras import backend as K  # noqa: E402

y = scaled(x)
z = conv2D(Input((1, 5, 5)))
np.random.seed(1337)
RESULT = {'shapes': [x._keras_shape, y._keras_shape, z._keras_shape],
          'value': K.function([x], [y])([np.ones((1, 64), dtype='float32')])[0],
          'spec': repr(layers.InputSpec(dtype='float32', shape=(None, 3), ndim=None, max_ndim=4, min_ndim=2, axes={-1: 3}))}
for name, spec, shape in [('ndim', layers.InputSpec(ndim=3), (4,)), ('max', layers.InputSpec(max_ndim=2), (4, 4)),
                          ('min', layers.InputSpec(min_ndim=3), (4,)), ('axes', layers.InputSpec(axes={-1: 3}), (4,)),
                          ('shape', layers.InputSpec(shape=(None, 3)), (4,)), ('dtype', layers.InputSpec(dtype='int32'), (4,)),
                          ('two', [layers.InputSpec(ndim=2), layers.InputSpec(ndim=2)], (4,))]:
    layer = layers.Layer(name='checked')
    layer.input_spec = spec
    try:
        layer(Input(shape))
        RESULT[name] = 'fine'
    except Exception as e:
        RESULT[name] = [type(e).__name__, str(e)[:120].split('Received')[0].split('received:')[0]]
