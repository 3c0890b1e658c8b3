# ImageDataGenerator of 2.3.1 on arrays: options, draws, statistics, batches.
from case_helpers import RESULT, Warned, caught, part, probe

import os
import tempfile

import numpy as np

import keras
from keras.preprocessing import image as I

RS = np.random.RandomState(0)
LAST = RS.uniform(0, 255, (6, 7, 5, 3)).astype('float32')
FIRST = LAST.transpose(0, 3, 1, 2).copy()
OPTIONS = [
    dict(), dict(data_format='channels_first'),
    dict(data_format='channels_first', rotation_range=30, width_shift_range=.2, height_shift_range=2, shear_range=10.,
         zoom_range=.2, channel_shift_range=20., horizontal_flip=True, vertical_flip=True, fill_mode='reflect',
         rescale=.01),
    dict(width_shift_range=[1, 2], height_shift_range=(.1, .3), zoom_range=[.5, 1.], interpolation_order=0, cval=3.,
         fill_mode='constant', brightness_range=(.4, 1.2)),
    dict(samplewise_std_normalization=True), dict(featurewise_std_normalization=True),
    dict(width_shift_range=2.5, height_shift_range=1, preprocessing_function=lambda x: x / 2),
    dict(dtype='float64', samplewise_center=True), dict(dtype=None, data_format=None)]


@part
def generators():
    out = {}
    for number, options in enumerate(OPTIONS):
        with Warned() as w:
            g = I.ImageDataGenerator(**options)
        out['%d warned' % number] = w.of(UserWarning)
        x = FIRST if g.data_format == 'channels_first' else LAST
        np.random.seed(5)
        out['%d changed' % number] = g.random_transform(x[0])
        out['%d drawn' % number] = probe()
        out['%d draws' % number] = g.get_random_transform(x[0].shape, seed=4)
        out['%d applied' % number] = g.apply_transform(x[0], {'theta': 20, 'flip_horizontal': True, 'zx': .9})
        with Warned() as w:
            out['%d standard' % number] = g.standardize(x[0].copy())
        out['%d missing' % number] = w.of(UserWarning)
        g.fit(x, augment=True, rounds=2, seed=3)
        out['%d learnt' % number] = [g.mean, g.std]
        batches = g.flow(x, np.arange(6), batch_size=4, seed=2)
        for batch in range(3):
            out['%d batch %d' % (number, batch)] = list(next(batches))
        out['%d state' % number] = [probe(), batches.batch_index, batches.total_batches_seen, len(batches)]
    return out


@part
def whitening():
    x = np.random.RandomState(1).normal(size=(60, 2, 3, 1))
    with Warned() as w:
        g = I.ImageDataGenerator(zca_whitening=True, featurewise_std_normalization=True, zca_epsilon=.1,
                                 dtype='float64')
    g.fit(x)
    return {'matrix': g.principal_components, 'white': g.standardize(x[:2].copy()), 'warned': w.of(UserWarning)}


@part
def refused():
    out = {}
    for number, options in enumerate((dict(zoom_range=(1, 2, 3)), dict(zoom_range='a'), dict(data_format='z'),
                                      dict(validation_split=2), dict(brightness_range=3),
                                      dict(brightness_range=(1,)))):
        caught(out, str(number), I.ImageDataGenerator, **options)
    g = I.ImageDataGenerator(validation_split=.34)
    caught(out, 'rank of fit', g.fit, LAST[0])
    caught(out, 'rank', g.flow, LAST[0])
    caught(out, 'subset', g.flow, LAST, subset='test')
    caught(out, 'classes', g.flow, LAST, np.array([0, 0, 0, 1, 1, 1]), subset='validation')
    caught(out, 'labels', g.flow, LAST, [1])
    caught(out, 'weights', g.flow, LAST, sample_weight=[1])
    caught(out, 'others', g.flow, (LAST, np.arange(5)))
    caught(out, 'number', g.flow(LAST).__getitem__, 5)
    with Warned() as w:
        next(g.flow(np.zeros((2, 3, 3, 2)), shuffle=False))
        g.fit(np.zeros((2, 3, 3, 5)))
    out['warned'] = w.of(UserWarning)
    return out


@part
def batches():
    out = {}
    g = I.ImageDataGenerator(validation_split=.34, horizontal_flip=True)
    y = np.array([0, 1, 0, 1, 0, 1])
    for number, options in enumerate((
            dict(y=y, sample_weight=np.arange(6), batch_size=2, shuffle=False),
            dict(y=y, subset='training', shuffle=False), dict(y=y, subset='validation', seed=1), dict(seed=3))):
        it = g.flow(LAST, **options)
        for name, batch in (('next', next(it)), ('first', it[0])):
            out['%d %s' % (number, name)] = list(batch) if isinstance(batch, tuple) else batch
        out['%d facts' % number] = [len(it), it.n, it.total_batches_seen]
    np.random.seed(4)
    it = I.NumpyArrayIterator(LAST, None, g, batch_size=4, shuffle=True, seed=3, data_format='channels_last')
    out['by number'] = [it[1], it[0], it.next()]
    it.on_epoch_end()
    it.reset()
    out['again'] = it[0]
    out['is'] = [isinstance(it, keras.utils.Sequence), isinstance(it, I.Iterator), type(it).__name__]
    one = next(g.flow((LAST, np.arange(6)), np.arange(6), batch_size=2, shuffle=False))
    out['along'] = [one[0][0], one[0][1], one[1]]
    two = next(g.flow([LAST, [np.arange(6), np.ones((6, 2))]], batch_size=2, shuffle=False, subset='training'))
    out['along two'] = list(two)
    return out


@part
def saved():
    folder = tempfile.mkdtemp()
    np.random.seed(1)
    next(I.ImageDataGenerator().flow(LAST, batch_size=2, shuffle=False, save_to_dir=folder, save_prefix='p'))
    return {'names': sorted(os.listdir(folder)), 'drawn': probe()}
