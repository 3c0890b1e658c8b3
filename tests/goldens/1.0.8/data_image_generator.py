# ImageDataGenerator of 1.x: random_transform, standardize and fit.
import numpy as np
from case_helpers import RESULT, Warned, caught, part, probe, raised

from keras.preprocessing.image import ImageDataGenerator

_r = np.random.RandomState(15)
TH = _r.randint(0, 99, size=(6, 3, 5, 6)).astype('float32')
TF = _r.randint(0, 99, size=(5, 6, 5, 3)).astype('float32')
SMALL = _r.normal(size=(40, 3, 2, 2)).astype('float32')  # more than values
OPTIONS = [
    {}, {'rotation_range': 40.}, {'width_shift_range': .3},
    {'height_shift_range': .3}, {'shear_range': .4}, {'zoom_range': .3},
    {'zoom_range': (.5, 2.)}, {'zoom_range': [1.5, 1.5]},
    {'channel_shift_range': 1.5}, {'horizontal_flip': True},
    {'vertical_flip': True},
    {'rotation_range': 20., 'width_shift_range': .2, 'shear_range': .2,
     'height_shift_range': .1, 'zoom_range': .2, 'channel_shift_range': .5,
     'horizontal_flip': True, 'vertical_flip': True, 'fill_mode': 'constant',
     'cval': 2.},
]


def named(options):
    return ' '.join('%s=%s' % item for item in sorted(options.items()))


@part
def transformed():
    out = {}
    for options in OPTIONS:
        for ordering, X in [('th', TH), ('tf', TF)]:
            g = ImageDataGenerator(dim_ordering=ordering, **options)
            np.random.seed(3)
            key = '%s %s' % (ordering, named(options))
            x = X[0].copy()
            out[key] = np.stack([g.random_transform(x) for _ in range(2)])
            out[key + ' kept'] = bool((x == X[0]).all())
            out[key + ' probe'] = probe()
    return out


@part
def standardized():
    out = {}
    for options in [{}, {'rescale': .5}, {'samplewise_center': True},
                    {'samplewise_std_normalization': True},
                    {'samplewise_center': True, 'rescale': 2.,
                     'samplewise_std_normalization': True}]:
        for ordering, X in [('th', TH), ('tf', TF)]:
            g = ImageDataGenerator(dim_ordering=ordering, **options)
            out['%s %s' % (ordering, named(options))] = g.standardize(
                X[0].copy())
    x = TH[0].copy()
    y = ImageDataGenerator(rescale=3.).standardize(x)
    out['itself'] = y is x
    return out


@part
def fitted():
    out = {}
    for options in [{'featurewise_center': True},
                    {'featurewise_std_normalization': True},
                    {'featurewise_center': True, 'zca_whitening': True,
                     'featurewise_std_normalization': True}]:
        for ordering, X in [('th', SMALL), ('tf', SMALL.transpose(0, 2, 3, 1))]:
            g = ImageDataGenerator(dim_ordering=ordering, **options)
            kept = X.copy()
            g.fit(kept)
            key = '%s %s' % (ordering, named(options))
            out[key + ' kept'] = bool((kept == X).all())
            out[key + ' mean'] = g.mean
            out[key + ' std'] = g.std
            out[key] = g.standardize(X[0].copy())
    return out


@part
def fitted_on_changed():
    out = {}
    for seed in [None, 4]:
        np.random.seed(8)
        g = ImageDataGenerator(featurewise_center=True, rotation_range=30.,
                               featurewise_std_normalization=True,
                               horizontal_flip=True)
        g.fit(TH, True, 2, seed)
        out['%s mean' % seed] = g.mean
        out['%s std' % seed] = g.std
        out['%s probe' % seed] = probe()
    return out


@part
def attributes():
    out = {}
    g = ImageDataGenerator()
    for name in ['featurewise_center', 'samplewise_center', 'zca_whitening',
                 'featurewise_std_normalization', 'rotation_range',
                 'samplewise_std_normalization', 'width_shift_range',
                 'height_shift_range', 'shear_range', 'zoom_range',
                 'channel_shift_range', 'fill_mode', 'cval',
                 'horizontal_flip', 'vertical_flip', 'rescale',
                 'dim_ordering', 'mean', 'std', 'principal_components']:
        out[name] = getattr(g, name)
    out['scalar'] = ImageDataGenerator(zoom_range=.25).zoom_range
    out['pair'] = ImageDataGenerator(zoom_range=(.5, 3)).zoom_range
    return out


@part
def wrong():
    out = {}
    caught(out, 'ordering', ImageDataGenerator, dim_ordering='other')
    caught(out, 'zoom', ImageDataGenerator, zoom_range=(1, 2, 3))
    g = ImageDataGenerator(featurewise_center=True,
                           featurewise_std_normalization=True,
                           zca_whitening=True)
    with Warned() as w:
        raised(out, 'not_fitted', g.standardize, TH[0].copy())
    out['warnings'] = w.of(UserWarning, 'ImageDataGenerator')
    caught(out, 'rank', ImageDataGenerator(featurewise_center=True).fit, TH[0])
    raised(out, 'channels', ImageDataGenerator(dim_ordering='tf').fit, TH)
    return out
