# Every function of the backend on small arrays: values, types, shapes; what fails, and how.
import numpy as np
from case_helpers import RESULT, caught, part, raised  # noqa: F401
from keras import backend as K
from keras.backend.common import cast_to_floatx

rs = np.random.RandomState(7)
MATRIX = rs.normal(size=(3, 4)).astype('float32')
OTHER = rs.normal(size=(3, 4)).astype('float32')
CUBE = rs.normal(size=(2, 3, 4)).astype('float32')
IMAGES = rs.normal(size=(2, 3, 7, 6)).astype('float32')
VOLUMES = rs.normal(size=(2, 2, 5, 6, 7)).astype('float32')
INTS = np.array([[1, 2, 4], [7, 0, 3]], dtype='int32')
SPECIAL = np.array([[-100., -20., -2.5, -1.5, -0.5, -0., 0., 0.5, 1.5, 2.5, 20., 100.]], dtype='float32')


def value(out, key, tensor):
    """Value and type; the type separately, because compare.py leaves the precision free."""
    array = np.asarray(K.eval(tensor))
    out[key] = array
    out[key + ' dtype'] = str(array.dtype)


def new(name):
    """Whether this release has the function."""
    return hasattr(K, name)


@part
def settings():
    return {'floatx': K.floatx(), 'epsilon': K.epsilon(), 'backend': K._BACKEND,
            'cast': cast_to_floatx([1, 2]), 'cast dtype': str(cast_to_floatx([1, 2]).dtype)}


@part
def set_floatx():
    out = {}
    caught(out, 'unknown', K.set_floatx, 'int32')
    K.set_floatx('float64')
    out['floatx'] = K.floatx()
    out['variable'] = str(K.variable([1, 2]).dtype)
    out['zeros'] = str(K.zeros((2,)).dtype)
    out['placeholder'] = str(K.placeholder(ndim=1).dtype)
    out['cast'] = str(cast_to_floatx([1, 2]).dtype)
    K.set_floatx('float32')
    K.set_epsilon(1e-3)
    out['epsilon'] = K.epsilon()
    probs = np.array([[0., 1.]], dtype='float32')
    value(out, 'entropy', K.binary_crossentropy(K.variable(probs), K.variable(1 - probs)))
    K.set_epsilon(1e-7)
    return out


@part
def variables():
    out = {}
    value(out, 'variable', K.variable(MATRIX))
    value(out, 'of ints', K.variable(INTS))
    value(out, 'int', K.variable(INTS, dtype='int32'))
    value(out, 'zeros', K.zeros((2, 3)))
    value(out, 'ones', K.ones((2, 3), dtype='int64'))
    value(out, 'scalar', K.variable(3))
    value(out, 'ones_like', K.ones_like(K.variable(INTS, dtype='int32')))
    value(out, 'zeros_like', K.zeros_like(K.variable(MATRIX)))
    value(out, 'cast', K.cast(K.variable(MATRIX * 3), 'int32'))
    value(out, 'shape', K.shape(K.variable(MATRIX)))
    out['names'] = [K.variable(1, name='a').name, K.zeros((1,), name='b').name, K.ones((1,), name='c').name]
    out['ndim'] = [K.ndim(K.variable(CUBE)), K.ndim(K.placeholder((2, None))), K.ndim(K.placeholder(ndim=0))]
    out['count_params'] = int(K.count_params(K.zeros((2, 3))))
    x = K.variable(MATRIX)
    K.set_value(x, INTS)
    out['set_value'] = K.get_value(x)
    out['set_value dtype'] = str(K.get_value(x).dtype)
    caught(out, 'get_value', K.get_value, x * 2)
    return out


@part
def placeholders():
    out = {}
    for ndim in range(7):
        try:
            x = K.placeholder(ndim=ndim)
            out['ndim %d' % ndim] = [x.ndim, str(x.dtype)] + [bool(b) for b in x.broadcastable]
        except Exception as e:
            out['ndim %d' % ndim] = [type(e).__name__, str(e)]
    x = K.placeholder((1, 3), dtype='int32', name='p')
    out['named'] = [x.name, str(x.dtype), x.ndim]
    caught(out, 'none', K.placeholder)
    return out


@part
def linear_algebra():
    out = {}
    a, b, c = K.variable(MATRIX), K.variable(OTHER.T), K.variable(CUBE)
    value(out, 'dot', K.dot(a, b))
    value(out, 'dot 3d', K.dot(c, b))
    value(out, 'transpose', K.transpose(c))
    value(out, 'gather', K.gather(a, K.variable(np.array([[2, 0], [1, 1]]), dtype='int32')))
    if new('batch_dot'):
        value(out, 'batch_dot', K.batch_dot(c, K.variable(CUBE.transpose(0, 2, 1))))
        value(out, 'batch_dot axes', K.batch_dot(c, c, axes=[(1,), (1,)]))
        value(out, 'batch_dot rows', K.batch_dot(a, a, axes=[(1,), (1,)]))
    return out


@part
def reductions():
    out = {}
    a, i = K.variable(CUBE), K.variable(INTS, dtype='int32')
    for name in ['max', 'min', 'sum', 'prod', 'mean', 'std', 'any']:
        f = getattr(K, name)
        value(out, name, f(a))
        value(out, name + ' axis', f(a, axis=1))
        value(out, name + ' axes', f(a, axis=[0, 2], keepdims=True))
        value(out, name + ' of ints', f(i, axis=-1))
    tied = K.variable([[1, 3, 3], [2, 2, 1], [0, 0, 0]])
    for name in ['argmax', 'argmin']:
        f = getattr(K, name)
        value(out, name, f(tied))
        value(out, name + ' axis', f(tied, axis=0))
        value(out, name + ' none', f(tied, axis=None))
    value(out, 'mean of truths', K.mean(K.equal(tied, 3.)))
    value(out, 'sum of truths', K.sum(K.equal(tied, 3.)))
    value(out, 'nan max', K.max(K.variable([1., np.nan, 2.])))
    value(out, 'nan argmax', K.argmax(K.variable([1., np.nan, 2.])))
    return out


@part
def elementwise():
    out = {}
    a, b = K.variable(MATRIX), K.variable(OTHER)
    s, i = K.variable(SPECIAL), K.variable(INTS, dtype='int32')
    for name in ['square', 'abs', 'sqrt', 'exp', 'round', 'sign', 'log']:
        if new(name):
            f = getattr(K, name)
            value(out, name, f(a))
            value(out, name + ' special', f(s))
            if name != 'round':  # of floats alone
                value(out, name + ' of ints', f(i))
    value(out, 'pow', K.pow(a, 2))
    value(out, 'pow float', K.pow(K.abs(a), 0.5))
    value(out, 'pow int', K.pow(i, 2))
    value(out, 'clip', K.clip(a, -0.5, 0.5))
    value(out, 'clip crossed', K.clip(a, 0.5, -0.5))
    value(out, 'clip int', K.clip(i, 1, 3))
    for name in ['equal', 'not_equal', 'maximum', 'minimum']:
        if new(name):
            f = getattr(K, name)
            value(out, name, f(a, b))
            value(out, name + ' ints', f(i, 3))
    value(out, 'one minus equal', 1 - K.equal(i, 3))
    value(out, 'equal times float', K.equal(i, 3) * K.variable(INTS))
    value(out, 'int plus float', i + K.variable(INTS))
    value(out, 'int64 plus float', K.variable(INTS, dtype='int64') + K.variable(INTS))
    return out


@part
def shapes():
    out = {}
    a, c = K.variable(MATRIX), K.variable(CUBE)
    value(out, 'concatenate', K.concatenate([a, K.variable(OTHER)]))
    value(out, 'concatenate 0', K.concatenate([a, K.variable(OTHER)], axis=0))
    value(out, 'reshape', K.reshape(a, (2, 6)))
    value(out, 'reshape -1', K.reshape(c, (-1, 4)))
    value(out, 'permute', K.permute_dimensions(c, [2, 0, 1]))
    value(out, 'repeat_elements', K.repeat_elements(c, 2, axis=1))
    value(out, 'repeat', K.repeat(a, 3))
    value(out, 'tile', K.tile(a, 2))
    value(out, 'tile 2', K.tile(a, (2, 3)))
    value(out, 'flatten', K.flatten(c))
    value(out, 'expand_dims', K.expand_dims(a))
    value(out, 'expand_dims 1', K.expand_dims(a, 1))
    value(out, 'expand_dims -2', K.expand_dims(c, -2))
    value(out, 'expand_dims scalar', K.expand_dims(K.variable(2.)))
    value(out, 'squeeze', K.squeeze(K.variable(MATRIX[:, None]), 1))
    value(out, 'temporal_padding', K.temporal_padding(c, 2))
    value(out, 'temporal_padding 1', K.temporal_padding(c))
    value(out, 'spatial_2d_padding', K.spatial_2d_padding(K.variable(IMAGES), (2, 1)))
    value(out, 'spatial_2d_padding tf', K.spatial_2d_padding(K.variable(IMAGES), dim_ordering='tf'))
    value(out, 'padding of ints', K.temporal_padding(K.variable(CUBE, dtype='int32')))
    caught(out, 'padding ordering', K.spatial_2d_padding, K.variable(IMAGES), (1, 1), 'xx')
    if new('batch_flatten'):
        value(out, 'batch_flatten', K.batch_flatten(c))
        value(out, 'resize_images', K.resize_images(K.variable(IMAGES), 2, 3, 'th'))
        value(out, 'resize_images tf', K.resize_images(K.variable(IMAGES), 2, 3, 'tf'))
        caught(out, 'resize_images ordering', K.resize_images, K.variable(IMAGES), 2, 3, 'xx')
        raised(out, 'repeat 3d', K.repeat, c, 2)
    if new('pack'):
        value(out, 'pack', K.pack([a, K.variable(OTHER)]))
        value(out, 'resize_volumes', K.resize_volumes(K.variable(VOLUMES), 1, 2, 3, 'th'))
        value(out, 'resize_volumes tf', K.resize_volumes(K.variable(VOLUMES), 1, 2, 3, 'tf'))
        value(out, 'spatial_3d_padding', K.spatial_3d_padding(K.variable(VOLUMES), (1, 0, 2)))
        value(out, 'spatial_3d_padding tf', K.spatial_3d_padding(K.variable(VOLUMES), (1, 0, 2), 'tf'))
    return out


@part
def nn():
    out = {}
    for key, array in [('', MATRIX), (' special', SPECIAL)]:
        x = K.variable(array)
        value(out, 'relu' + key, K.relu(x))
        value(out, 'relu alpha' + key, K.relu(x, alpha=0.3))
        value(out, 'relu max' + key, K.relu(x, max_value=0.5))
        for name in ['softmax', 'softplus', 'sigmoid', 'hard_sigmoid', 'tanh']:
            value(out, name + key, getattr(K, name)(x))
    if new('l2_normalize'):
        value(out, 'l2_normalize', K.l2_normalize(K.variable(MATRIX), axis=-1))
        value(out, 'l2_normalize 0', K.l2_normalize(K.variable(CUBE), axis=0))
    ints = K.variable(INTS, dtype='int32')
    for name in ['relu', 'sigmoid', 'hard_sigmoid', 'softplus', 'tanh']:
        value(out, name + ' of ints', getattr(K, name)(ints))
    return out


@part
def entropies():
    out = {}
    probs = K.variable(np.abs(MATRIX))
    target = K.variable(np.eye(4)[[0, 2, 3]])
    classes = K.variable([0, 2, 3], dtype='int32')
    extreme = K.variable([[0., 1., 0., 0.], [1., 0., 0., 0.], [0., 0., 0., 2.]])
    for key, p in [('', probs), (' extreme', extreme)]:
        value(out, 'categorical' + key, K.categorical_crossentropy(p, target))
        value(out, 'categorical logits' + key, K.categorical_crossentropy(p, target, from_logits=True))
        value(out, 'categorical classes' + key, K.categorical_crossentropy(p, classes))
        value(out, 'binary' + key, K.binary_crossentropy(K.clip(p, 0., 1.), target))
        value(out, 'binary logits' + key, K.binary_crossentropy(p, target, from_logits=True))
        loss = K.sum(K.categorical_crossentropy(p, target)) + K.sum(K.binary_crossentropy(p / 3., target))
        value(out, 'gradient' + key, K.gradients(loss, p))
    raised(out, 'ranks', K.categorical_crossentropy, K.variable(np.abs(CUBE)), K.variable(np.eye(4)))
    return out


@part
def functions():
    out = {}
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=2)
    n = K.variable(0.)
    f = K.function([x, y], [K.sum(x), x * y], updates=[(n, n + 1)])
    answer = f([MATRIX, OTHER])
    out['list'] = [type(answer).__name__, len(answer), float(answer[0])]
    out['product'] = answer[1]
    f((MATRIX.astype('float64'), OTHER))
    out['updates'] = float(K.get_value(n))
    single = K.function([x], K.sum(x))
    out['single'] = [type(single([MATRIX])).__name__, float(single([MATRIX]))]
    raised(out, 'array as inputs', single, MATRIX[None])
    raised(out, 'dict as inputs', f, {0: 1})
    raised(out, 'wrong ndim', single, [MATRIX[0]])
    raised(out, 'wrong count', single, [MATRIX, MATRIX])
    raised(out, 'too few', f, [MATRIX])
    raised(out, 'text', single, ['abc'])
    raised(out, 'shapes', f, [MATRIX, OTHER.T])
    raised(out, 'dot shapes', K.function([x, y], K.dot(x, y)), [MATRIX, MATRIX])
    i = K.placeholder(ndim=1, dtype='int32')
    raised(out, 'index', K.function([i], K.gather(K.variable(MATRIX), i)), [[5]])
    caught(out, 'keyword', K.function, [x], K.sum(x), nonsense=3)
    raised(out, 'unused', K.function, [x, y], K.sum(x))
    raised(out, 'missing', K.function, [x], K.sum(y))
    loss = K.sum(K.square(x) * y)
    g = K.function([x, y], K.gradients(loss, [x, y]))([MATRIX, OTHER])
    out['gradients'] = [np.asarray(a) for a in g]
    value(out, 'switch', K.switch(K.variable(1, dtype='int32'), K.variable(MATRIX), K.variable(OTHER)))
    value(out, 'switch 0', K.switch(K.variable(0), K.variable(MATRIX), K.variable(OTHER)))
    return out


@part
def gradients():
    """Where a function has a corner, and where two are equal."""
    out = {}
    corners = np.array([[-1., 0., 1., 0.5, 2., -0.]], dtype='float32')
    other = np.array([[-1., 0., 0., 0.5, 3., 0.]], dtype='float32')
    x, y = K.placeholder(ndim=2), K.placeholder(ndim=2)
    formulas = {
        'relu': K.relu(x), 'relu alpha': K.relu(x, alpha=0.1), 'relu max': K.relu(x, max_value=0.5),
        'abs': K.abs(x), 'sqrt': K.sqrt(x), 'clip': K.clip(x, -1., 0.5), 'hard_sigmoid': K.hard_sigmoid(5 * x),
        'max': K.max(x, axis=1), 'max all': K.max(x), 'min': K.min(x, axis=1), 'pow': K.pow(x, 2),
        'pow half': K.pow(x, 0.5), 'round': K.round(x), 'maximum': K.maximum(x, y), 'minimum': K.minimum(x, y),
        'sum of squares': K.sqrt(K.sum(K.square(x * 0), axis=-1)), 'std': K.std(x * 0), 'prod': K.prod(x),
        'sigmoid': K.sigmoid(40 * x),
        'softmax': K.square(K.softmax(2 * x) - K.softmax(y)), 'softplus': K.softplus(40 * x),
        'softmax entropy': K.categorical_crossentropy(K.softmax(20 * x), K.abs(y)),
        'sigmoid entropy': K.binary_crossentropy(K.sigmoid(15.5 * x), y),
    }
    for name in sorted(formulas):
        loss = K.sum(formulas[name])
        f = K.function([x, y], [loss + 0 * K.sum(y), K.gradients(loss, x)])
        out[name] = [np.asarray(a) for a in f([corners, other])]
    return out
