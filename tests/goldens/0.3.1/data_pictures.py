# keras.preprocessing.image: arrays as pictures and back (needs Pillow).
import os
import shutil
import tempfile

import numpy as np
from case_helpers import RESULT, part, raised

from keras.preprocessing.image import (array_to_img, img_to_array,
                                       list_pictures, load_img)

_r = np.random.RandomState(13)


def pixels(picture):
    return np.asarray(picture)


@part
def to_picture():
    out = {}
    for size in [(3, 4, 5), (1, 4, 5), (2, 3, 3), (4, 2, 2)]:
        for low in [0., -40., 7.]:
            x = _r.uniform(low, 200., size=size)
            key = '%s %s' % (size, low)
            picture = array_to_img(x.copy(), scale=True)
            out[key] = pixels(picture)
            out[key + '_kind'] = [picture.mode, list(picture.size)]
            out[key + '_plain'] = pixels(array_to_img(abs(x), scale=False))
    x = _r.uniform(-1, 3, size=(3, 2, 2))
    picture = array_to_img(x)
    out['changed'] = x
    x = _r.uniform(0, 3, size=(3, 2, 2))
    array_to_img(x, scale=False)
    out['not_changed'] = x
    out['float32'] = pixels(array_to_img(x.astype('float32')))
    out['ints'] = pixels(array_to_img(np.arange(27).reshape(3, 3, 3)))
    x = np.arange(9).reshape(1, 3, 3) - 4
    out['negative_ints'] = pixels(array_to_img(x))
    out['uint8'] = pixels(array_to_img(np.arange(27, dtype='uint8')
                                       .reshape(3, 3, 3), scale=False))
    raised(out, 'flat', array_to_img, np.ones((3, 3)))
    return out


@part
def to_array():
    out = {}
    from PIL import Image
    colour = _r.randint(0, 256, size=(4, 5, 3)).astype('uint8')
    grey = _r.randint(0, 256, size=(4, 5)).astype('uint8')
    for name, a in [('colour', colour), ('grey', grey)]:
        x = img_to_array(Image.fromarray(a))
        out[name] = x
        out[name + '_name'] = str(x.dtype)
        out[name + '_array'] = img_to_array(a)
    x = _r.uniform(0, 1, size=(3, 4, 5))
    back = img_to_array(array_to_img(x))
    out['back'] = back
    return out


@part
def files():
    out = {}
    from PIL import Image
    folder = tempfile.mkdtemp()
    try:
        colour = _r.randint(0, 256, size=(4, 5, 3)).astype('uint8')
        grey = _r.randint(0, 256, size=(3, 2)).astype('uint8')
        names = ['a.png', 'b.bmp', 'c.PNG', 'd.txt', 'e f.png', 'g-h.png',
                 'i_j.jpg', 'k.jpeg', 'l.png.bak', '.hidden.png', 'm.pngx']
        for name in names:
            with open(os.path.join(folder, name), 'wb') as f:
                Image.fromarray(colour).save(f, 'PNG')
        Image.fromarray(grey).save(os.path.join(folder, 'grey.png'))
        os.mkdir(os.path.join(folder, 'n.png'))
        found = list_pictures(folder)
        out['default'] = sorted(os.path.basename(p) for p in found)
        out['folder'] = all(os.path.dirname(p) == folder for p in found)
        out['txt'] = sorted(os.path.basename(p)
                            for p in list_pictures(folder, ext='txt|png'))
        path = os.path.join(folder, 'a.png')
        picture = load_img(path)
        out['colour'] = pixels(picture)
        out['colour_mode'] = picture.mode
        picture = load_img(os.path.join(folder, 'grey.png'))
        out['grey_as_colour'] = pixels(picture)
        out['grey_mode'] = picture.mode
        picture = load_img(os.path.join(folder, 'grey.png'), grayscale=True)
        out['grey'] = pixels(picture)
        picture = load_img(path, True)
        out['grey_from_colour_mode'] = [picture.mode, list(picture.size)]
        try:
            load_img(os.path.join(folder, 'missing.png'))
            out['missing'] = 'no exception'
        except Exception as e:
            out['missing'] = isinstance(e, IOError)
        try:
            list_pictures(os.path.join(folder, 'none'))
        except Exception as e:
            out['no_folder'] = isinstance(e, OSError)
    finally:
        shutil.rmtree(folder)
    return out
