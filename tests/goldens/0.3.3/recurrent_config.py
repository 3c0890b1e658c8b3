# Configurations of recurrent layers: defaults, every argument, back through JSON and YAML.
import json

import numpy as np
from case_helpers import RESULT, part, plain, probe, sums

from keras.layers.core import Dense
from keras.layers.recurrent import GRU, LSTM, SimpleRNN
from keras.models import Sequential, model_from_json, model_from_yaml

CELLS = [('simple', SimpleRNN), ('gru', GRU), ('lstm', LSTM)]


@part
def layers():
    out = {}
    for name, cell in CELLS:
        out[name + '_default'] = plain(cell(3).get_config())
        out[name + '_dim'] = plain(cell(3, input_dim=2).get_config())
        out[name + '_length'] = plain(cell(3, input_dim=2, input_length=4).get_config())
        out[name + '_shape'] = plain(cell(3, input_shape=(4, 2)).get_config())
        out[name + '_stateful'] = plain(cell(3, stateful=True, go_backwards=True,
                                             batch_input_shape=(5, 4, 2)).get_config())
        out[name + '_batch'] = plain(cell(3, return_sequences=True,
                                          batch_input_shape=(5, 4, 2)).get_config())
        out[name + '_frozen'] = plain(cell(3, input_dim=2, trainable=False).get_config())
    out['lstm_all'] = plain(LSTM(2, init='uniform', inner_init='normal', forget_bias_init='zero',
                                 activation='relu', inner_activation='sigmoid').get_config())
    out['positions'] = plain(LSTM(2, 'uniform', 'normal', 'zero', 'relu', 'sigmoid').get_config())
    out['gru_positions'] = plain(GRU(2, 'uniform', 'normal', 'relu', 'sigmoid').get_config())
    out['probe'] = probe()
    return out


@part
def models():
    out = {}
    m = Sequential([LSTM(3, input_shape=(4, 2), return_sequences=True),
                    GRU(2, activation='relu', return_sequences=True),
                    SimpleRNN(2), Dense(1)])
    out['config'] = plain(m.get_config())
    out['json'] = json.loads(m.to_json())['layers']
    out['probe'] = probe()
    again = model_from_json(m.to_json())
    out['again'] = plain(again.get_config())
    out['drawn'] = sums(again.get_weights())
    out['again_probe'] = probe()
    third = model_from_yaml(m.to_yaml())
    out['third'] = plain(third.get_config())
    third.set_weights(m.get_weights())
    out['same'] = sums(third.get_weights()) == sums(m.get_weights())
    return out


@part
def stateful_model():
    out = {}
    m = Sequential([SimpleRNN(3, stateful=True, batch_input_shape=(2, 4, 2))])
    out['config'] = plain(m.get_config())
    m = Sequential([SimpleRNN(3, stateful=True, batch_input_shape=(2, 4, 2), return_sequences=True),
                    LSTM(3, stateful=True)])
    out['second'] = plain(m.layers[1].get_config())
    out['shapes'] = plain([l.output_shape for l in m.layers])
    return out
