"""Historical module ``keras.layers.convolutional_recurrent``."""
from keras1.history import ByRelease, came
from keras1.layers import conv_rnn, convolutional_loops, legacy_recurrence
from keras1.layers.conv_rnn import ConvLSTM2DCell, ConvRNN2D

ConvLSTM2D = ByRelease("keras1.layers.convolutional_recurrent.ConvLSTM2D",
                       {"0.1.0": convolutional_loops.ConvLSTM2D, "2.0.0": conv_rnn.ConvLSTM2D},
                       "a loop around a cell, with one kernel for all gates")
ConvRecurrent2D = ByRelease("keras1.layers.convolutional_recurrent.ConvRecurrent2D",
                            {"0.1.0": convolutional_loops.ConvRecurrent2D, "2.0.0": legacy_recurrence.ConvRecurrent2D},
                            "the states may be inputs and outputs")

__all__ = ["ConvLSTM2D", "ConvLSTM2DCell", "ConvRNN2D", "ConvRecurrent2D"]

came("layers.convolutional_recurrent", "ConvLSTM2D", "1.2.0", "an LSTM over images")
came("layers.convolutional_recurrent", "ConvRecurrent2D", "1.2.0", "the parent of recurrent layers over images")
came("layers.convolutional_recurrent", "ConvRNN2D", "2.1.6", "a loop over images around any cell")
came("layers.convolutional_recurrent", "ConvLSTM2DCell", "2.1.6", "one step")
