# Recurrent layers: what they refuse.
from case_helpers import RESULT, caught, part, plain, raised

from keras.layers import GRU, LSTM, Input, SimpleRNN
from keras.layers.recurrent import Recurrent


@part
def arguments():
    out = {}
    for layer in [SimpleRNN, GRU, LSTM]:
        name = layer.__name__
        caught(out, name + ' mode', lambda: layer(2, consume_less='odd')(
            Input((3, 2))))
        caught(out, name + ' unroll', lambda: layer(2, unroll=True)(
            Input((None, 2))))
        caught(out, name + ' stateful', lambda: layer(2, stateful=True)(
            Input((3, 2))))
        out[name + ' defaults'] = plain(layer(2).get_config())
    caught(out, 'implementation', lambda: LSTM(2, implementation=1))
    raised(out, 'abstract', lambda: Recurrent().get_initial_states(
        Input((3, 2))))
    return out


@part
def shapes():
    out = {}
    for layer in [SimpleRNN, GRU, LSTM]:
        out[layer.__name__] = plain([
            layer(2).get_output_shape_for((None, 5, 3)),
            layer(2, return_sequences=True).get_output_shape_for((7, 5, 3))])
    out['input'] = plain(LSTM(2, input_dim=3, input_length=5)
                         .batch_input_shape)
    out['input short'] = plain(LSTM(2, input_dim=3).batch_input_shape)
    return out
