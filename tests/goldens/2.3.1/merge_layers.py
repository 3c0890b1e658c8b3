# Add, Subtract, Multiply, Average, Maximum, Minimum, Concatenate, Dot and their functions: values, shapes, masks, errors.
import numpy as np
from case_helpers import RESULT, caught, part

from keras import backend as K
from keras.layers import (Add, Average, Concatenate, Dot, Embedding, Input, Masking, Maximum, Minimum, Multiply, Subtract,
                          add, average, concatenate, dot, maximum, minimum, multiply, subtract)
from keras.models import Model

A = (np.arange(24).reshape(2, 3, 4) / 10. - 1).astype('float32')
B = (np.arange(24).reshape(2, 3, 4)[:, ::-1] / 7.).astype('float32')


def ran(layer, *arrays):
    xs = [Input(a.shape[1:]) for a in arrays]
    y = layer(xs)
    return [y._keras_shape, K.function(xs, [y])(list(arrays))[0]]


@part
def elementwise():
    out = {}
    for cls in (Add, Subtract, Multiply, Average, Maximum, Minimum):
        layer = cls(name='m')
        out[cls.__name__] = ran(layer, A, B) + [layer.get_config()]
        out[cls.__name__ + ' ranks'] = ran(cls(), A, B[:, 0])
        out[cls.__name__ + ' ones'] = cls().compute_output_shape([(None, 3, 4), (None, 1, 4)])
    out['three'] = ran(Add(), A, B, A)
    out['three ave'] = ran(Average(), A, B, A)
    for function in (add, subtract, multiply, average, maximum, minimum):
        xs = [Input((3,)), Input((3,))]
        y = function(xs, name='n')
        out[function.__name__] = [y._keras_shape, y._keras_history[0].name]
    out['open'] = Add().compute_output_shape([(None, None, 4), (None, 3, 1)])
    out['batch'] = Add().compute_output_shape([(5, 4), (None, 4)])
    return out


@part
def joined():
    out = {}
    for axis in (-1, 1, 2, -2):
        layer = Concatenate(axis=axis)
        out['axis %d' % axis] = ran(layer, A, B) + [layer.get_config()]
    out['sizes'] = ran(Concatenate(1), A, B[:, :1])
    out['open'] = Concatenate(1).compute_output_shape([(None, 3, 4), (None, None, 4)])
    y = concatenate([Input((3,)), Input((4,))], axis=1, name='c')
    out['function'] = [y._keras_shape, y._keras_history[0].name]
    return out


@part
def products():
    out = {}
    for axes in (1, 2, -1, (1, 1), [2, 2]):
        for normalize in (False, True):
            layer = Dot(axes, normalize=normalize)
            out['%s %s' % (axes, normalize)] = ran(layer, A, B) + [layer.get_config()]
    out['vectors'] = ran(Dot(1), A[:, 0], B[:, 0])
    out['cosine'] = ran(Dot(-1, normalize=True), A[:, 0], B[:, 0])
    out['mixed'] = ran(Dot((2, 1)), A, B[:, 0])
    y = dot([Input((3,)), Input((3,))], axes=1, normalize=True, name='d')
    out['function'] = [y._keras_shape, y._keras_history[0].name]
    return out


@part
def masks():
    a, b = Input((3, 4)), Input((3, 4))
    x, y = Masking(-1.)(a), Masking(0.)(b)
    A1 = A.copy()
    A1[0, 1] = -1
    B1 = B.copy()
    B1[1, 2] = 0
    out = {}
    for name, layer, inputs in [('add', Add(), [x, y]), ('one', Add(), [x, b]), ('none', Add(), [a, b]),
                                ('concat', Concatenate(), [x, y]), ('concat time', Concatenate(1), [x, y])
                                , ('dot', Dot(1), [x, y])]:
        layer(inputs)
        mask = layer.output_mask
        out[name] = None if mask is None else K.function([a, b], [mask])([A1, B1])[0].astype('int32')
    return out


@part
def trained():
    a, b = Input((4,)), Input((4,))
    from keras.layers import Dense
    x, y = Dense(3)(a), Dense(3)(b)
    z = Dense(1)(concatenate([add([x, y]), multiply([x, y]), maximum([x, y])]))
    m = Model([a, b], z)
    m.compile('sgd', 'mse')
    h = m.fit([A[:, 0], B[:, 0]], np.ones((2, 1)), epochs=2, verbose=0)
    return {'history': h.history, 'names': [l.name for l in m.layers]}


@part
def errors():
    out = {}
    x, y = Input((3,)), Input((4,))
    caught(out, 'single', Add(), x)
    caught(out, 'one', Add(), [x])
    caught(out, 'shapes', Add(), [x, y])
    caught(out, 'batches', Add(), [Input(batch_shape=(2, 3)), Input(batch_shape=(3, 3))])
    caught(out, 'three', Subtract(), [x, x, x])
    caught(out, 'concat', Concatenate(), [x])
    caught(out, 'concat single', Concatenate(), x)
    caught(out, 'concat shapes', Concatenate(), [Input((3, 4)), Input((4, 5))])
    caught(out, 'dot', Dot(1), [x, y])
    caught(out, 'dot one', Dot(1), [x])
    caught(out, 'dot type', Dot, 'a')
    caught(out, 'dot length', Dot, (1, 2, 3))
    caught(out, 'dot entries', Dot, ('a', 'b'))
    return out
