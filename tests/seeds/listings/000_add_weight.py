# 000: add_weight in its call forms, a regularizer that becomes a loss, weights that are not trained.
import numpy as np
from keras import backend as K
from keras import initializers, regularizers, constraints
from keras.layers import Input, Layer
from keras.models import Model


class Weighted(Layer):
    def build(self, input_shape):
        n = input_shape[-1]
        self.a = self.add_weight('a', (n,), None, initializers.get('ones'), regularizers.l2(.1))
        self.b = self.add_weight(name='b', shape=(n,), initializer='uniform', constraint=constraints.non_neg(),
                                 regularizer=regularizers.l1(.01))
        self.c = self.add_weight(shape=(n,), name='c', dtype='float32', initializer=initializers.Constant(.5),
                                 trainable=False)
        self.d = self.add_weight('d', (n,), initializer='zeros')
        self.e = self.add_weight(name='e', initializer='ones')
        super(Weighted, self).build(input_shape)

    def call(self, x):
        return x * self.a + self.b * self.c + self.d + self.e


# -- used
np.random.seed(1337)
X = np.random.normal(size=(8, 3)).astype('float32')
x = Input((3,))
layer = Weighted()
model = Model(x, layer(x))
model.compile('sgd', 'mse')
RESULT = {'first': layer.get_weights(), 'names': [w.name for w in layer.weights],
          'history': model.fit(X, np.tanh(X), epochs=3, batch_size=4, verbose=0).history, 'then': layer.get_weights(),
          'lists': [[w.name for w in layer.trainable_weights], [w.name for w in layer.non_trainable_weights]],
          'losses': [float(K.eval(loss)) for loss in model.losses],
          'of': [len(layer.get_losses_for(None)), len(layer.get_losses_for(x)), len(model.losses)],
          'constraint': [w.constraint is not None for w in layer.weights]}
