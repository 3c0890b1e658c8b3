# keras.preprocessing.image of 2.3.1: maps, colours, what they draw.
from case_helpers import RESULT, caught, part, probe

import numpy as np

from keras.preprocessing import image as I

RS = np.random.RandomState(0)
LAST = RS.uniform(0, 255, (7, 5, 3)).astype('float32')
FIRST = LAST.transpose(2, 0, 1).copy()


@part
def maps():
    out = {}
    for order in (0, 1, 3):
        for mode in ('nearest', 'constant', 'reflect', 'wrap'):
            for number, options in enumerate((dict(theta=30), dict(tx=1.5, ty=-.7), dict(shear=20, zx=.8),
                                              dict(zx=1.3, zy=.7, theta=-10, tx=.3))):
                out['%d %s %d' % (order, mode, number)] = I.apply_affine_transform(
                    LAST, fill_mode=mode, order=order, cval=7., **options)
    out['first'] = I.apply_affine_transform(FIRST, theta=30, row_axis=1, col_axis=2, channel_axis=0)
    out['nothing'] = I.apply_affine_transform(LAST) is LAST
    return out


@part
def changes():
    out = {}
    for name, x, axes in (('first', FIRST, {}), ('last', LAST, dict(row_axis=0, col_axis=1, channel_axis=2))):
        for number, (function, args) in enumerate((
                (I.random_rotation, (40,)), (I.random_shift, (.3, .2)), (I.random_shear, (30,)),
                (I.random_zoom, ((.6, 1.4),)), (I.random_zoom, ((1, 1),)))):
            np.random.seed(3)
            out['%s %d' % (name, number)] = function(x, *args, **axes)
            out['%s %d drawn' % (name, number)] = probe()
        np.random.seed(3)
        axis = axes.get('channel_axis', 0)
        out[name + ' colours'] = I.random_channel_shift(x, 40., channel_axis=axis)
        out[name + ' shifted'] = I.apply_channel_shift(x, 20., axis)
    np.random.seed(3)
    out['order'] = I.random_rotation(LAST, 40, channel_axis=2, interpolation_order=0, fill_mode='constant', cval=1.)
    out['brightness'] = I.random_brightness(LAST, (.5, 1.5))
    out['darker'] = I.apply_brightness_shift(LAST, .7)
    caught(out, 'pair', I.random_brightness, LAST, (.5,))
    caught(out, 'zoom', I.random_zoom, LAST, (1,))
    caught(out, 'channels first', I.random_brightness, FIRST, (.5, 1.))
    return out
