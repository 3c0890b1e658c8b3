# K: variables, their values, random ones, batch access.
import numpy as np
from case_helpers import RESULT, part, plain, probe

from keras import backend as K


@part
def values():
    out = {}
    v = K.variable(np.arange(4.).reshape(2, 2), name='v')
    out['value'] = K.get_value(v)
    out['name'] = v.name
    K.set_value(v, np.ones((2, 2)))
    out['set'] = K.get_value(v)
    out['eval'] = K.eval(v + 1)
    a, b = K.zeros((2,)), K.ones((3,))
    out['batch'] = K.batch_get_value([a, b])
    K.batch_set_value([(a, np.array([5., 6.])), (b, np.zeros(3))])
    out['batch_set'] = K.batch_get_value([a, b])
    out['counts'] = [int(K.count_params(v)), int(K.count_params(b))]
    out['shape'] = plain(K.get_variable_shape(v))
    out['dtype'] = str(K.get_value(K.variable(2, dtype='int32')).dtype)
    out['phase'] = type(K.learning_phase()).__name__
    return out


@part
def random_variables():
    out = {}
    out['uniform'] = K.get_value(K.random_uniform_variable((2, 3), -1, 2))
    out['normal'] = K.get_value(K.random_normal_variable((2, 3), 5., .1))
    out['probe'] = probe()
    return out


@part
def random_tensors():
    out = {}
    for name, make in [('normal', K.random_normal),
                       ('uniform', K.random_uniform),
                       ('binomial', lambda s, **k: K.random_binomial(
                           s, p=.4, **k))]:
        out[name + ' before'] = probe()
        t = make((2, 3))
        out[name + ' after'] = probe()
        f = K.function([], [t])
        out[name] = [f([])[0], f([])[0]]
        out[name + ' seed'] = K.eval(make((2, 3), seed=7))
        out[name + ' seeded'] = probe()
    x = K.placeholder(ndim=2)
    out['symbolic'] = K.function([x], [K.random_uniform(K.shape(x), seed=3)])(
        [np.zeros((2, 3))])[0]
    return out


@part
def dropout():
    out = {}
    x = K.variable(np.ones((3, 4)))
    out['drawn'] = K.eval(K.dropout(x, .5))
    out['seed'] = K.eval(K.dropout(x, .25, seed=11))
    out['rows'] = K.eval(K.dropout(x, .5, noise_shape=(3, 1), seed=11))
    out['probe'] = probe()
    for level in [-.1, 1.]:
        try:
            K.dropout(x, level)
            out['level %g' % level] = 'no exception'
        except Exception as e:
            out['level %g' % level] = [type(e).__name__, str(e)]
    return out


@part
def settings():
    out = {'floatx': K.floatx(), 'epsilon': K.epsilon(),
           'backend': K.backend(), 'ordering': K.image_dim_ordering()}
    K.set_epsilon(1e-3)
    out['changed'] = K.epsilon()
    K.set_epsilon(out['epsilon'])
    out['cast'] = str(K.cast_to_floatx(np.arange(3)).dtype)
    return out


@part
def updates():
    out = {}
    v = K.variable(2.)
    for name, pair in [('update', K.update(v, v * 3)),
                       ('add', K.update_add(v, 1.)),
                       ('sub', K.update_sub(v, 5.)),
                       ('average', K.moving_average_update(v, 10., .9))]:
        K.set_value(v, 2.)
        K.function([], [], updates=[pair])([])
        out[name] = float(K.get_value(v))
    return out
