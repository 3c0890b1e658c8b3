# Networks of 2.3.1 without weights: each layer's class, name, shape, weights and what it reads.
from case_helpers import RESULT, Warned, fresh_names, part

import numpy as np

from keras import applications, initializers
from keras.applications import resnet

# the draws of large kernels take long without a compiler; here only shapes matter
initializers.VarianceScaling.__call__ = lambda self, shape, dtype=None: np.zeros(shape, 'float32')


def facts(network, **options):
    fresh_names()
    with Warned():
        model = network(weights=None, **options)
    config = {layer['name']: layer for layer in model.get_config()['layers']}
    rows = []
    for layer in model.layers:
        read = config[layer.name]['inbound_nodes']
        shape = layer.output_shape
        rows.append('%s %s %s %s %s' % (
            type(layer).__name__, layer.name, list(shape) if isinstance(shape, tuple) else shape,
            [list(w.shape) for w in layer.get_weights()], [part[0] for part in read[0]] if read else []))
    return [model.name, int(model.count_params()), len(model.trainable_weights), list(model.output_shape), rows]


@part
def networks():
    small = dict(include_top=False, input_shape=(3, 75, 75))
    return {
        'vgg16': facts(applications.VGG16, input_shape=(3, 32, 32), classes=3),
        'vgg19': facts(applications.VGG19, pooling='avg', **small),
        'resnet50': facts(applications.ResNet50, **small),
        'resnet50 2': facts(resnet.ResNet50, input_shape=(1, 40, 33), classes=3),
        'resnet50v2': facts(applications.ResNet50V2, pooling='max', **small),
        'inception_v3': facts(applications.InceptionV3, **small),
        'densenet': facts(applications.DenseNet121, pooling='avg', include_top=False, input_shape=(3, None, None)),
    }
