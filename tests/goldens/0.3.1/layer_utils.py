# keras.utils.layer_utils: layers and containers from their configurations.
from case_helpers import RESULT, caught, part, plain, probe

from keras.layers.core import Activation, Dense, Layer
from keras.models import Sequential
from keras.regularizers import l2
from keras.utils.layer_utils import container_from_config, get_layer


@part
def layers():
    out = {}
    d = get_layer('Dense', {'output_dim': 3, 'input_dim': 4})
    out['dense'] = [type(d).__name__, plain(d.output_shape)]
    out['probe'] = probe()
    out['plain'] = type(get_layer('Flatten')).__name__
    caught(out, 'unknown', get_layer, 'NoSuchLayer')
    return out


@part
def configurations():
    out = {}
    d = Dense(3, input_dim=4, W_regularizer=l2(.25), b_constraint='nonneg',
              activation='tanh', trainable=False)
    config = d.get_config()
    again = container_from_config(config)
    out['config'] = plain(again.get_config())
    out['same'] = plain(again.get_config()) == plain(d.get_config())
    out['untouched'] = config['W_regularizer']['name']
    out['regularizer'] = float(again.W_regularizer.l2)
    out['trainable'] = again.trainable
    m = container_from_config(Sequential([d, Activation('relu')])
                              .get_config())
    out['container'] = [type(m).__module__.split('.')[-1], type(m).__name__]
    out['layers'] = [type(l).__name__ for l in m.layers]
    return out


@part
def custom_objects():
    class Mine(Layer):
        pass

    layer = container_from_config({'name': 'Mine', 'input_shape': (3,)},
                                  custom_objects={'Mine': Mine})
    out = {'class': type(layer).__name__, 'shape': plain(layer.output_shape)}
    caught(out, 'keyword', container_from_config,
           {'name': 'Dense', 'output_dim': 3, 'nonsense': 1})
    return out
