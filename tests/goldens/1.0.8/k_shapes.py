# K: reshaping, joining, repeating, padding; what stays of shapes.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K

A = np.arange(24, dtype='float32').reshape(2, 3, 4)


@part
def sequences():
    x = K.placeholder(shape=(2, 3, 4))
    named = [
        ('reshape', K.reshape(x, (4, 6))), ('reshape -1',
                                            K.reshape(x, (2, -1))),
        ('permute', K.permute_dimensions(x, (2, 0, 1))),
        ('repeat_elements', K.repeat_elements(x, 2, axis=1)),
        ('tile', K.tile(x, (1, 2, 1))), ('flatten', K.flatten(x)),
        ('batch_flatten', K.batch_flatten(x)),
        ('expand', K.expand_dims(x)), ('expand 1', K.expand_dims(x, 1)),
        ('concatenate', K.concatenate([x, x])),
        ('concatenate 1', K.concatenate([x, 2 * x], axis=1)),
        ('pack', K.pack([x, x])), ('reverse', K.reverse(x, 1)),
        ('reverse two', K.reverse(x, (0, 2))),
        ('temporal', K.temporal_padding(x, 2)),
        ('transpose', K.transpose(x[0])), ('gather', K.gather(
            x[0], K.cast(K.variable(np.array([2, 0])), 'int32'))),
        ('squeeze', K.squeeze(K.expand_dims(x, 1), 1)),
        ('repeat', K.repeat(x[:, 0], 3)), ('zeros_like', K.zeros_like(x)),
        ('ones_like', K.ones_like(x)), ('shape', K.shape(x))]
    got = K.function([x], [v for _, v in named])([A])
    out = {}
    for (name, tensor), value in zip(named, got):
        value = np.asarray(value)
        weights = np.arange(value.size).reshape(value.shape)
        out[name] = [list(value.shape), float((value * weights).sum())]
        out[name + ' ndim'] = K.ndim(tensor)
    return out


@part
def images():
    image = np.arange(2 * 3 * 2 * 4, dtype='float32').reshape(2, 3, 2, 4)
    volume = image[:, :, :, :, None] + np.arange(2.)
    x, y = K.placeholder(ndim=4), K.placeholder(ndim=5)
    named = [('resize th', K.resize_images(x, 2, 3, 'th')),
             ('resize tf', K.resize_images(x, 2, 3, 'tf')),
             ('pad th', K.spatial_2d_padding(x, (1, 2), 'th')),
             ('pad tf', K.spatial_2d_padding(x, (1, 2), 'tf')),
             ('volumes th', K.resize_volumes(y, 1, 2, 2, 'th')),
             ('volumes tf', K.resize_volumes(y, 1, 2, 2, 'tf')),
             ('pad 3 th', K.spatial_3d_padding(y, (1, 0, 1), 'th')),
             ('pad 3 tf', K.spatial_3d_padding(y, (1, 0, 1), 'tf'))]
    got = K.function([x, y], [v for _, v in named])([image, volume])
    out = {}
    for (name, _), value in zip(named, got):
        weights = np.arange(value.size).reshape(value.shape) % 17
        out[name] = [list(value.shape), float((value * weights).sum())]
    caught(out, 'ordering', K.resize_images, x, 2, 2, 'xy')
    return out


@part
def products():
    rs = np.random.RandomState(2)
    a, b = (rs.normal(size=s).astype('float32') for s in [(2, 3, 4),
                                                          (2, 4, 3)])
    x, y = K.placeholder(shape=(2, 3, 4)), K.placeholder(shape=(2, 4, 3))
    u, v = K.placeholder(ndim=2), K.placeholder(ndim=2)
    named = [('batch', K.batch_dot(x, y)),
             ('batch axes', K.batch_dot(x, y, axes=[1, 2])),
             ('batch one', K.batch_dot(x, y, axes=(2, 1))),
             ('dot 3 2', K.dot(x, u)), ('dot', K.dot(v, u)),
             ('batch rows', K.batch_dot(x[:, 0], y[:, :, 0], axes=1))]
    got = K.function([x, y, u, v], [t for _, t in named])(
        [a, b, rs.normal(size=(4, 2)).astype('float32'),
         rs.normal(size=(3, 4)).astype('float32')])
    return dict((name, value) for (name, _), value in zip(named, got))


@part
def others():
    out = {}
    out['one_hot'] = K.eval(K.one_hot(K.variable([[0, 2]], dtype='int32'), 3))
    out['eye'] = K.eval(K.eye(3))
    x = K.placeholder(shape=(None, 3))
    out['names'] = [K.placeholder(shape=(2,), name='p').name,
                    K.variable(1., name='v').name]
    out['dtypes'] = [K.dtype(x), K.dtype(K.variable(1.)),
                     K.dtype(K.placeholder(ndim=1, dtype='int32'))]
    return out
