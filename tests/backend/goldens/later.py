# What came to the backend with 1.x: small functions, normalization, unrolled loops, phases, sparse matrices, CTC.
import numpy as np
import theano.ifelse  # noqa: F401  Keras 1.2 uses it without importing it
from case_helpers import RESULT, caught, part, probe, raised  # noqa: F401
from keras import backend as K

rs = np.random.RandomState(23)
MATRIX = rs.normal(size=(3, 4)).astype('float32')
CUBE = rs.normal(size=(2, 3, 4)).astype('float32')
IMAGES = rs.normal(size=(2, 3, 2, 4)).astype('float32')


def value(out, key, tensor):
    """Value and type; the type separately, because compare.py leaves the precision free."""
    array = np.asarray(K.eval(tensor))
    out[key] = array
    out[key + ' dtype'] = str(array.dtype)


def new(name):
    """Whether this release has the function."""
    return hasattr(K, name)


@part
def elements():
    out = {}
    a, b = K.variable(MATRIX), K.variable(np.round(MATRIX))
    for name in ['greater', 'greater_equal', 'lesser', 'lesser_equal', 'equal']:
        value(out, name, getattr(K, name)(b, 1.))
    for name in ['sin', 'cos', 'softsign', 'elu']:
        if new(name):
            value(out, name, getattr(K, name)(a))
    for name in ['var', 'all']:
        f = getattr(K, name)
        value(out, name, f(b))
        value(out, name + ' axis', f(b, axis=1, keepdims=True))
    value(out, 'mean of truths', K.mean(K.equal(b, 1.)))
    value(out, 'mean of ints', K.mean(K.cast(b, 'int32')))
    if new('is_explicit_shape'):
        value(out, 'clip none', K.clip(a, 0.1, None))
    return out


@part
def arrays():
    out = {}
    a, c = K.variable(MATRIX), K.variable(CUBE)
    value(out, 'eye', K.eye(3))
    value(out, 'one_hot', K.one_hot(K.variable([[0, 2], [1, 1]], dtype='int32'), 3))
    value(out, 'reverse', K.reverse(c, 1))
    value(out, 'reverse two', K.reverse(c, [0, 2]))
    value(out, 'squeeze', K.squeeze(K.variable(MATRIX[:, None, None]), 1))
    value(out, 'flatten', K.flatten(c))
    if new('stack'):
        value(out, 'stack', K.stack([a, 2 * a]))
        value(out, 'arange', K.arange(2, 9, 3))
        value(out, 'arange one', K.arange(4, dtype='float32'))
        value(out, 'temporal', K.asymmetric_temporal_padding(c, 2, 0))
        value(out, 'images', K.asymmetric_spatial_2d_padding(K.variable(IMAGES), 1, 0, 2, 3))
        value(out, 'top', K.in_top_k(a, K.variable([0, 3, 1], dtype='int32'), 2))
        value(out, 'map', K.map_fn(lambda row: K.sum(row) + row, a))
        value(out, 'foldl', K.foldl(lambda made, row: 2 * made - row, a))
        value(out, 'foldl from', K.foldl(lambda made, row: 2 * made - row, a, K.variable(np.ones(4))))
        value(out, 'foldr', K.foldr(lambda made, row: 2 * made - row, a))
        out['broadcast'] = [bool(b) for b in K.pattern_broadcast(K.placeholder(ndim=2), (True, False)).broadcastable]
    caught(out, 'resize ordering', K.resize_images, K.variable(IMAGES), 2, 2, 'xx')
    caught(out, 'padding ordering', K.spatial_2d_padding, K.variable(IMAGES), (1, 1), 'xx')
    return out


@part
def dots():
    out = {}
    a, c = K.variable(MATRIX), K.variable(CUBE)
    d = K.variable(CUBE.transpose((0, 2, 1)))
    value(out, 'default', K.batch_dot(c, d))
    value(out, 'int', K.batch_dot(a, a, axes=1))
    value(out, 'int of cubes', K.batch_dot(c, c, axes=2))
    value(out, 'pair', K.batch_dot(c, d, axes=(1, 2)))
    value(out, 'list', K.batch_dot(c, K.variable(MATRIX[:2, :3]), axes=[1, 1]))
    value(out, 'several', K.batch_dot(c, c, axes=[[1, 2], [1, 2]]))
    return out


@part
def shapes_in_numbers():
    out = {}
    x, v = K.placeholder(shape=(None, 3)), K.variable(MATRIX)
    out['placeholder'] = [list(x._keras_shape), x._uses_learning_phase, K.is_keras_tensor(x)]
    out['ndim'] = list(K.placeholder(ndim=3)._keras_shape)
    out['variable'] = K.is_keras_tensor(v)
    out['reshaped'] = hasattr(K.reshape(v, (2, 6)), '_keras_shape')
    out['array'] = K.is_keras_tensor(MATRIX)
    if new('int_shape'):
        out['int_shape'] = [list(K.int_shape(x)), list(K.int_shape(v)), list(K.int_shape(K.zeros((2, 1))))]
        raised(out, 'int_shape of an expression', K.int_shape, x * 2)
    out['get_variable_shape'] = list(K.get_variable_shape(v))
    K.common.reset_uids()
    out['uids'] = [K.get_uid('a'), K.get_uid('a'), K.get_uid('b'), K.get_uid()]
    caught(out, 'get_value', K.get_value, v * 2)
    caught(out, 'placeholder without', K.placeholder)
    caught(out, 'floatx', K.set_floatx, 'int8')
    return out


@part
def normalization():
    out = {}
    x, rows = K.placeholder(ndim=4), K.placeholder(ndim=2)
    gamma, beta = K.variable([1., 2., .5]), K.variable([0., -1., 1.])
    normed, mean, var = K.normalize_batch_in_training(x, gamma, beta, [0, 2, 3])
    gradient = K.gradients(K.sum(K.square(normed) * x), [x, gamma])
    for key, got in zip(['normed', 'mean', 'var', 'by x', 'by gamma'],
                        K.function([x], [normed, mean, var] + gradient)([IMAGES])):
        out[key] = np.asarray(got)
    four = K.variable([1., 2., .5, 3.])
    normed, mean, var = K.normalize_batch_in_training(rows, four, four, [0], epsilon=1e-2)
    for key, got in zip(['rows', 'rows mean', 'rows var'], K.function([rows], [normed, mean, var])([MATRIX])):
        out[key] = np.asarray(got)
    parts = [[.1, .2, .3], [1., 2., 3.], [0., 1., 2.], [1., 1., 2.]]
    wide = [K.reshape(K.variable(one), (1, 3, 1, 1)) for one in parts]
    out['used'] = K.function([x], [K.batch_normalization(x, *wide, epsilon=1e-3)])([IMAGES])[0]
    return out


@part
def unrolled():
    out = {}
    weights, again = rs.normal(size=(4, 2)).astype('float32'), rs.normal(size=(2, 2)).astype('float32')
    data = rs.normal(size=(3, 5, 4)).astype('float32')
    keep = np.array([[1, 1, 1, 0, 0], [0, 1, 0, 1, 1], [0, 0, 1, 1, 1]], 'int8')
    w, u, half = K.variable(weights), K.variable(again), K.variable([0.5, 2.])

    def step(inputs, states):
        h = K.tanh(K.dot(inputs, w) + K.dot(states[0], u) * states[2])
        return h + states[1], [h, states[1] + 1.]

    for unroll in [False, True]:
        for masked in [False, True]:
            for backwards in [False, True]:
                x, mask = K.placeholder(shape=(3, 5, 4)), K.placeholder(ndim=2, dtype='int8')
                last, outputs, states = K.rnn(step, x, [K.zeros((3, 2)), K.ones((3, 2))], go_backwards=backwards,
                                              mask=mask if masked else None, constants=[half], unroll=unroll,
                                              input_length=5)
                gradient = K.gradients(K.sum(K.square(last)) + K.sum(outputs), [w, u])
                got = K.function([x, mask], [last, outputs] + states + gradient)([data, keep])
                key = 'unroll %s mask %s backwards %s' % (unroll, masked, backwards)
                out[key] = [np.asarray(one) for one in got]
    caught(out, 'no length', K.rnn, step, K.placeholder(ndim=3), [], unroll=True)
    raised(out, '2d', K.rnn, step, K.placeholder(ndim=2), [])
    return out


@part
def switches():
    out = {}
    value(out, 'tensors', K.switch(K.variable(0, dtype='int32'), K.variable(MATRIX), 2 * K.variable(MATRIX)))
    return out


@part
def functions():
    out = {}
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=2)
    total = K.sum(x)
    raised(out, 'unused', K.function, [x, y], [total])
    f = K.function([x, K.learning_phase()], [total])
    out['phase not used'] = float(f([MATRIX, 0])[0])
    raised(out, 'too few', f, [MATRIX])
    raised(out, 'too many', f, [MATRIX, 0, 1])
    raised(out, 'no list', f, MATRIX)
    caught(out, 'keyword', K.function, [x], [total], nonsense=3)
    n = K.variable(0.)
    raised(out, 'two updates', K.function, [], [n * 2], [(n, n + 1), (n, n + 2)])
    for pair in [K.update(n, K.variable(5.)), K.update_add(n, 2.), K.update_sub(n, 3.),
                 K.moving_average_update(n, 10., .9)]:
        K.function([], [], updates=[pair])([])
        out.setdefault('updates', []).append(float(K.get_value(n)))
    loss = K.sum(K.square(x) * K.stop_gradient(x))
    out['stopped'] = K.function([x], [K.gradients(loss, x)])([MATRIX])[0]
    value(out, 'print', K.print_tensor(K.variable(MATRIX), 'it is'))
    return out


@part
def phases():
    """Building draws: how often, and in which order."""
    out = {}
    x = K.placeholder(ndim=2)
    chosen = [K.in_train_phase(2 * x, x), K.in_test_phase(3 * x, x)]
    f = K.function([x, K.learning_phase()], chosen)
    out['marked'] = [c._uses_learning_phase for c in chosen]
    out['train'], out['test'] = [float(a.sum()) for a in f([MATRIX, 1])], [float(a.sum()) for a in f([MATRIX, 0])]
    raised(out, 'wrong', K.set_learning_phase, 2)
    before = K.learning_phase()
    for phase in [0, 1]:
        K.set_learning_phase(phase)
        out['chosen %d' % phase] = K.learning_phase()
        tensor = K.in_train_phase(K.dropout(x, .5), x)
        out['probe %d' % phase] = probe()
        out['is input %d' % phase] = tensor is x
    K.theano_backend._LEARNING_PHASE = before
    return out


@part
def random_numbers():
    out = {}
    out['uniform'] = K.get_value(K.random_uniform_variable((2, 2), -1., 1.))
    out['normal'] = K.get_value(K.random_normal_variable((2, 2), 10., 1.))
    x = K.variable(np.ones((3, 4)))
    out['rows'] = K.eval(K.dropout(x, .5, (3, 1), 5))
    if new('int_shape'):
        out['list'] = K.eval(K.dropout(x, .5, [1, 4], 5))
    caught(out, 'level', K.dropout, x, 1.5)
    out['probe'] = probe()
    return out


@part
def sparse():
    if not new('is_sparse'):
        return {}
    import scipy.sparse
    out = {}
    matrix = scipy.sparse.csr_matrix(np.array([[0, 1, 0, 2], [0, 0, 3, 0]], 'float32'))
    v = K.variable(matrix)
    out['is sparse'] = [bool(K.is_sparse(v)), bool(K.is_sparse(K.variable(MATRIX)))]
    value(out, 'dense', K.to_dense(v))
    out['eval'] = np.asarray(K.eval(v))
    value(out, 'dot', K.dot(v, K.variable(MATRIX.T)))
    out['rows'] = np.asarray(K.eval(K.concatenate([v, v], axis=0)))
    out['columns'] = np.asarray(K.eval(K.concatenate([v, v])))
    out['mixed'] = np.asarray(K.eval(K.concatenate([v, K.variable(MATRIX)], axis=0)))
    x = K.placeholder(shape=(None, 4), sparse=True)
    out['function'] = K.function([x], [K.dot(x, K.variable(MATRIX.T))])([matrix])[0]
    return out


@part
def ctc():
    out = {}
    predicted = np.abs(rs.normal(size=(3, 7, 5))).astype('float32') + .05
    predicted /= predicted.sum(axis=-1, keepdims=True)
    labels = np.array([[0, 1, 1], [2, 2, 3], [3, 0, 0]], 'int32')
    y, p = K.placeholder(ndim=2, dtype='int32'), K.placeholder(ndim=3)
    steps, letters = K.placeholder(ndim=2, dtype='int32'), K.placeholder(ndim=2, dtype='int32')
    cost = K.ctc_batch_cost(y, p, steps, letters)
    arrays = [labels, predicted, np.array([[7], [5], [6]], 'int32'), np.array([[3], [2], [1]], 'int32')]
    got = K.function([y, p, steps, letters], [cost, K.gradients(K.sum(cost), p)])(arrays)
    out['cost'], out['gradient'] = [np.asarray(one) for one in got]
    return out
