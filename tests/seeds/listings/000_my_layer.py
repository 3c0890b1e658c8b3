# 000: the layer of the manual, with build, call and compute_output_shape.
from keras import backend as K
from keras.engine.topology import Layer
import numpy as np


class MyLayer(Layer):
    def __init__(self, output_dim, **kwargs):
        self.output_dim = output_dim
        super(MyLayer, self).__init__(**kwargs)

    def build(self, input_shape):
        # Create a trainable weight variable for this layer.
        self.kernel = self.add_weight(name='kernel',
                                      shape=(input_shape[1], self.output_dim),
                                      initializer='uniform',
                                      trainable=True)
        super(MyLayer, self).build(input_shape)  # Be sure to call this somewhere!

    def call(self, x):
        return K.dot(x, self.kernel)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.output_dim)


# -- used
from keras.layers import Dense  # noqa: E402
from keras.models import Sequential  # noqa: E402

np.random.seed(1337)
X = np.random.normal(size=(12, 4)).astype('float32')
Y = X[:, :2] ** 2
model = Sequential([MyLayer(3, input_shape=(4,)), Dense(2, activation='tanh'), MyLayer(2, name='last')])
model.compile('rmsprop', 'mse')
history = model.fit(X, Y, epochs=3, batch_size=4, verbose=0).history
layer = model.layers[0]
RESULT = {'history': history, 'weights': model.get_weights(), 'names': [w.name for w in model.weights],
          'layers': [l.name for l in model.layers], 'built': [l.built for l in model.layers],
          'lists': [len(layer.trainable_weights), len(layer.non_trainable_weights), len(layer.losses)],
          'shapes': [l.output_shape for l in model.layers], 'predicted': model.predict(X[:3]),
          'config': model.layers[2].get_config(), 'count': model.count_params()}
