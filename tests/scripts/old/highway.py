# Highway layer and a max-pooling layer on raw Theano, Keras 0.3
import theano, theano.tensor as T
import numpy as np
from theano.tensor.signal import downsample
from keras import activations, initializations, backend as K
from keras.layers.core import Layer, Dense, Flatten, Reshape
from keras.models import Sequential
from keras.regularizers import l2

rng = np.random.seed(42)

class Highway(Layer):
    input_ndim = 2
    def __init__(self, init='glorot_uniform', activation='tanh', bias=-2., **kwargs):
        self.init = initializations.get(init)
        self.activation = activations.get(activation)
        self.bias_value = bias
        super(Highway, self).__init__(**kwargs)

    def build(self):
        dim = self.input_shape[1]
        self.input = T.matrix()
        self.W, self.W_carry = self.init((dim, dim)), self.init((dim, dim))
        self.b = theano.shared(np.zeros(dim, dtype=theano.config.floatX))
        self.b_carry = theano.shared(np.ones(dim, dtype=theano.config.floatX) * np.float32(self.bias_value))
        self.params = [self.W, self.b, self.W_carry, self.b_carry]
        self.regularizers = [l2(0.01)]
        self.regularizers[0].set_param(self.W)

    def get_output(self, train=False):
        X = self.get_input(train)
        gate = T.nnet.sigmoid(T.dot(X, self.W_carry) + self.b_carry)
        return self.activation(T.dot(X, self.W) + self.b) * gate + X * (1 - gate)

    def get_config(self):
        return {'name': self.__class__.__name__, 'activation': self.activation.__name__}

class Pool(Layer):
    def __init__(self, size=(2, 2), **kwargs):
        super(Pool, self).__init__(**kwargs)
        self.size = size
    @property
    def output_shape(self):
        n, c, h, w = self.input_shape
        return (n, c, h / self.size[0], w / self.size[1])
    def get_output(self, train):
        return downsample.max_pool_2d(self.get_input(train), ds=self.size, ignore_border=True)

X = np.random.rand(24, 1, 8, 8).astype(np.float32)
y = X.reshape(24, -1).mean(axis=1)[:, None]
model = Sequential([Pool(input_shape=(1, 8, 8)), Flatten(), Highway(), Highway(activation='relu', bias=-1),
                    Dense(1)])
print model.layers[0].output_shape, model.output_shape
model.compile('adagrad', 'mse')
for i in range(3):
    print 'loss', '%.5f' % float(model.train_on_batch(X, y)[0])
f = theano.function([model.layers[0].input], [model.layers[2].get_output(False), model.get_output(train=False)])
for out in f(X[:2]):
    print out.shape, '%.4f' % out.sum()
print [p.get_value().shape for p in model.layers[2].params]
print model.layers[2].get_config()['activation']
