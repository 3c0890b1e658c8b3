# Global pooling: values, masks, both data formats, configurations.
import numpy as np
from case_helpers import RESULT, caught, gather, look, part, raised

from keras import backend as K
from keras.layers import (Dense, Embedding, GlobalAveragePooling1D, GlobalAveragePooling2D, GlobalAveragePooling3D,
                          GlobalAvgPool1D, GlobalMaxPool2D, GlobalMaxPooling1D, GlobalMaxPooling2D,
                          GlobalMaxPooling3D, Input, Masking)
from keras.models import Model, Sequential

rs = np.random.RandomState(6)
STEPS = rs.normal(size=(3, 4, 2)).astype('float32')
IMAGES = rs.normal(size=(2, 3, 4, 5)).astype('float32')
VOLUMES = rs.normal(size=(2, 3, 2, 4, 3)).astype('float32')


@part
def sequences():
    return gather([(cls.__name__ + ' ' + str(n), look(cls(**arguments), x))
                   for cls in (GlobalAveragePooling1D, GlobalMaxPooling1D)
                   for n, (arguments, x) in enumerate([({}, STEPS), ({'data_format': 'channels_first'}, STEPS)])])


@part
def images():
    return gather([(cls.__name__ + ' ' + str(fmt), look(cls(fmt) if fmt else cls(), IMAGES))
                   for cls in (GlobalAveragePooling2D, GlobalMaxPool2D)
                   for fmt in (None, 'channels_first', 'channels_last')])


@part
def volumes():
    return gather([(cls.__name__ + ' ' + str(fmt), look(cls(data_format=fmt), VOLUMES))
                   for cls in (GlobalAveragePooling3D, GlobalMaxPooling3D) for fmt in (None, 'channels_last')])


@part
def masks():
    x = STEPS.copy()
    x[0, 2:] = x[1, 0] = 9.
    a = Input((4, 2))
    m = Masking(9.)(a)
    mean = GlobalAveragePooling1D()
    y = mean(m)
    out = {'mean': Model(a, y).predict(x), 'mask': str(mean.output_mask), 'supports': mean.supports_masking,
           'max supports': GlobalMaxPooling1D().supports_masking}
    caught(out, 'max', GlobalMaxPooling1D(name='g'), m)
    raised(out, 'first', lambda: Model(a, GlobalAveragePooling1D('channels_first')(m)).predict(x))
    square = Input((2, 2))
    first = GlobalAveragePooling1D('channels_first')(Masking(9.)(square))
    out['first square'] = Model(square, first).predict(x[:, 1:3])
    model = Sequential([Embedding(5, 3, input_length=4, mask_zero=True), GlobalAvgPool1D(), Dense(1)])
    model.compile('sgd', 'mse')
    ids = np.array([[1, 2, 0, 0], [3, 4, 1, 2], [4, 0, 0, 0]])
    out['trained'] = model.fit(ids, np.ones((3, 1)), epochs=2, verbose=0).history
    out['weights'] = model.get_weights()
    return out


@part
def attributes():
    out = {}
    for cls in (GlobalAveragePooling1D, GlobalMaxPooling1D, GlobalAveragePooling2D, GlobalMaxPooling2D,
                GlobalAveragePooling3D, GlobalMaxPooling3D):
        layer = cls(data_format='channels_last', name='g')
        out[cls.__name__] = [layer.get_config(), list(layer.get_config()), layer.data_format, layer.supports_masking,
                             cls().data_format, cls('channels_first').data_format]
    out['shapes'] = [GlobalMaxPooling1D().compute_output_shape((None, 4, 3)),
                     GlobalMaxPooling1D('channels_first').compute_output_shape((2, 4, None)),
                     GlobalMaxPooling2D().compute_output_shape((2, 3, None, 4)),
                     GlobalAveragePooling3D('channels_last').compute_output_shape((None, 3, None, 4, 5))]
    return out
