# keras.preprocessing.image.ImageDataGenerator: standardize and fit.
import numpy as np
from case_helpers import RESULT, part, raised

from keras.preprocessing.image import ImageDataGenerator

_r = np.random.RandomState(8)
X = _r.normal(3., 2., size=(12, 2, 3, 4))
NONE = dict(featurewise_center=False, featurewise_std_normalization=False)


@part
def defaults():
    out = {}
    g = ImageDataGenerator()
    out['options'] = [g.featurewise_center, g.samplewise_center,
                      g.featurewise_std_normalization,
                      g.samplewise_std_normalization, g.zca_whitening,
                      g.rotation_range, g.width_shift_range,
                      g.height_shift_range, g.horizontal_flip,
                      g.vertical_flip]
    out['learnt'] = [g.mean, g.std, g.principal_components]
    raised(out, 'not_fitted', g.standardize, X[0].copy())
    raised(out, 'no_such', ImageDataGenerator, no_such_range=.5)
    out['order'] = ImageDataGenerator(1, 2, 3, 4, 5, 6, 7, 8).rotation_range
    return out


@part
def featurewise():
    out = {}
    for center in [False, True]:
        for std in [False, True]:
            g = ImageDataGenerator(featurewise_center=center,
                                   featurewise_std_normalization=std)
            g.fit(X)
            key = '%d%d' % (center, std)
            out[key] = g.standardize(X[0].copy())
            out[key + '_mean'] = g.mean
            out[key + '_std'] = g.std
    return out


@part
def samplewise():
    out = {}
    for center in [False, True]:
        for std in [False, True]:
            g = ImageDataGenerator(samplewise_center=center,
                                   samplewise_std_normalization=std, **NONE)
            key = '%d%d' % (center, std)
            out[key] = g.standardize(X[1].copy())
            out[key + '_float32'] = g.standardize(X[1].astype('float32'))
            out[key + '_name'] = str(out[key + '_float32'].dtype)
    return out


@part
def all_of_them():
    out = {}
    g = ImageDataGenerator(samplewise_center=True,
                           samplewise_std_normalization=True)
    g.fit(X)
    x = X[2].copy()
    y = g.standardize(x)
    out['image'] = y
    out['in_place'] = y is x
    kept = X.copy()
    g.fit(kept)
    out['kept'] = bool((kept == X).all())
    return out


@part
def constant():
    """A value that never varies: divided by a deviation of 0."""
    out = {}
    Z = X.copy()
    Z[:, 0] = 4.
    g = ImageDataGenerator()
    g.fit(Z)
    out['zero'] = g.standardize(Z[0].copy())
    return out


@part
def whole_numbers():
    out = {}
    W = np.round(X * 10).astype('uint8')
    for center, std in [(True, False), (False, True), (False, False)]:
        g = ImageDataGenerator(featurewise_center=center,
                               featurewise_std_normalization=std)
        try:
            g.fit(W)
            out['%d%d' % (center, std)] = 'no exception'
        except Exception as e:
            out['%d%d' % (center, std)] = isinstance(e, TypeError)
    return out
