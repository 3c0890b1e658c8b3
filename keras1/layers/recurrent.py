"""Historical module ``keras.layers.recurrent``."""
from keras1.history import ByRelease, came
from keras1.layers import legacy_recurrence, recurrence, recurrent_cells, rnn_layers
from keras1.layers.cells import SimpleRNNCell
from keras1.layers.gated_cells import GRUCell, LSTMCell
from keras1.layers.rnn import RNN
from keras1.layers.stacked_cells import StackedRNNCells
from keras1.layers.step_inputs import time_distributed_dense

_AROUND_A_CELL = "a loop around a cell, with one matrix for all gates, that may hand over its states"

Recurrent = ByRelease("keras1.layers.recurrent.Recurrent",
                      {"0.1.0": recurrence.Recurrent, "2.0.0": legacy_recurrence.Recurrent},
                      "the states may be inputs and outputs")
SimpleRNN = ByRelease("keras1.layers.recurrent.SimpleRNN",
                      {"0.1.0": recurrent_cells.SimpleRNN, "2.0.0": rnn_layers.SimpleRNN}, _AROUND_A_CELL)
GRU = ByRelease("keras1.layers.recurrent.GRU", {"0.1.0": recurrent_cells.GRU, "2.0.0": rnn_layers.GRU}, _AROUND_A_CELL)
LSTM = ByRelease("keras1.layers.recurrent.LSTM", {"0.1.0": recurrent_cells.LSTM, "2.0.0": rnn_layers.LSTM},
                 _AROUND_A_CELL)

came("layers.recurrent", "time_distributed_dense", "0.3.3", "the inputs of all steps at once")
for _name, _what in (("RNN", "a loop around any cell"), ("StackedRNNCells", "several cells as one"),
                     ("SimpleRNNCell", "one step"), ("GRUCell", "one step"), ("LSTMCell", "one step")):
    came("layers.recurrent", _name, "2.0.9", _what)

__all__ = ["GRU", "GRUCell", "LSTM", "LSTMCell", "RNN", "Recurrent", "SimpleRNN", "SimpleRNNCell", "StackedRNNCells",
           "time_distributed_dense"]
