# keras.preprocessing.image.ImageDataGenerator.flow(save_to_dir) (Pillow).
import itertools
import os
import random
import shutil
import tempfile

import numpy as np
from case_helpers import RESULT, part

from keras.preprocessing.image import ImageDataGenerator

PLAIN = dict(featurewise_center=False, featurewise_std_normalization=False)
_r = np.random.RandomState(14)


def saved(out, key, count, channels=3, n=5, **options):
    """Names, pixels of PNG files, and the batches, which are scaled too."""
    from PIL import Image
    X = _r.uniform(-1, 4, size=(n, channels, 4, 4))
    folder = tempfile.mkdtemp()
    try:
        random.seed(1)
        np.random.seed(1)
        g = ImageDataGenerator(horizontal_flip=True, **PLAIN)
        flow = g.flow(X, np.arange(n), save_to_dir=folder, **options)
        taken = list(itertools.islice(flow, count))
        out[key + '_batches'] = [x for x, _ in taken]
        out[key + '_labels'] = [y for _, y in taken]
        names = sorted(os.listdir(folder))
        out[key + '_names'] = names
        for name in names:
            picture = Image.open(os.path.join(folder, name))
            out['%s_%s_kind' % (key, name)] = [picture.format, picture.mode,
                                               list(picture.size)]
            if picture.format == 'PNG':
                out['%s_%s' % (key, name)] = np.asarray(picture)
    finally:
        shutil.rmtree(folder)


@part
def files():
    out = {}
    saved(out, 'default', 1)
    saved(out, 'png', 1, save_format='png')
    saved(out, 'prefix', 1, save_prefix='cat', save_format='png')
    saved(out, 'batches', 3, batch_size=2, save_format='png')
    saved(out, 'grey', 1, channels=1, save_format='png')
    saved(out, 'shuffled', 2, batch_size=3, shuffle=True, seed=2,
          save_prefix='s', save_format='png')
    return out
