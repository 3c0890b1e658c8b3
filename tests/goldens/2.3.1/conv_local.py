# LocallyConnected1D, LocallyConnected2D, and convolutions with holes as legacy functions.
import warnings

import numpy as np
from case_helpers import RESULT, caught, gather, look, part, probe, raised

from keras.layers import (AtrousConvolution1D, AtrousConvolution2D, Dense, Flatten, Input, LocallyConnected1D,
                          LocallyConnected2D)
from keras.layers.convolutional import AtrousConv1D, AtrousConv2D
from keras.models import Sequential

rs = np.random.RandomState(9)
STEPS = rs.normal(size=(2, 5, 3)).astype('float32')
IMAGES = rs.normal(size=(2, 2, 5, 4)).astype('float32')


@part
def sequences():
    out = gather([
        ('square', look(LocallyConnected1D(3, 3, bias_initializer='random_normal'), STEPS)),
        ('strides', look(LocallyConnected1D(2, 2, strides=2, use_bias=False, activation='tanh'), STEPS)),
        ('format', look(LocallyConnected1D(2, (3,), data_format='channels_last', use_bias=False), STEPS)),
        ('arguments', look(LocallyConnected1D(1, 5, kernel_initializer='he_normal', kernel_regularizer='l2',
                                              bias_regularizer='l1', kernel_constraint='max_norm',
                                              bias_constraint='non_neg'), STEPS))])
    raised(out, 'bias by format', lambda: look(LocallyConnected1D(2, 3), STEPS))
    out['probe'] = probe()
    return out


@part
def images():
    out = gather([
        ('plain', look(LocallyConnected2D(3, 2, bias_initializer='random_normal'), IMAGES)),
        ('strides', look(LocallyConnected2D(2, (2, 1), strides=(2, 1), activation='relu'), IMAGES)),
        ('last', look(LocallyConnected2D(2, (3, 2), data_format='channels_last', bias_initializer='random_normal'),
                      IMAGES.transpose(0, 2, 3, 1))),
        ('no bias', look(LocallyConnected2D(2, 3, strides=2, use_bias=False), IMAGES))])
    out['probe'] = probe()
    return out


@part
def attributes():
    a, b = LocallyConnected1D(2, 3, strides=2, use_bias=False, name='a'), LocallyConnected2D(2, 3, name='b')
    a(Input((9, 2)))
    b(Input((3, 6, 5)))
    return {'sequences': [a.filters, a.kernel_size, a.strides, a.padding, a.data_format, list(a.get_config()),
                          [w.name for w in a.weights], repr(a.input_spec)],
            'images': [b.filters, b.kernel_size, b.strides, b.padding, b.data_format, b.output_row, b.output_col,
                       list(b.get_config()), [w.name for w in b.weights], repr(b.input_spec)],
            'shapes': [a.compute_output_shape((None, 9, 2)), b.compute_output_shape((4, 3, 6, None)),
                       LocallyConnected2D(1, 2, data_format='channels_last').compute_output_shape((4, 3, 6, 5))]}


@part
def trained():
    model = Sequential([LocallyConnected2D(2, 2, activation='relu', input_shape=(2, 5, 4)), Flatten(), Dense(1)])
    model.compile('adam', 'mse')
    return {'history': model.fit(IMAGES, np.ones((2, 1)), epochs=2, verbose=0).history, 'weights': model.get_weights()}


@part
def legacy():
    out = {}
    makes = [lambda: LocallyConnected1D(nb_filter=3, filter_length=2, subsample_length=2, border_mode='valid'),
             lambda: LocallyConnected1D(3, 2, input_dim=4, input_length=7), lambda: LocallyConnected2D(3, 2, 2, init='normal'),
             lambda: LocallyConnected2D(3, 2, nb_col=4, dim_ordering='tf', bias=False, W_regularizer='l2'),
             lambda: AtrousConvolution1D(3, 2), lambda: AtrousConv1D(3, 2, atrous_rate=3, border_mode='same'),
             lambda: AtrousConvolution2D(3, 2, 2, atrous_rate=(2, 3)), lambda: AtrousConv2D(3, (2, 1), atrous_rate=2)]
    for n, make in enumerate(makes):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter('always')
            layer = make()
        out['config %d' % n] = [type(layer).__name__, layer.get_config()]
        out['warnings %d' % n] = [str(w.message) for w in told]
    return out


@part
def errors():
    out = {}
    caught(out, 'padding', LocallyConnected1D, 3, 2, padding='same')
    caught(out, 'padding of images', LocallyConnected2D, 3, 2, padding='SAME')
    caught(out, 'unknown padding', LocallyConnected2D, 3, 2, padding='some')
    caught(out, 'kernel', LocallyConnected2D, 3, (2, 2, 2))
    caught(out, 'strides', LocallyConnected1D, 3, 2, strides=(1, 2))
    caught(out, 'format', LocallyConnected1D, 3, 2, data_format='tf')
    caught(out, 'positions', LocallyConnected2D, 3, 2, (1, 1))
    caught(out, 'sizes', LocallyConnected2D(3, 2), Input((3, None, 5)))
    caught(out, 'features', LocallyConnected1D(3, 2), Input((3, None)))
    raised(out, 'steps', LocallyConnected1D(3, 2), Input((None, 3)))
    caught(out, 'ndim', LocallyConnected2D(3, 2, name='c'), Input((5, 5)))
    return out
