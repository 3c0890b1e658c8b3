# keras.preprocessing.image.random_shear: up to 0.3.1 only a name.
import numpy as np
from case_helpers import RESULT, part

from keras.preprocessing.image import ImageDataGenerator, random_shear


@part
def nothing():
    out = {}
    out['shear'] = random_shear(np.ones((1, 2, 2)), .5)
    positional = ImageDataGenerator(False, False, False, False, False, 1., 2.,
                                    3., 4., 5.)
    out['positional'] = [positional.horizontal_flip, positional.vertical_flip]
    return out
