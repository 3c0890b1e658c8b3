# keras.applications of 2.3.1: preprocessing by mode, classes by name, shapes and weights that are refused.
from case_helpers import RESULT, Warned, caught, part

import numpy as np

from keras import backend as K
from keras import applications
from keras.applications import (densenet, imagenet_utils, inception_v3, mobilenet, mobilenet_v2, nasnet, resnet,
                                resnet50, resnet_v2, vgg16, vgg19, xception)

RS = np.random.RandomState(0)
BATCH = RS.uniform(0, 255, (2, 3, 4, 5)).astype('float32')


@part
def preprocessing():
    out = {}
    for mode in ('caffe', 'tf', 'torch'):
        for name, x, data_format in (('first', BATCH, None), ('last', BATCH.transpose(0, 2, 3, 1), 'channels_last'),
                                     ('one', BATCH[0], 'channels_first'),
                                     ('one last', BATCH[0].transpose(1, 2, 0), 'channels_last'),
                                     ('whole', BATCH.astype('uint8'), 'channels_first')):
            out['%s %s' % (mode, name)] = imagenet_utils.preprocess_input(x.copy(), data_format, mode)
    x = BATCH.copy()
    y = imagenet_utils.preprocess_input(x, mode='tf')
    out['in place'] = [np.array_equal(x, y), str(y.dtype)]
    caught(out, 'format', imagenet_utils.preprocess_input, x, 'th')
    for module in (densenet, inception_v3, mobilenet, mobilenet_v2, nasnet, resnet, resnet50, resnet_v2, vgg16, vgg19,
                   xception):
        name = module.__name__.rpartition('.')[2]
        out[name] = module.preprocess_input(BATCH.copy())
        out[name + ' last'] = module.preprocess_input(BATCH.transpose(0, 2, 3, 1).copy(), data_format='channels_last')
    return out


@part
def symbolic():
    out = {}
    for mode in ('caffe', 'tf'):
        x = K.placeholder((None, 3, 4, 5))
        out[mode] = K.function([x], [imagenet_utils.preprocess_input(x, mode=mode)])([BATCH])[0]
    return out


@part
def classes():
    out = {}
    for module in (imagenet_utils, getattr(imagenet_utils, 'imagenet_utils', imagenet_utils)):
        module.CLASS_INDEX = {str(i): ['n%08d' % i, 'class %d' % i] for i in range(1000)}
    preds = np.random.RandomState(1).uniform(size=(2, 1000)).astype('float32')
    for name, module in (('own', imagenet_utils), ('vgg', vgg16)):
        out[name] = [[list(item[:2]) + [float(item[2])] for item in row] for row in module.decode_predictions(preds)]
        out[name + ' top'] = [[item[0] for item in row] for row in module.decode_predictions(preds, top=2)]
    caught(out, 'columns', imagenet_utils.decode_predictions, np.ones((1, 10)))
    caught(out, 'vector', imagenet_utils.decode_predictions, np.ones(1000))
    return out


@part
def refused():
    out = {}
    for name in ('VGG16', 'ResNet50', 'InceptionV3', 'Xception', 'MobileNet', 'DenseNet121', 'NASNetMobile'):
        network = getattr(applications, name)
        caught(out, name + ' weights', network, weights='none.h5')
        caught(out, name + ' classes', network, classes=10)
        caught(out, name + ' shape', network, input_shape=(3, 100, 100) if name != 'NASNetMobile' else (100, 100, 3))
        caught(out, name + ' rank', network, weights=None, include_top=False, input_shape=(3, 100))
        caught(out, name + ' small', network, weights=None, include_top=False, input_shape=(3, 20, 20))
        caught(out, name + ' static', network, weights=None, input_shape=(3, None, None))
        with Warned() as w:
            caught(out, name + ' colours', network, weights=None, include_top=False, input_shape=(5, 20, 20))
        out[name + ' warned'] = sorted(set(w.of(UserWarning, 'input channels')))
    caught(out, 'depth', applications.MobileNet, depth_multiplier=2)
    caught(out, 'alpha', applications.MobileNet, alpha=.3)
    caught(out, 'alpha 2', applications.MobileNetV2, alpha=.3)
    return out
