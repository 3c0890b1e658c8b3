"""A layer of one's own."""
import numpy as np
from keras import backend as K
from keras import initializations
from keras.engine.topology import Layer
from keras.models import Sequential
from keras.layers import Dense


class Scale(Layer):
    """One factor for each feature."""

    def __init__(self, init='one', **kwargs):
        self.init = initializations.get(init)
        super(Scale, self).__init__(**kwargs)

    def build(self, input_shape):
        self.factor = self.init((input_shape[1],), name='{}_factor'.format(self.name))
        self.trainable_weights = [self.factor]
        super(Scale, self).build(input_shape)

    def call(self, x, mask=None):
        return x * K.exp(self.factor)

    def get_output_shape_for(self, input_shape):
        return input_shape


rng = np.random.RandomState(0)
X = rng.uniform(size=(10, 4))
model = Sequential()
model.add(Scale(input_shape=(4,)))
model.add(Dense(1, W_constraint=None, bias=True))
model.compile('sgd', 'mse')
model.layers[1].set_weights([rng.uniform(-0.3, 0.3, w.shape) for w in model.layers[1].get_weights()])
np.random.seed(1)
history = model.fit(X, X[:, :1], nb_epoch=2, verbose=0)
results = [history.history['loss'], model.get_weights()[0]]
