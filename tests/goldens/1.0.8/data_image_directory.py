# ImageDataGenerator.flow_from_directory of 1.x.
import os
import shutil
import tempfile

import numpy as np
from case_helpers import RESULT, Printed, caught, part, probe, raised
from PIL import Image

from keras.preprocessing.image import DirectoryIterator, ImageDataGenerator

_r = np.random.RandomState(21)
FOLDER = tempfile.mkdtemp()


def picture(name, shape=(6, 5, 3), value=None):
    path = os.path.join(FOLDER, name)
    if not os.path.isdir(os.path.dirname(path)):
        os.makedirs(os.path.dirname(path))
    pixels = _r.randint(0, 256, size=shape) if value is None else value
    with open(path, 'wb') as f:
        Image.fromarray((np.zeros(shape) + pixels).astype('uint8')).save(
            f, 'PNG')


# one file a folder: the order of several is the system's
picture('cats/one.png')
picture('dogs/two.PNG')
picture('apes/three.jpg')
picture('.hidden/four.png')
with open(os.path.join(FOLDER, 'dogs', 'notes.txt'), 'w') as f:
    f.write('none')
picture('loose.png')
os.mkdir(os.path.join(FOLDER, 'empty'))


def opened(out, key, n=3, **options):
    np.random.seed(6)
    with Printed() as p:
        flow = ImageDataGenerator(
            dim_ordering=options.pop('dim_ordering', 'default')
        ).flow_from_directory(FOLDER, target_size=(6, 5), **options)
    out[key + ' printed'] = p.text
    out[key + ' files'] = list(flow.filenames)
    out[key + ' classes'] = flow.classes
    out[key + ' facts'] = [flow.nb_sample, flow.nb_class, flow.class_indices,
                           flow.class_mode, flow.color_mode,
                           list(flow.image_shape), list(flow.target_size)]
    for i in range(n):
        batch = next(flow)
        out['%s %d' % (key, i)] = batch
        out['%s %d kinds' % (key, i)] = [
            str(b.dtype) for b in
            (batch if isinstance(batch, tuple) else (batch,))]
    out[key + ' probe'] = probe()


@part
def modes():
    out = {}
    for mode in ['categorical', 'sparse', None]:
        opened(out, str(mode), class_mode=mode)
    opened(out, 'binary', class_mode='binary', classes=['dogs', 'cats'])
    opened(out, 'chosen', classes=['apes', 'dogs'], shuffle=False)
    opened(out, 'grey', color_mode='grayscale', shuffle=False, batch_size=2)
    opened(out, 'last', dim_ordering='tf', batch_size=2, seed=5)
    opened(out, 'grey_last', dim_ordering='tf', color_mode='grayscale', n=1)
    return out


@part
def changed():
    out = {}
    for seed in [None, 7]:
        np.random.seed(2)
        with Printed():
            flow = ImageDataGenerator(
                rescale=1. / 255, rotation_range=40., zoom_range=.3,
                horizontal_flip=True, fill_mode='constant',
            ).flow_from_directory(FOLDER, (6, 5), batch_size=2, seed=seed)
        for i in range(3):
            out['%s %d' % (seed, i)] = next(flow)
            out['%s %d probe' % (seed, i)] = probe()
    return out


@part
def saved():
    out = {}
    folder = tempfile.mkdtemp()
    try:
        np.random.seed(1)
        with Printed():
            flow = ImageDataGenerator().flow_from_directory(
                FOLDER, (6, 5), shuffle=False, save_to_dir=folder,
                save_prefix='q', save_format='png')
        out['batch'] = next(flow)
        out['names'] = sorted(os.listdir(folder))
    finally:
        shutil.rmtree(folder)
    return out


@part
def wrong():
    out = {}
    g = ImageDataGenerator()
    caught(out, 'colour', g.flow_from_directory, FOLDER, color_mode='other')
    caught(out, 'mode', g.flow_from_directory, FOLDER, class_mode='other')
    raised(out, 'missing', g.flow_from_directory, FOLDER + '/none')
    with Printed() as p:
        raised(out, 'no_class', g.flow_from_directory, FOLDER,
               classes=['none'])
        flow = DirectoryIterator(FOLDER, g, (6, 5))
    out['printed'] = p.text
    out['default'] = [flow.batch_size, flow.shuffle, flow.dim_ordering]
    return out


shutil.rmtree(FOLDER)
