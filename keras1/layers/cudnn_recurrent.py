"""Historical module ``keras.layers.cudnn_recurrent``: layers that only TensorFlow had."""
from typing import Any, NoReturn

from keras1.engine.layer import Layer
from keras1.errors import BackendError
from keras1.history import came

__all__ = ["CuDNNGRU", "CuDNNLSTM"]


class CuDNNGRU(Layer):
    """A GRU by cuDNN, which Theano's Keras refused to make.

    `GRU` with ``reset_after=True`` and ``recurrent_activation="sigmoid"`` computes the same.

    Raises
    ------
    RuntimeError
        Always.

    Notes
    -----
    Source: ``keras.layers.cudnn_recurrent.CuDNNGRU``, from 2.0.9.
    """

    def __init__(self, units: int, kernel_initializer: Any = "glorot_uniform",
                 recurrent_initializer: Any = "orthogonal", bias_initializer: Any = "zeros",
                 kernel_regularizer: Any = None, recurrent_regularizer: Any = None, bias_regularizer: Any = None,
                 activity_regularizer: Any = None, kernel_constraint: Any = None, recurrent_constraint: Any = None,
                 bias_constraint: Any = None, return_sequences: bool = False, return_state: bool = False,
                 stateful: bool = False, **kwargs: Any):
        _refuse("GRU(%s, reset_after=True, recurrent_activation='sigmoid')" % units)


class CuDNNLSTM(Layer):
    """An LSTM by cuDNN, which Theano's Keras refused to make.

    `LSTM` with ``recurrent_activation="sigmoid"`` computes the same.

    Raises
    ------
    RuntimeError
        Always.

    Notes
    -----
    Source: ``keras.layers.cudnn_recurrent.CuDNNLSTM``, from 2.0.9.
    """

    def __init__(self, units: int, kernel_initializer: Any = "glorot_uniform",
                 recurrent_initializer: Any = "orthogonal", bias_initializer: Any = "zeros",
                 unit_forget_bias: bool = True, kernel_regularizer: Any = None, recurrent_regularizer: Any = None,
                 bias_regularizer: Any = None, activity_regularizer: Any = None, kernel_constraint: Any = None,
                 recurrent_constraint: Any = None, bias_constraint: Any = None, return_sequences: bool = False,
                 return_state: bool = False, stateful: bool = False, **kwargs: Any):
        _refuse("LSTM(%s, recurrent_activation='sigmoid')" % units)


def _refuse(instead: str) -> NoReturn:
    raise BackendError.like(RuntimeError)("CuDNN RNNs are only available with the TensorFlow backend.",
                                          "%s computes the same, on any machine" % instead)


came("layers.cudnn_recurrent", "CuDNNGRU", "2.0.9", "a GRU for graphics cards")
came("layers.cudnn_recurrent", "CuDNNLSTM", "2.0.9", "an LSTM for graphics cards")
