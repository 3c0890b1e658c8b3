# Pooling called as in 1.x: configurations and warnings; what is refused.
import warnings

from case_helpers import RESULT, caught, part

from keras.layers import (AveragePooling1D, AveragePooling2D, AveragePooling3D, GlobalAveragePooling1D,
                          GlobalAveragePooling2D, GlobalMaxPooling3D, Input, MaxPooling1D, MaxPooling2D, MaxPooling3D)


@part
def legacy():
    out = {}
    makes = [lambda: MaxPooling1D(pool_length=3), lambda: MaxPooling1D(pool_length=3, stride=2, border_mode='same'),
             lambda: AveragePooling1D(2, stride=1), lambda: MaxPooling2D((2, 2), border_mode='same'),
             lambda: AveragePooling2D(pool_size=(2, 2), dim_ordering='tf'), lambda: MaxPooling2D(dim_ordering='th'),
             lambda: AveragePooling3D(dim_ordering='default', border_mode='valid'),
             lambda: MaxPooling3D((1, 2, 3), strides=(1, 1, 1), dim_ordering='tf', name='long_name_of_a_layer'),
             lambda: GlobalAveragePooling2D(dim_ordering='tf'), lambda: GlobalMaxPooling3D(dim_ordering='th')]
    for n, make in enumerate(makes):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter('always')
            out['config %d' % n] = make().get_config()
        out['warnings %d' % n] = [str(w.message) for w in told if 'Keras 2 API' in str(w.message)]
    return out


@part
def errors():
    out = {}
    caught(out, 'size', MaxPooling2D, (2, 2, 2))
    caught(out, 'size text', MaxPooling2D, 'ab')
    caught(out, 'size of steps', MaxPooling1D, (2, 2))
    caught(out, 'strides', MaxPooling2D, 2, strides=(1, 1, 1))
    caught(out, 'strides of steps', MaxPooling1D, 2, strides=(1, 1))
    caught(out, 'strides of volumes', AveragePooling3D, strides=2.5)
    caught(out, 'padding', MaxPooling2D, padding='some')
    caught(out, 'padding of steps', MaxPooling1D, padding='some')
    caught(out, 'format', MaxPooling2D, data_format='th')
    caught(out, 'format of steps', MaxPooling1D, data_format='tf')
    caught(out, 'ordering', MaxPooling2D, dim_ordering='channels')
    caught(out, 'both', lambda: MaxPooling1D(pool_length=3, pool_size=3))
    caught(out, 'both formats', lambda: MaxPooling2D(dim_ordering='th', data_format='channels_last'))
    caught(out, 'positions', MaxPooling2D, 2, 2, 'same', 'channels_first')
    caught(out, 'positions of steps', AveragePooling1D, 2, 2, 'same', 'channels_first')
    caught(out, 'global', GlobalAveragePooling2D, 'tf')
    caught(out, 'global of steps', GlobalAveragePooling1D, 'tf')
    caught(out, 'global ordering', lambda: GlobalAveragePooling2D(dim_ordering='any'))
    caught(out, 'ndim', MaxPooling2D(name='p'), Input((5, 5)))
    caught(out, 'ndim of steps', MaxPooling1D(name='q'), Input((5,)))
    caught(out, 'global ndim', GlobalMaxPooling3D(name='g'), Input((5,)))
    caught(out, 'causal', lambda: MaxPooling2D(2, padding='causal')(Input((3, 5, 5))))
    return out
