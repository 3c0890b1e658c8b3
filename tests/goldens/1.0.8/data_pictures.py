# keras.preprocessing.image of 1.x: arrays as pictures and back (Pillow).
import os
import shutil
import tempfile

import numpy as np
from case_helpers import RESULT, caught, part, raised
from PIL import Image

from keras.preprocessing.image import (array_to_img, img_to_array,
                                       list_pictures, load_img)

_r = np.random.RandomState(13)


def pixels(picture):
    return np.asarray(picture)


@part
def to_picture():
    out = {}
    for ordering, sizes in [('default', [(3, 4, 5), (1, 4, 5)]),
                            ('th', [(3, 2, 3), (1, 2, 3)]),
                            ('tf', [(4, 5, 3), (4, 5, 1)])]:
        for size in sizes:
            for low in [0., -40., 7.]:
                x = _r.uniform(low, 200., size=size).astype('float32')
                key = '%s %s %s' % (ordering, size, low)
                picture = array_to_img(x.copy(), ordering)
                out[key] = pixels(picture)
                out[key + '_kind'] = [picture.mode, list(picture.size)]
                out[key + '_plain'] = pixels(
                    array_to_img(abs(x), ordering, scale=False))
    out['zeros'] = pixels(array_to_img(np.zeros((3, 2, 2))))
    x = _r.uniform(-1, 3, size=(3, 2, 2)).astype('float32')
    array_to_img(x)
    out['changed'] = x
    x = _r.uniform(-1, 3, size=(3, 2, 2))
    array_to_img(x)
    out['changed64'] = x
    x = _r.uniform(0, 3, size=(3, 2, 2)).astype('float32')
    array_to_img(x, scale=False)
    out['not_changed'] = x
    return out


@part
def wrong():
    out = {}
    x = np.ones((2, 3, 4))
    caught(out, 'channels', array_to_img, x)
    caught(out, 'channels_tf', array_to_img, x, 'tf')
    raised(out, 'rank', array_to_img, x[0])
    raised(out, 'rank4', array_to_img, x[None])
    caught(out, 'ordering', img_to_array, x, 'other')
    caught(out, 'image', img_to_array, x[None])
    caught(out, 'line', img_to_array, x[0, 0], 'tf')
    return out


@part
def to_array():
    out = {}
    colour = _r.randint(0, 256, size=(4, 5, 3)).astype('uint8')
    grey = _r.randint(0, 256, size=(4, 5)).astype('uint8')
    for name, a in [('colour', colour), ('grey', grey)]:
        for ordering in ['default', 'th', 'tf']:
            x = img_to_array(Image.fromarray(a), ordering)
            out[name + ordering] = x
            out[name + ordering + '_name'] = str(x.dtype)
            out[name + ordering + '_array'] = img_to_array(
                a, dim_ordering=ordering)
    x = _r.uniform(0, 1, size=(4, 5, 3))
    out['back'] = img_to_array(array_to_img(x, 'tf'), 'tf')
    return out


@part
def files():
    out = {}
    folder = tempfile.mkdtemp()
    try:
        colour = _r.randint(0, 256, size=(6, 8, 3)).astype('uint8')
        names = ['a.png', 'b.bmp', 'c.PNG', 'd.txt', 'e f.png', 'g-h.png',
                 'i_j.jpg', 'k.jpeg', '.hidden.png', 'm.pngx']
        os.mkdir(os.path.join(folder, 'below'))
        for name in names + ['below/deep.png']:
            with open(os.path.join(folder, name), 'wb') as f:
                Image.fromarray(colour).save(f, 'PNG')
        found = list_pictures(folder)
        out['default'] = sorted(os.path.relpath(p, folder) for p in found)
        out['txt'] = sorted(os.path.basename(p)
                            for p in list_pictures(folder, ext='txt|png'))
        path = os.path.join(folder, 'a.png')
        out['colour'] = pixels(load_img(path))
        out['grey'] = pixels(load_img(path, grayscale=True))
        # the same size: what a resampling does is Pillow's
        out['same_size'] = pixels(load_img(path, target_size=(6, 8)))
        picture = load_img(path, False, (3, 5))
        out['size'] = [picture.mode, list(picture.size)]
        picture = load_img(path, True, (3, 5))
        out['grey_size'] = [picture.mode, list(picture.size)]
        flat = os.path.join(folder, 'flat.png')
        Image.fromarray(colour * 0 + 77).save(flat)
        out['flat'] = pixels(load_img(flat, target_size=(9, 4)))
    finally:
        shutil.rmtree(folder)
    return out
