# Max and average pooling of sequences, images and volumes: values, gradients, configurations, both data formats.
import numpy as np
from case_helpers import RESULT, gather, look, part

from keras.layers import (AveragePooling1D, AveragePooling2D, AveragePooling3D, AvgPool2D, Input, MaxPool1D,
                          MaxPooling1D, MaxPooling2D, MaxPooling3D)
from keras.models import Sequential

rs = np.random.RandomState(5)
STEPS = rs.normal(size=(2, 7, 3)).astype('float32')
IMAGES = rs.normal(size=(2, 3, 6, 5)).astype('float32')
VOLUMES = rs.normal(size=(1, 2, 4, 5, 3)).astype('float32')


@part
def sequences():
    return gather([
        ('max', look(MaxPooling1D(), STEPS)), ('mean', look(AveragePooling1D(3, strides=2), STEPS)),
        ('same', look(MaxPooling1D(3, 2, 'same'), STEPS)), ('mean same', look(AveragePooling1D(2, padding='SAME'), STEPS, grads=False)),
        ('tuples', look(MaxPool1D((3,), strides=(1,)), STEPS)),
        ('first', look(MaxPooling1D(2, data_format='channels_first'), STEPS.transpose(0, 2, 1))),
        ('mean first', look(AveragePooling1D(3, 1, 'same', data_format='channels_first'), STEPS.transpose(0, 2, 1),
                            grads=False))])


@part
def images():
    return gather([
        ('max', look(MaxPooling2D(), IMAGES)), ('mean', look(AveragePooling2D(3, 2), IMAGES)),
        ('same', look(MaxPooling2D((2, 3), (1, 2), 'same'), IMAGES)),
        ('mean same', look(AvgPool2D((3, 2), strides=1, padding='same'), IMAGES, grads=False)),
        ('last', look(MaxPooling2D((3, 2), data_format='channels_last'), IMAGES.transpose(0, 2, 3, 1))),
        ('mean last', look(AveragePooling2D(data_format='channels_last', padding='same'), IMAGES.transpose(0, 2, 3, 1),
                           grads=False))])


@part
def volumes():
    return gather([
        ('max', look(MaxPooling3D(), VOLUMES, grads=False)),
        ('mean', look(AveragePooling3D((2, 3, 1), 1), VOLUMES, grads=False)),
        ('same', look(MaxPooling3D(3, 2, 'same'), VOLUMES, grads=False)),
        ('last', look(AveragePooling3D((2, 2, 3), padding='same', data_format='channels_last'),
                      VOLUMES.transpose(0, 2, 3, 4, 1), grads=False))])


@part
def attributes():
    out = {}
    for layer in [MaxPooling1D(3), AveragePooling1D(3, 2, 'same', data_format='channels_first'), MaxPooling2D(3),
                  AveragePooling2D((1, 2), (3, 4), 'same', data_format='channels_last'), MaxPooling3D((1, 2, 3))]:
        out[layer.name] = [layer.pool_size, layer.strides, layer.padding, layer.data_format, layer.supports_masking,
                           list(layer.get_config()), type(layer).from_config(layer.get_config()).get_config()]
    out['shapes'] = [
        MaxPooling1D(3).compute_output_shape((None, 8, 2)), MaxPooling1D(3).compute_output_shape((None, None, 2)),
        MaxPooling1D(3, 2, data_format='channels_first').compute_output_shape((4, 2, 8)),
        AveragePooling2D(2, 3, 'same').compute_output_shape((None, 3, None, 7)),
        AveragePooling2D(2, 3, data_format='channels_last').compute_output_shape((5, 6, 7, 3)),
        MaxPooling3D(2).compute_output_shape((None, 1, 5, None, 4))]
    model = Sequential([MaxPooling2D(input_shape=(3, 6, 5), name='p'), AveragePooling2D(1)])
    out['json'] = model.to_json()
    return out


@part
def own():
    from keras import backend as K
    from keras.layers.pooling import _Pooling1D, _Pooling2D
    seen = {}

    class Sums(_Pooling2D):
        def _pooling_function(self, inputs, pool_size, strides, padding, data_format):
            seen['images'] = [pool_size, strides, padding, data_format]
            return pool_size[0] * pool_size[1] * K.pool2d(inputs, pool_size, strides, padding, data_format, pool_mode='avg')

    class Steps(_Pooling1D):
        def _pooling_function(self, inputs, pool_size, strides, padding, data_format):
            seen['steps'] = [pool_size, strides, padding, data_format]
            return K.pool2d(inputs, pool_size, strides, padding, data_format, pool_mode='max')
    return dict(gather([('images', look(Sums(2, padding='valid'), IMAGES)), ('steps', look(Steps(2), STEPS))]),
                seen=seen)
