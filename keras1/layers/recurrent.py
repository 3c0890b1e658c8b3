"""Historical module ``keras.layers.recurrent``."""
from keras1.history import came
from keras1.layers.recurrence import Recurrent
from keras1.layers.recurrent_cells import GRU, LSTM, SimpleRNN
from keras1.layers.step_inputs import time_distributed_dense

came("layers.recurrent", "time_distributed_dense", "0.3.3", "the inputs of all steps at once")

__all__ = ["GRU", "LSTM", "Recurrent", "SimpleRNN", "time_distributed_dense"]
