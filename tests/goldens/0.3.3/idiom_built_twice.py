# A user's layer that takes a shape in its constructor, and is connected then: it builds its weights twice.
from case_helpers import RESULT, T, X, hist, part, sums

from keras import backend as K
from keras import initializations
from keras.layers.core import Dense, Layer
from keras.models import Sequential


class Twice(Layer):
    """A product whose weights stand in params first, as in 0.3.1, and are read back from there."""
    input_ndim = 2

    def __init__(self, output_dim, input_dim, **kwargs):
        self.output_dim, self.built_times = output_dim, 0
        super(Twice, self).__init__(input_shape=(input_dim,), **kwargs)

    def build(self):
        self.built_times += 1
        self.W = initializations.get('glorot_uniform')((self.input_shape[1], self.output_dim))
        self.params = [self.W]
        self.trainable_weights = self.params

    @property
    def output_shape(self):
        return (self.input_shape[0], self.output_dim)

    def get_output(self, train=False):
        return K.dot(self.get_input(train), self.W)


def stack():
    return Sequential([Dense(3, input_dim=5), Twice(4, 3), Dense(2)])


@part
def trained():
    model = stack()
    model.compile('sgd', 'mse')
    out = {'loss': hist(model.fit(X, T, nb_epoch=2, batch_size=20, verbose=0))['loss']}
    out['weights'] = sums(model.get_weights())
    return out


@part
def lists():
    layer = stack().layers[1]
    out = {'built': layer.built_times, 'params': layer.params[0] is layer.W,
           'trainable': layer.trainable_weights[0] is layer.W, 'same': layer.params is layer.trainable_weights}
    layer.params = []
    out['emptied'] = [len(layer.params), len(layer.trainable_weights)]
    layer.trainable_weights = [layer.W]
    out['filled'] = [len(layer.params), len(layer.trainable_weights)]
    return out
