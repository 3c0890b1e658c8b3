# flow_from_directory and flow_from_dataframe of 2.3.1.
from case_helpers import RESULT, Printed, Warned, caught, part, raised

import os
import tempfile

import numpy as np
import pandas as pd

from keras.preprocessing import image as I

ROOT = tempfile.mkdtemp()
RS = np.random.RandomState(0)
for _name, _number in (('a', 3), ('b', 2), ('c/d', 2), ('c', 1)):
    os.makedirs(os.path.join(ROOT, _name), exist_ok=True)
    for _i in range(_number):
        I.save_img(os.path.join(ROOT, _name, '%s%d.png' % (_name.replace('/', '_'), _i)), RS.uniform(0, 255, (5, 6, 3)),
                   data_format='channels_last', scale=False)
open(os.path.join(ROOT, 'a', 'x.txt'), 'w').close()
TABLE = pd.DataFrame({'filename': ['a/a0.png', 'b/b0.png', 'a/a1.png', 'c/c0.png', 'no.png'],
                      'class': ['x', 'y', 'x', 'z', 'y'], 'n': [1., 2, 3, 4, 5], 'm': [5, 6, 7, 8, 9],
                      'ml': [['x'], ['x', 'y'], ['z'], ['y'], ['x']]})
SMALL = dict(target_size=(4, 4), batch_size=3, seed=1)


def listed(batch):
    return [listed(part) for part in batch] if isinstance(batch, (tuple, list)) else batch


@part
def directories():
    out = {}
    g = I.ImageDataGenerator(validation_split=.4, horizontal_flip=True)
    for number, options in enumerate((
            dict(), dict(class_mode='binary', shuffle=False), dict(class_mode='sparse', color_mode='grayscale'),
            dict(class_mode='input', color_mode='rgba'), dict(class_mode=None, target_size=(5, 6)),
            dict(classes=['b', 'a'], subset='training', shuffle=False), dict(subset='validation', shuffle=False))):
        with Printed() as p:
            it = g.flow_from_directory(ROOT, **dict(SMALL, **options))
        out['%d facts' % number] = [p.text, it.samples, it.num_classes, it.class_indices, it.filenames, it.classes,
                                    list(it.image_shape), [path[len(ROOT):] for path in it.filepaths], len(it)]
        out['%d next' % number], out['%d first' % number] = listed(next(it)), listed(it[0])
    caught(out, 'subset', g.flow_from_directory, ROOT, subset='test')
    caught(out, 'mode', g.flow_from_directory, ROOT, color_mode='cmyk')
    raised(out, 'class mode', g.flow_from_directory, ROOT, class_mode='other')
    first = I.ImageDataGenerator(data_format='channels_first').flow_from_directory(ROOT, shuffle=False, **SMALL)
    out['first'] = listed(next(first))
    return out


@part
def tables():
    out = {}
    g = I.ImageDataGenerator(validation_split=.4, horizontal_flip=True)
    for number, options in enumerate((
            dict(), dict(class_mode='raw', y_col='n'), dict(class_mode='raw', y_col=['n', 'm']),
            dict(class_mode='multi_output', y_col=['n', 'm']), dict(class_mode='sparse'),
            dict(class_mode='binary', classes=['x', 'y']), dict(class_mode='categorical', y_col='ml'),
            dict(y_col='ml', classes=['x', 'y']), dict(class_mode='input', classes=['x']), dict(class_mode=None),
            dict(weight_col='n'), dict(subset='training', shuffle=False), dict(subset='validation'))):
        with Printed() as p, Warned() as w:
            it = g.flow_from_dataframe(TABLE, directory=ROOT, **dict(SMALL, **options))
        out['%d facts' % number] = [p.text, it.samples, it.filenames, len(it), sorted(set(w.of(UserWarning)))]
        out['%d next' % number] = listed(next(it))
    with Printed() as p:
        it = g.flow_from_dataframe(TABLE, ROOT, validate_filenames=False, class_mode=None)
    out['not validated'] = [p.text, it.samples]
    for name, options in dict(list=dict(class_mode='multi_output', y_col='n'), binary=dict(class_mode='binary'),
                              one=dict(class_mode='binary', classes=['x']), sparse=dict(class_mode='sparse', y_col='n'),
                              numbers=dict(y_col='n'), weights=dict(weight_col='class'), names=dict(x_col='n')).items():
        with Warned():
            caught(out, name, g.flow_from_dataframe, TABLE, directory=ROOT, **options)
    return out
