# BatchNormalization: weights, config, values in both phases, updates.
import numpy as np
from case_helpers import RESULT, caught, part, plain, probe, raised

from keras import backend as K
from keras.layers.normalization import BatchNormalization

rs = np.random.RandomState(3)
X = rs.normal(1., 2., size=(6, 4)).astype('float32')
W = [rs.uniform(.5, 1.5, size=4).astype('float32') for _ in range(4)]


@part
def built():
    out = {}
    b = BatchNormalization(input_shape=(4,))
    out['weights'] = b.get_weights()
    out['probe'] = probe()
    out['shape'] = plain(b.output_shape)
    out['config'] = plain(b.get_config())
    out['other_config'] = plain(BatchNormalization(
        epsilon=.01, mode=1, momentum=.5, input_shape=(3,)).get_config())
    out['nb_params'] = int(b.count_params())
    out['params'] = [len(l) for l in b.get_params()]
    out['supports'] = bool(b.supports_masked_input())
    return out


@part
def by_feature():
    out = {}
    b = BatchNormalization(momentum=.8, input_shape=(4,), weights=W)
    out['weights'] = b.get_weights()
    train, test = b.get_output(train=True), b.get_output(train=False)
    updates = b.updates
    out['updated'] = [int(v in (b.running_mean, b.running_std))
                      for v, _ in updates]
    f = K.function([b.input], [train, test] + [new for _, new in updates])
    got = f([X])
    out['train'], out['test'] = got[:2]
    out['new'] = got[2:]
    return out


@part
def by_sample():
    out = {}
    b = BatchNormalization(mode=1, input_shape=(4,), weights=W)
    f = K.function([b.input], [b.get_output(train=True),
                               b.get_output(train=False)])
    out['train'], out['test'] = f([X])
    out['updates'] = len(b.get_params()[3])
    return out


@part
def images():
    out = {}
    b = BatchNormalization(input_shape=(2, 3))
    out['weights'] = b.get_weights()
    x = rs.normal(size=(4, 2, 3)).astype('float32')
    f = K.function([b.input], [b.get_output(train=True),
                               b.get_output(train=False)])
    out['train'], out['test'] = f([x])
    out['pictures'] = [list(w.shape) for w in BatchNormalization(
        input_shape=(2, 3, 4)).get_weights()]
    return out


@part
def setting():
    out = {}
    b = BatchNormalization(input_shape=(4,))
    b.set_weights([w * 2 for w in W])
    out['weights'] = b.get_weights()
    out['mean'] = K.get_value(b.running_mean)
    raised(out, 'too_few', b.set_weights, W[:3])
    raised(out, 'too_many', b.set_weights, W + W[:1])
    raised(out, 'wrong_shape', b.set_weights, [w[:2] for w in W])
    caught(out, 'keyword', BatchNormalization, nonsense=1)
    b = BatchNormalization(mode=2, input_shape=(4,))
    raised(out, 'mode', b.get_output, train=True)
    return out
