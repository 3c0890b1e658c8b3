# BatchNormalization: values in both phases and all modes, axes, weights.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, plain

from keras.layers import BatchNormalization, Input

rs = np.random.RandomState(2)
X2 = rs.normal(1., 2., size=(6, 4)).astype('float32')
X3 = rs.normal(1., 2., size=(3, 2, 4)).astype('float32')
X4 = rs.normal(-1., .5, size=(2, 3, 2, 4)).astype('float32')


@part
def modes():
    return gather([('%d' % mode, look(BatchNormalization(mode=mode), X2,
                                      both=True)) for mode in [0, 1, 2]])


@part
def axes():
    return gather([
        ('sequence', look(BatchNormalization(), X3, both=True)),
        ('image th', look(BatchNormalization(axis=1), X4, both=True)),
        ('image tf', look(BatchNormalization(axis=3), X4, both=True)),
        ('image last', look(BatchNormalization(mode=2, axis=-1), X4,
                            grads=False))])


@part
def weights():
    w = [np.array(v, 'float32') for v in
         ([1, 2, .5, 3], [0, 1, -1, .5], [1, 1, 0, 0], [4, 2, 1, .5])]
    out = gather([('given', look(BatchNormalization(weights=w), X2))])
    b = BatchNormalization(gamma_init='uniform', beta_init='normal',
                           epsilon=.1, momentum=.5)
    out.update(gather([('inits', look(b, X2, both=True))]))
    out['names'] = [v.name for v in b.weights]
    out['lists'] = [len(b.trainable_weights), len(b.non_trainable_weights)]
    return out


@part
def regularized():
    b = BatchNormalization(gamma_regularizer='l2', beta_regularizer='l1')
    b(Input(shape=(4,)))
    return {'losses': len(b.losses), 'config': plain(b.get_config())}


@part
def shared():
    """A layer of mode 0 on two inputs."""
    out = {}
    b = BatchNormalization()
    x, y = Input(shape=(4,)), Input(shape=(4,))
    b(x)
    caught(out, 'twice', b, y)
    out['nodes'] = len(b.inbound_nodes)
    out['updates'] = [len(b.updates), len(b.get_updates_for(x)),
                      len(b.get_updates_for(y))]
    return out
