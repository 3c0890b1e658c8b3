# SeparableConv1D, SeparableConv2D, DepthwiseConv2D: draws, values, configurations, legacy calls, errors.
import warnings

import numpy as np
from case_helpers import RESULT, caught, gather, look, part, probe

from keras.layers import (Dense, DepthwiseConv2D, Flatten, Input, SeparableConv1D, SeparableConv2D)
from keras.layers.convolutional import SeparableConvolution1D, SeparableConvolution2D
from keras.models import Sequential

rs = np.random.RandomState(8)
STEPS = rs.normal(size=(2, 7, 3)).astype('float32')
IMAGES = rs.normal(size=(2, 2, 5, 4)).astype('float32')


@part
def sequences():
    out = gather([
        ('plain', look(SeparableConv1D(2, 3), STEPS, grads=False)),
        ('same', look(SeparableConv1D(2, 3, padding='same', depth_multiplier=2, strides=2), STEPS, grads=False)),
        ('dilated', look(SeparableConv1D(2, 2, dilation_rate=2, use_bias=False), STEPS, grads=False)),
        ('first', look(SeparableConvolution1D(2, (3,), data_format='channels_first', bias_initializer='ones',
                                              activation='tanh'), STEPS.transpose(0, 2, 1), grads=False))])
    out['probe'] = probe()
    return out


@part
def images():
    out = gather([
        ('plain', look(SeparableConv2D(3, 2), IMAGES, grads=False)),
        ('same', look(SeparableConv2D(3, (3, 2), padding='SAME', depth_multiplier=2), IMAGES, grads=False)),
        ('strides', look(SeparableConv2D(3, 2, strides=2, activation='relu'), IMAGES, grads=False)),
        ('dilated', look(SeparableConv2D(1, 2, dilation_rate=(2, 1)), IMAGES, grads=False)),
        ('last', look(SeparableConv2D(3, 3, data_format='channels_last', bias_initializer='ones'),
                      IMAGES.transpose(0, 2, 3, 1), grads=False)),
        ('arguments', look(SeparableConv2D(1, 1, depthwise_initializer='ones', pointwise_initializer='he_normal',
                                           depthwise_regularizer='l2', pointwise_regularizer='l1',
                                           bias_regularizer='l1', depthwise_constraint='non_neg',
                                           pointwise_constraint='max_norm', bias_constraint='unit_norm'),
                           IMAGES, grads=False))])
    out['probe'] = probe()
    return out


@part
def depthwise():
    out = gather([
        ('plain', look(DepthwiseConv2D(2), IMAGES, grads=False)),
        ('same', look(DepthwiseConv2D((3, 2), padding='same', depth_multiplier=3), IMAGES, grads=False)),
        ('strides', look(DepthwiseConv2D(2, strides=2, use_bias=False), IMAGES, grads=False)),
        ('dilated', look(DepthwiseConv2D(2, dilation_rate=2, activation='tanh'), IMAGES, grads=False)),
        ('last', look(DepthwiseConv2D(2, data_format='channels_last', depth_multiplier=2, bias_initializer='ones'),
                      IMAGES.transpose(0, 2, 3, 1), grads=False)),
        ('arguments', look(DepthwiseConv2D(1, depthwise_initializer='he_normal', depthwise_regularizer='l2',
                                           bias_regularizer='l1', depthwise_constraint='non_neg',
                                           bias_constraint='unit_norm'), IMAGES, grads=False))])
    out['probe'] = probe()
    return out


@part
def attributes():
    s, d = SeparableConv2D(4, 3, depth_multiplier=2, name='s'), DepthwiseConv2D(3, depth_multiplier=2, name='d')
    d(s(Input((3, 6, 5))))
    return {'separable': [s.filters, s.kernel_size, s.strides, s.padding, s.data_format, s.dilation_rate, s.depth_multiplier,
                          [w.name for w in s.weights], [w._keras_shape for w in s.weights], type(s).__name__,
                          SeparableConvolution2D(1, 1).name, list(s.get_config()),
                          SeparableConv2D.from_config(s.get_config()).get_config()],
            'depthwise': [d.filters, d.kernel_size, d.strides, d.depth_multiplier, [w.name for w in d.weights],
                          d.depthwise_kernel._keras_shape, list(d.get_config()),
                          DepthwiseConv2D.from_config(d.get_config()).get_config()],
            'shapes': [s.compute_output_shape((None, 3, None, 9)), d.compute_output_shape((None, 3, 8, 9)),
                       SeparableConv1D(2, 3, strides=2).compute_output_shape((5, 8, 1)),
                       SeparableConv1D(2, 3, data_format='channels_first').compute_output_shape((5, 8, 6)),
                       DepthwiseConv2D(2, strides=2, data_format='channels_last').compute_output_shape((1, 5, 6, 7))]}


@part
def legacy():
    out = {}
    makes = [lambda: SeparableConv2D(3, 2, 2), lambda: SeparableConvolution2D(3, 2, nb_col=4, init='normal'),
             lambda: SeparableConv2D(nb_filter=3, nb_row=2, nb_col=4, border_mode='same', subsample=(2, 2),
                                     dim_ordering='tf', b_regularizer='l2', b_constraint='non_neg', bias=False)]
    for n, make in enumerate(makes):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter('always')
            out['config %d' % n] = make().get_config()
        out['warnings %d' % n] = [str(w.message) for w in told]
    return out


@part
def errors():
    out = {}
    caught(out, 'kernel', SeparableConv2D, 3, (2, 2, 2))
    caught(out, 'kernel of steps', SeparableConv1D, 3, (2, 2))
    caught(out, 'kernel of channels', DepthwiseConv2D, (2, 2, 2))
    caught(out, 'positions', SeparableConv2D, 3, 2, (1, 1))
    caught(out, 'twice', lambda: DepthwiseConv2D(2, border_mode='same'))
    caught(out, 'format', SeparableConv1D, 3, 2, data_format='tf')
    caught(out, 'padding', DepthwiseConv2D, 3, padding='most')
    caught(out, 'channels', SeparableConv2D(3, 2), Input((None, 5, 5)))
    caught(out, 'channels alone', DepthwiseConv2D(2), Input((None, 5, 5)))
    caught(out, 'ndim', SeparableConv2D(3, 2, name='c'), Input((5, 5)))
    caught(out, 'ndim alone', DepthwiseConv2D(3, name='c'), Input((5, 5)))
    caught(out, 'build', SeparableConv1D(3, 2).build, (None, 5))
    caught(out, 'build images', SeparableConv2D(3, 2).build, (None, 5))
    caught(out, 'build alone', DepthwiseConv2D(3).build, (None, 5))
    return out
