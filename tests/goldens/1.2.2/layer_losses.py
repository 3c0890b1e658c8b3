# add_loss, add_update and what belongs to which inputs.
from case_helpers import RESULT, T, X, hist, part

from keras import backend as K
from keras.engine import Layer
from keras.layers import BatchNormalization, Dense, Input, LSTM
from keras.models import Model, Sequential


class Penalty(Layer):
    """Loss of its input, and one that does not depend on it."""
    def build(self, input_shape):
        self.scale = self.add_weight((1,), initializer='one', name='scale')
        self.add_loss(.01 * K.sum(K.square(self.scale)))
        self.built = True

    def call(self, x, mask=None):
        self.add_loss(.1 * K.sum(K.square(x)), x)
        return x * K.sum(self.scale)


@part
def belonging():
    out = {}
    a, b = Input((5,)), Input((5,))
    p = Penalty()
    p(a)
    out['one'] = [len(p.losses), len(p.get_losses_for(a)),
                  len(p.get_losses_for(b)), len(p.get_losses_for(None))]
    p(b)
    out['two'] = [len(p.losses), len(p.get_losses_for(a)),
                  len(p.get_losses_for(b)), len(p.get_losses_for(None))]
    m = Model(a, Dense(2)(p.get_output_at(0)))
    out['model'] = [len(m.losses), len(m.updates)]
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit(X, T, nb_epoch=2, batch_size=20, verbose=0))
    out['scale'] = p.get_weights()[0]
    return out


@part
def collections():
    out = {}
    m = Sequential([Dense(3, input_dim=5, W_regularizer='l2',
                          activity_regularizer='l1', b_constraint='nonneg'),
                    BatchNormalization(), Dense(2, W_regularizer='l1')])
    m.build()
    out['losses'] = len(m.losses)
    out['updates'] = len(m.updates)
    out['constraints'] = len(m.constraints)
    out['state_updates'] = len(m.state_updates)
    out['stateful'] = bool(m.stateful)
    s = Sequential([LSTM(2, stateful=True, batch_input_shape=(2, 3, 4))])
    s.build()
    out['stateful model'] = [bool(s.stateful), len(s.state_updates),
                             len(s.updates)]
    return out


@part
def called_again():
    """The losses of a model that is called on another input."""
    out = {}
    x = Input((5,))
    inner = Model(x, Dense(3, W_regularizer='l2',
                           activity_regularizer='l2')(x))
    out['inner'] = len(inner.losses)
    y = Input((5,))
    m = Model(y, Dense(2)(inner(y)))
    out['outer'] = len(m.losses)
    m.compile('sgd', 'mse')
    out['history'] = hist(m.fit(X, T, nb_epoch=2, batch_size=20, verbose=0))
    return out
