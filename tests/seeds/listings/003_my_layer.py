# 003: the layer of the manual; its weight moves in training, and stands still with trainable=False.
from keras import backend as K
from keras.layers import Layer


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
        super(MyLayer, self).build(input_shape)  # Be sure to call this at the end

    def call(self, x):
        return K.dot(x, self.kernel)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.output_dim)


# -- used
import numpy as np  # noqa: E402
from keras.models import Sequential  # noqa: E402

np.random.seed(1337)
X = np.random.normal(size=(8, 4)).astype('float32')
model = Sequential([MyLayer(2, input_shape=(4,))])
model.compile('sgd', 'mse')
first = model.get_weights()
RESULT = {'first': first, 'loss': model.train_on_batch(X, X[:, :2]), 'moved': model.get_weights(),
          'predicted': model.predict(X)}
model.layers[0].trainable = False
model.compile('sgd', 'mse')
RESULT['frozen'] = [model.train_on_batch(X, X[:, :2]), model.get_weights(), len(model.trainable_weights)]
