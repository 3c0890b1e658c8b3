# keras.preprocessing.image of 1.x: the functions that change one image.
import numpy as np
from case_helpers import RESULT, caught, part, probe, raised

from keras.preprocessing import image

_r = np.random.RandomState(14)
TH = _r.randint(0, 99, size=(2, 6, 5)).astype('float32')
TF = _r.randint(0, 99, size=(6, 5, 2)).astype('float32')
MODES = ['nearest', 'constant', 'reflect', 'wrap']
CASES = {'rotation': [(30.,)], 'shift': [(.3, .2), (0., .9), (2., 2.)],
         'shear': [(.5,)], 'zoom': [((.5, 1.8),), ((1, 1),), ([.3, .4],)]}


@part
def channels_first():
    out = {}
    for name in sorted(CASES):
        function = getattr(image, 'random_' + name)
        for args in CASES[name]:
            for mode in MODES:
                np.random.seed(5)
                y = function(TH, *args, fill_mode=mode, cval=-1.)
                key = '%s%s %s' % (name, args, mode)
                out[key] = y
                out[key + '_kind'] = [str(y.dtype), probe()]
            np.random.seed(6)
            out['%s%s' % (name, args)] = function(TH, *args)
    return out


@part
def channels_last():
    out = {}
    for name in sorted(CASES):
        function = getattr(image, 'random_' + name)
        for args in CASES[name]:
            np.random.seed(7)
            out['%s%s' % (name, args)] = function(TF, *(args + (0, 1, 2)))
            np.random.seed(8)
            out['%s%s mode' % (name, args)] = function(
                TF, *(args + (0, 1, 2, 'constant', 3.)))
    return out


@part
def channel_shift():
    out = {}
    for i, (x, args) in enumerate([(TH, ()), (TF, (2,)), (TH, (1,))]):
        np.random.seed(9)
        out[str(i)] = image.random_channel_shift(x, 2., *args)
        out['probe%d' % i] = probe()
    return out


@part
def matrices():
    out = {}
    m = np.array([[.9, -.3, 1.], [.2, 1.1, -2.], [0, 0, 1]])
    centred = image.transform_matrix_offset_center(m, 7, 6)
    out['centred'] = centred
    for mode in MODES:
        out[mode] = image.apply_transform(TH, centred, 0, mode, 4.)
    out['default'] = image.apply_transform(TH, m)
    out['last'] = image.apply_transform(TF, centred, 2)
    out['whole'] = image.apply_transform(TH.astype('int32'), centred)
    eye = image.transform_matrix_offset_center(np.eye(3), 7, 6)
    out['eye'] = image.apply_transform(TH, eye)
    half = np.array([[1., 0, .5], [0, 1., -.5], [0, 0, 1]])
    for mode in MODES:
        out['half ' + mode] = image.apply_transform(TH, half, 0, mode, 4.)
    far = np.array([[3., 1., -30.], [-2., 4., 25.], [0, 0, 1]])
    for mode in MODES:
        out['far ' + mode] = image.apply_transform(TH, far, 0, mode, 4.)
    raised(out, 'mode', image.apply_transform, TH, centred, 0, 'other')
    return out


@part
def flips():
    out = {}
    x = TH.copy()
    for axis in [0, 1, 2]:
        out[str(axis)] = image.flip_axis(x, axis)
    out['kept'] = bool((x == TH).all())
    out['list'] = image.flip_axis([[1, 2], [3, 4]], 1)
    return out


@part
def wrong():
    out = {}
    caught(out, 'zoom', image.random_zoom, TH, (1, 2, 3))
    raised(out, 'zoom_number', image.random_zoom, TH, .5)
    return out
