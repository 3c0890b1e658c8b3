# keras.preprocessing.image.ImageDataGenerator: ZCA whitening.
import numpy as np
from case_helpers import RESULT, part, raised

from keras.preprocessing.image import ImageDataGenerator

_r = np.random.RandomState(9)
X = _r.normal(size=(40, 1, 3, 3)).dot(_r.normal(size=(3, 3)))
RESULT['__rtol__'] = 1e-3


@part
def whitened():
    out = {}
    for center in [True, False]:
        for std in [True, False]:
            g = ImageDataGenerator(featurewise_center=center,
                                   featurewise_std_normalization=std,
                                   zca_whitening=True)
            g.fit(X)
            key = '%d%d' % (center, std)
            out[key + '_matrix'] = g.principal_components
            out[key] = g.standardize(X[0].copy())
            out[key + '_float32'] = g.standardize(X[0].astype('float32'))
            out[key + '_name'] = str(out[key + '_float32'].dtype)
    return out


@part
def with_samplewise():
    out = {}
    g = ImageDataGenerator(zca_whitening=True, samplewise_center=True,
                           samplewise_std_normalization=True)
    g.fit(X)
    out['image'] = g.standardize(X[3].copy())
    return out


@part
def few_images():
    """Fewer images than values: many variances are 0."""
    out = {}
    g = ImageDataGenerator(zca_whitening=True)
    g.fit(X[:4])
    out['matrix'] = g.principal_components
    g = ImageDataGenerator(zca_whitening=True)
    raised(out, 'not_fitted', g.standardize, X[0].copy())
    return out
