# keras.preprocessing.image of 2.3.1: arrays as pictures and back, files.
from case_helpers import RESULT, Warned, caught, part

import os
import tempfile

import numpy as np

from keras.preprocessing import image as I

RS = np.random.RandomState(0)
X = RS.uniform(0, 255, (7, 5, 3)).astype('float32')
FOLDER = tempfile.mkdtemp()


def facts(picture):
    return [picture.mode, list(picture.size), np.asarray(picture).astype('float32')]


@part
def pictures():
    out = {}
    four = np.concatenate([X, X[:, :, :1]], -1)
    for name, x in dict(colours=X, grey=X[:, :, :1], four=four, deep=X[:, :, :1] * 10, black=np.zeros((4, 4, 3)),
                        negative=X - 200).items():
        out[name] = facts(I.array_to_img(x, data_format='channels_last'))
        if name != 'negative':
            out[name + ' as it is'] = facts(I.array_to_img(x, 'channels_last', scale=False))
    out['first'] = facts(I.array_to_img(X.transpose(2, 0, 1)))
    caught(out, 'format', I.array_to_img, X, data_format='tf')
    caught(out, 'rank', I.array_to_img, X[0])
    caught(out, 'channels', I.array_to_img, X)
    return out


@part
def arrays():
    out = {}
    picture = I.array_to_img(X, data_format='channels_last')
    for number, options in enumerate(({}, dict(data_format='channels_last'), dict(dtype='float64'))):
        out['%d colours' % number] = I.img_to_array(picture, **options)
        out['%d grey' % number] = I.img_to_array(picture.convert('L'), **options)
    caught(out, 'format', I.img_to_array, picture, data_format='tf')
    caught(out, 'rank', I.img_to_array, np.zeros((1, 2, 3, 4)))
    return out


@part
def files():
    out = {}
    path = os.path.join(FOLDER, 'a.png')
    I.save_img(path, X, data_format='channels_last')
    I.save_img(os.path.join(FOLDER, 'f.png'), X.transpose(2, 0, 1))
    out['same'] = np.array_equal(I.img_to_array(I.load_img(path)),
                                 I.img_to_array(I.load_img(os.path.join(FOLDER, 'f.png'))))
    for number, options in enumerate((dict(), dict(color_mode='rgba'), dict(color_mode='grayscale'),
                                      dict(color_mode='grayscale', target_size=(4, 9)),
                                      dict(target_size=(14, 10)), dict(target_size=(7, 5), interpolation='other'))):
        out[str(number)] = facts(I.load_img(path, **options))
    for interpolation in ('bilinear', 'bicubic', 'lanczos', 'box', 'hamming'):
        picture = I.load_img(path, target_size=(10, 3), interpolation=interpolation)
        out[interpolation] = [picture.mode, list(picture.size)]
    with Warned() as w:
        out['grey'] = facts(I.load_img(path, grayscale=True))
    out['warned'] = w.of(UserWarning)
    with Warned() as w:
        I.save_img(os.path.join(FOLDER, 'b.jpg'), np.concatenate([X, X[:, :, :1]], -1), 'channels_last', 'jpeg')
    out['rgba'] = w.of(UserWarning)
    caught(out, 'interpolation', I.load_img, path, target_size=(10, 3), interpolation='spline')
    caught(out, 'mode', I.load_img, path, color_mode='cmyk')
    return out
