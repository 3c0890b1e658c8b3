# K: settings: formats of images, types of floats, fuzz, phase.
from case_helpers import RESULT, caught, part

from keras import backend as K


@part
def formats():
    out = {}
    out['first'] = [K.image_data_format(), K.common.image_dim_ordering()]
    K.set_image_data_format('channels_last')
    out['last'] = [K.image_data_format(), K.common.image_dim_ordering()]
    out['normalized'] = [K.normalize_data_format(None),
                         K.normalize_data_format('Channels_First')]
    K.common.set_image_dim_ordering('th')
    out['th'] = [K.image_data_format(), K.common.image_dim_ordering()]
    K.common.set_image_dim_ordering('tf')
    out['tf'] = [K.image_data_format(), K.common.image_dim_ordering()]
    K.set_image_data_format('channels_first')
    caught(out, 'odd', K.set_image_data_format, 'th')
    caught(out, 'ordering', K.common.set_image_dim_ordering, 'channels_last')
    caught(out, 'normalize', K.normalize_data_format, 'th')
    caught(out, 'normalize odd', K.normalize_data_format, 'Odd')
    out['left'] = K.image_data_format()
    return out


@part
def used():
    out = {}
    import numpy as np
    x = K.variable(np.arange(24.).reshape((1, 2, 3, 4)))
    for form in ['channels_last', 'channels_first']:
        K.set_image_data_format(form)
        out[form] = K.eval(K.pool2d(x, (1, 2), (1, 2)))
        out[form + ' bias'] = K.eval(K.bias_add(
            x, K.variable(np.arange(4. if form.endswith('last') else 2.))))
    return out


@part
def floats():
    out = {}
    K.set_floatx('float64')
    out['double'] = [K.floatx(), K.dtype(K.zeros((1,))),
                     K.dtype(K.placeholder(ndim=1)),
                     K.dtype(K.random_uniform((2,), seed=1)),
                     K.dtype(K.constant(1.)), str(K.cast_to_floatx(1).dtype)]
    K.set_floatx('float32')
    out['single'] = [K.floatx(), K.dtype(K.zeros((1,)))]
    caught(out, 'odd', K.set_floatx, 'float128')
    return out


@part
def fuzz():
    out = {}
    out['default'] = K.epsilon()
    K.set_epsilon(1)
    out['set'] = [K.epsilon(), type(K.epsilon()).__name__]
    K.set_epsilon(1e-7)
    out['back'] = K.epsilon()
    return out


@part
def modules():
    out = {}
    out['backend'] = K.backend()
    from keras.backend import common, load_backend, theano_backend
    out['same'] = [load_backend.conv2d is K.conv2d,
                   theano_backend.relu is K.relu,
                   common.epsilon is K.epsilon, K.common is common]
    out['missing'] = [hasattr(K, name) for name in (
        'clear_session', 'get_session', 'manual_variable_initialization')]
    out['there'] = [hasattr(K, name) for name in (
        'pattern_broadcast', 'symbolic', 'eager', 'control_dependencies')]
    return out
