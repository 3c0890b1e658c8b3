# Conv2DTranspose, Conv3DTranspose: draws, values, shapes, configurations, legacy calls, errors.
import warnings

import numpy as np
from case_helpers import RESULT, caught, gather, look, part, probe

from keras.layers import Conv2DTranspose, Conv3DTranspose, Deconvolution2D, Deconvolution3D, Flatten, Dense, Input
from keras.layers.convolutional import Convolution2DTranspose, Deconv2D, Deconv3D
from keras.models import Sequential

rs = np.random.RandomState(7)
IMAGES = rs.normal(size=(2, 3, 4, 3)).astype('float32')
VOLUMES = rs.normal(size=(1, 2, 2, 3, 2)).astype('float32')


@part
def images():
    out = gather([
        ('plain', look(Conv2DTranspose(2, 3), IMAGES)),
        ('same', look(Conv2DTranspose(2, (3, 3), padding='SAME', use_bias=False), IMAGES)),
        ('strides', look(Conv2DTranspose(2, (2, 3), strides=(2, 3), activation='tanh', bias_initializer='ones'), IMAGES,
                         grads=False)),
        ('same strides', look(Conv2DTranspose(2, 3, strides=2, padding='same'), IMAGES, grads=False)),
        ('longer', look(Conv2DTranspose(2, 3, strides=2, output_padding=1), IMAGES, grads=False)),
        ('same longer', look(Conv2DTranspose(1, 3, strides=(2, 3), padding='same', output_padding=(1, 2)), IMAGES,
                             grads=False)),
        ('last', look(Conv2DTranspose(2, 2, strides=2, data_format='channels_last', bias_initializer='ones'),
                      IMAGES.transpose(0, 2, 3, 1), grads=False)),
        ('arguments', look(Conv2DTranspose(1, 1, kernel_regularizer='l2', bias_regularizer='l1', kernel_constraint='max_norm',
                                           activity_regularizer='l1', bias_constraint='non_neg',
                                           kernel_initializer='he_normal'), IMAGES))])
    out['probe'] = probe()
    return out


@part
def volumes():
    out = gather([
        ('plain', look(Conv3DTranspose(2, 2), VOLUMES, grads=False)),
        ('strides', look(Conv3DTranspose(1, (2, 1, 3), strides=(2, 1, 2), bias_initializer='ones'), VOLUMES, grads=False)),
        ('same', look(Conv3DTranspose(2, 3, strides=2, padding='same', output_padding=1), VOLUMES, grads=False)),
        ('last', look(Conv3DTranspose(2, 2, data_format='channels_last', activation='relu'),
                      VOLUMES.transpose(0, 2, 3, 4, 1), grads=False))])
    out['probe'] = probe()
    return out


@part
def attributes():
    c = Conv2DTranspose(4, 3, strides=2, name='c', output_padding=1)
    c(Input((3, 6, 5)))
    v = Conv3DTranspose(4, 3, name='v')
    return {'all': [c.rank, c.filters, c.kernel_size, c.strides, c.padding, c.output_padding, c.data_format,
                    c.dilation_rate, c.kernel._keras_shape, [w.name for w in c.weights], type(c).__name__,
                    type(Deconvolution2D(1, 1)).__name__, type(Deconvolution3D(1, 1)).__name__,
                    type(Deconv2D(1, 1)) is Conv2DTranspose, Deconv3D is Conv3DTranspose,
                    Convolution2DTranspose is Conv2DTranspose, v.output_padding, list(v.get_config()), list(c.get_config())],
            'again': Conv2DTranspose.from_config(c.get_config()).get_config(),
            'shapes': [c.compute_output_shape((None, 3, None, 9)),
                       Conv2DTranspose(2, 3, dilation_rate=2).compute_output_shape((None, 1, 5, 6)),
                       Conv2DTranspose(2, 3, strides=4, padding='same').compute_output_shape((None, 1, 5, 6)),
                       Conv2DTranspose(2, 2, strides=4, data_format='channels_last').compute_output_shape((7, 1, 5, 6)),
                       Conv3DTranspose(2, 2, strides=2).compute_output_shape((None, 1, 5, None, 5))]}


@part
def trained():
    model = Sequential([Conv2DTranspose(2, 2, activation='relu', input_shape=(3, 4, 3)), Flatten(), Dense(1)])
    model.compile('adam', 'mse')
    return {'history': model.fit(IMAGES, np.ones((2, 1)), epochs=3, verbose=0).history, 'weights': model.get_weights()}


@part
def legacy():
    out = {}
    makes = [lambda: Deconvolution2D(3, 2, 2, (None, 3, 5, 5)), lambda: Deconvolution2D(3, 2, 2, output_shape=(None, 3, 5, 5)),
             lambda: Deconvolution2D(3, 3, 3, border_mode='same', subsample=(2, 2), dim_ordering='tf', init='normal'),
             lambda: Deconvolution2D(nb_filter=3, nb_row=2, nb_col=4, W_regularizer='l2', b_constraint='non_neg', bias=False)]
    for n, make in enumerate(makes):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter('always')
            out['config %d' % n] = make().get_config()
        out['warnings %d' % n] = [str(w.message) for w in told]
    return out


@part
def errors():
    out = {}
    caught(out, 'kernel', Conv2DTranspose, 3, (2, 2, 2))
    caught(out, 'more', Conv2DTranspose, 3, 2, output_padding=1)
    caught(out, 'more than strides', Conv2DTranspose, 3, 2, strides=(2, 3), output_padding=(1, 3))
    caught(out, 'more of volumes', Conv3DTranspose, 3, 2, strides=2, output_padding=(1, 1))
    caught(out, 'more than strides of volumes', Conv3DTranspose, 3, 2, strides=2, output_padding=2)
    caught(out, 'positions', Conv2DTranspose, 3, 2, (1, 1))
    caught(out, 'twice', lambda: Conv3DTranspose(3, 2, border_mode='same'))
    caught(out, 'even', Conv2DTranspose(3, 2, padding='same'), Input((3, 5, 5)))
    caught(out, 'even volumes', Conv3DTranspose(3, 2, padding='same'), Input((3, 5, 5, 5)))
    caught(out, 'channels', Conv2DTranspose(3, 2), Input((None, 5, 5)))
    caught(out, 'ndim', Conv2DTranspose(3, 2, name='c'), Input((5, 5)))
    caught(out, 'build', Conv2DTranspose(3, 2).build, (None, 5, 5))
    caught(out, 'build volumes', Conv3DTranspose(3, 2).build, (None, 5, 5))
    return out
