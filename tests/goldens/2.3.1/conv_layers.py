# Conv1D, Conv2D, Conv3D: draws, values, gradients, configurations, both data formats, legacy calls, errors.
import warnings

import numpy as np
from case_helpers import RESULT, caught, gather, look, part, probe

from keras.layers import Conv1D, Conv2D, Conv3D, Convolution2D, Dense, Flatten, Input
from keras.models import Sequential

rs = np.random.RandomState(4)
STEPS = rs.normal(size=(2, 7, 3)).astype('float32')
IMAGES = rs.normal(size=(2, 3, 6, 5)).astype('float32')
VOLUMES = rs.normal(size=(1, 2, 4, 4, 3)).astype('float32')


@part
def sequences():
    out = gather([
        ('plain', look(Conv1D(2, 3), STEPS)), ('same', look(Conv1D(2, 3, padding='same', strides=2), STEPS, grads=False)),
        ('even', look(Conv1D(2, 2, padding='same'), STEPS)),
        ('causal', look(Conv1D(2, 3, padding='causal'), STEPS)),
        ('causal dilated', look(Conv1D(2, 2, padding='causal', dilation_rate=2), STEPS)),
        ('dilated', look(Conv1D(2, 2, dilation_rate=2, use_bias=False), STEPS)),
        ('first', look(Conv1D(2, 3, data_format='channels_first'), STEPS.transpose(0, 2, 1))),
        ('arguments', look(Conv1D(2, (3,), strides=(1,), activation='relu', kernel_initializer='he_normal',
                                  bias_initializer='ones', kernel_regularizer='l2', bias_regularizer='l1',
                                  activity_regularizer='l1', kernel_constraint='max_norm',
                                  bias_constraint='non_neg'), STEPS))])
    out['probe'] = probe()
    return out


@part
def images():
    out = gather([
        ('plain', look(Conv2D(2, 3), IMAGES)), ('same', look(Conv2D(2, (3, 2), padding='same'), IMAGES)),
        ('strides', look(Conv2D(2, (2, 3), strides=(2, 1), activation='tanh'), IMAGES, grads=False)),
        ('same strides', look(Conv2D(2, 3, strides=2, padding='SAME', use_bias=False), IMAGES, grads=False)),
        ('dilated', look(Conv2D(2, 2, dilation_rate=2), IMAGES)),
        ('last', look(Conv2D(2, 3, data_format='channels_last', bias_initializer='ones'), IMAGES.transpose(0, 2, 3, 1))),
        ('last same', look(Conv2D(2, 2, padding='same', data_format='channels_last'), IMAGES.transpose(0, 2, 3, 1)))])
    out['probe'] = probe()
    return out


@part
def volumes():
    return gather([
        ('plain', look(Conv3D(2, 2), VOLUMES, grads=False)),
        ('strides', look(Conv3D(2, (2, 1, 2), strides=(2, 1, 1)), VOLUMES, grads=False)),
        ('same', look(Conv3D(1, 3, padding='same'), VOLUMES, grads=False)),
        ('last', look(Conv3D(2, 2, data_format='channels_last', activation='relu'), VOLUMES.transpose(0, 2, 3, 4, 1),
                      grads=False))])


@part
def attributes():
    c = Conv2D(4, 3, strides=2, input_shape=(3, 6, 5), name='c')
    c(Input((3, 6, 5)))
    return {'all': [c.rank, c.filters, c.kernel_size, c.strides, c.padding, c.data_format, c.dilation_rate, c.use_bias,
                    c.kernel._keras_shape, c.bias._keras_shape, [w.name for w in c.weights], repr(c.input_spec),
                    c.supports_masking, type(c).__name__, type(Convolution2D(1, 1)).__name__],
            'shapes': [c.compute_output_shape((None, 3, None, 9)), Conv1D(2, 3, padding='causal', strides=2).compute_output_shape((5, 8, 1)),
                       Conv3D(2, 2, dilation_rate=2).compute_output_shape((None, 1, 5, 5, 5))]}


@part
def trained():
    model = Sequential([Conv2D(3, 2, activation='relu', input_shape=(3, 6, 5), kernel_constraint='unit_norm'),
                        Conv2D(2, 2, padding='same', kernel_regularizer='l2'), Flatten(), Dense(1)])
    model.compile('adam', 'mse')
    h = model.fit(IMAGES, np.ones((2, 1)), epochs=3, verbose=0)
    out = {'history': h.history, 'weights': model.get_weights()}
    model = Sequential([Conv1D(3, 2, padding='causal', input_shape=(7, 3)), Flatten(), Dense(1)])
    model.compile('sgd', 'mse')
    out['steps'] = model.fit(STEPS, np.ones((2, 1)), epochs=2, verbose=0).history
    return out


@part
def legacy():
    out = {}
    makes = [lambda: Convolution2D(3, 2, 2), lambda: Conv2D(3, 2, nb_col=4), lambda: Conv2D(3, nb_row=2, nb_col=4),
             lambda: Conv2D(nb_filter=3, nb_row=2, nb_col=4, border_mode='same', subsample=(2, 2), dim_ordering='tf'),
             lambda: Conv2D(3, 2, 2, init='normal', W_regularizer='l2', bias=False),
             lambda: Conv1D(nb_filter=3, filter_length=2, subsample_length=2, border_mode='same'),
             lambda: Conv1D(3, 2, input_dim=4, input_length=7), lambda: Conv3D(3, 1, 2, 3),
             lambda: Conv3D(3, kernel_dim1=1, kernel_dim2=2, kernel_dim3=3, dim_ordering='th')]
    for n, make in enumerate(makes):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter('always')
            out['config %d' % n] = make().get_config()
        out['warnings %d' % n] = [str(w.message) for w in told]
    return out


@part
def errors():
    out = {}
    caught(out, 'kernel', Conv2D, 3, (2, 2, 2))
    caught(out, 'kernel text', Conv2D, 3, 'ab')
    caught(out, 'strides', Conv2D, 3, 2, strides=(1, 1, 1))
    caught(out, 'padding', Conv2D, 3, 2, padding='full')
    caught(out, 'format', Conv2D, 3, 2, data_format='th')
    caught(out, 'positions', Conv2D, 3, 2, (1, 1))
    caught(out, 'many', Conv2D, 3, 2, 2, 2)
    caught(out, 'either', lambda: Conv2D(3, 2, 2, padding='same'))
    caught(out, 'causal', Conv1D, 3, 2, padding='causal', data_format='channels_first')
    caught(out, 'channels', Conv2D(3, 2), Input((None, 5, 5)))
    caught(out, 'ndim', Conv2D(3, 2, name='c'), Input((5, 5)))
    c = Conv2D(3, 2, name='d')
    c(Input((3, 5, 5)))
    caught(out, 'other channels', c, Input((4, 5, 5)))
    return out
