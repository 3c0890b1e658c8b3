# Configurations of recurrent layers and cells, and layers from them.
from case_helpers import RESULT, caught, part, plain

from keras import layers
from keras.layers import GRU, LSTM, RNN, GRUCell, Input, LSTMCell, SimpleRNN, SimpleRNNCell, StackedRNNCells
from keras.models import Model, Sequential, model_from_json

WHOLE = dict(activation='relu', use_bias=False, kernel_initializer='he_normal', recurrent_initializer='ones',
             bias_initializer='random_normal', kernel_regularizer='l2', recurrent_regularizer='l1',
             bias_regularizer='l1_l2', kernel_constraint='max_norm', recurrent_constraint='non_neg',
             bias_constraint='unit_norm')


def again(layer):
    config = layer.get_config()
    twin = type(layer).from_config(layer.get_config())
    return {'config': plain(config), 'same': plain(twin.get_config()) == plain(config), 'order': list(config)}


def several(objects):
    return dict((name + ' ' + key, fact) for name, o in objects for key, fact in again(o).items())


@part
def defaults():
    return several([('simple', SimpleRNN(3)), ('gru', GRU(3)), ('lstm', LSTM(3)),
                    ('first', LSTM(3, input_shape=(4, 2), dtype='float32')),
                    ('batch', GRU(3, batch_input_shape=(2, 4, 2), stateful=True, name='mine', trainable=False))])


@part
def everything():
    loop = dict(return_sequences=True, return_state=True, go_backwards=True, unroll=True, activity_regularizer='l2')
    return several([
        ('simple', SimpleRNN(3, **dict(WHOLE, **loop))),
        ('gru', GRU(3, recurrent_activation='tanh', implementation=1, reset_after=True, **dict(WHOLE, **loop))),
        ('lstm', LSTM(3, recurrent_activation='tanh', unit_forget_bias=False, implementation=1, **dict(WHOLE, **loop)))])


@part
def cells():
    return several([
        ('simple', SimpleRNNCell(3)), ('simple all', SimpleRNNCell(3, dropout=.2, recurrent_dropout=1.5, **WHOLE)),
        ('gru', GRUCell(3)), ('gru all', GRUCell(3, implementation=1, reset_after=True, dropout=-1, **WHOLE)),
        ('lstm', LSTMCell(3)), ('lstm all', LSTMCell(3, unit_forget_bias=False, recurrent_activation='relu', **WHOLE)),
        ('stack', StackedRNNCells([LSTMCell(3), GRUCell(2)])),
        ('rnn', RNN(GRUCell(2), return_sequences=True)), ('rnn stack', RNN([GRUCell(2), LSTMCell(2)], stateful=True))])


@part
def earlier():
    out = {}
    for cls in (LSTM, GRU, SimpleRNN):
        config = cls(2).get_config()
        config['implementation'] = 0
        config['dropout'] = 0.25
        out[cls.__name__] = plain(cls.from_config(config).get_config())
    return out


@part
def after_building():
    layer = GRU(2, recurrent_initializer='identity')
    layer(Input((4, 3)))
    return {'identity': plain(layer.get_config())}


@part
def by_name():
    out = {'deserialize': plain(layers.deserialize({'class_name': 'LSTMCell', 'config': {'units': 3}}).get_config()),
           'serialize': plain(layers.serialize(GRUCell(2)))}
    caught(out, 'unknown', layers.deserialize, {'class_name': 'NoCell', 'config': {}})
    return out


@part
def models():
    model = Sequential([LSTM(3, return_sequences=True, input_shape=(4, 2)), RNN([GRUCell(2), SimpleRNNCell(2)])])
    twin = model_from_json(model.to_json())
    x, h = Input((4, 2)), Input((3,))
    y, state = GRU(3, return_state=True)(x, initial_state=h)
    graph = Model([x, h], [y, state])
    other = Model.from_config(graph.get_config())
    return {'config': plain(model.get_config()), 'twin': plain(twin.get_config()) == plain(model.get_config()),
            'shapes': plain([w.shape for w in twin.get_weights()]), 'graph': plain(graph.get_config()),
            'graph again': plain(other.get_config()) == plain(graph.get_config()),
            'inputs': [t.name for t in other.layers[-1].input]}
