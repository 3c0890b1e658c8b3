"""SimpleRNN, GRU and LSTM of 2.x: loops around their cells."""
import warnings
from typing import Any, Callable, Dict

from keras1 import regularizers
from keras1.engine.config import common_config, layer_config
from keras1.history import argument, default, versioned
from keras1.layers.cells import FusedCell, Named, SimpleRNNCell
from keras1.layers.earlier_arguments import recurrent_signature
from keras1.layers.gated_cells import GRUCell, LSTMCell
from keras1.layers.rnn import RNN

_OF_CELL = ("units activation use_bias kernel_initializer recurrent_initializer bias_initializer kernel_regularizer "
            "recurrent_regularizer bias_regularizer kernel_constraint recurrent_constraint bias_constraint dropout "
            "recurrent_dropout")
_WEIGHTS = "use_bias kernel_initializer recurrent_initializer bias_initializer "
_REGULARIZERS = ("kernel_regularizer recurrent_regularizer bias_regularizer activity_regularizer kernel_constraint "
                 "recurrent_constraint bias_constraint dropout recurrent_dropout ")
_LOOP = "return_sequences return_state go_backwards stateful unroll"


def of_cell(names: str) -> Callable[[type], type]:
    """Give a class of recurrent layers read-only attributes that are those of its cell."""
    def add(cls):
        for name in names.split():
            setattr(cls, name, property(lambda self, name=name: getattr(self.cell, name), doc="As the cell's."))
        return cls
    return add


class CellLayer(RNN):
    """Abstract parent of the recurrent layers that make their own cell."""

    cell: FusedCell

    @versioned
    def _accepted(self, dropout, recurrent_dropout):
        """The dropout that is in force."""
        return dropout, recurrent_dropout

    @_accepted.since("2.1.6", reason="Theano's loops cannot draw what to drop")
    def _no_dropout(self, dropout, recurrent_dropout):
        if dropout or recurrent_dropout:
            warn_of_dropout(stacklevel=5)
        return 0., 0.

    def call(self, inputs: Any, mask: Any = None, training: Any = None, initial_state: Any = None) -> Any:
        self.cell.forget_dropout()
        return super().call(inputs, mask=mask, training=training, initial_state=initial_state)

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, as a dict of plain values."""
        return {**common_config(self), **self._loop_config(), **layer_config(self)}

    @classmethod
    def from_config(cls, config: Dict[str, Any]) -> "CellLayer":
        """A layer from what ``get_config`` gave."""
        return cls(**cls._readable(config))

    @classmethod
    def _readable(cls, config: Dict[str, Any]) -> Dict[str, Any]:
        """The configuration, what is no longer known of earlier ones replaced."""
        return dict(config, implementation=1) if config.get("implementation") == 0 else config


def warn_of_dropout(stacklevel: int) -> None:
    """Warn that a recurrent layer goes without dropout."""
    warnings.warn("RNN dropout is no longer supported with the Theano backend due to technical limitations. You can "
                  "either set `dropout` and `recurrent_dropout` to 0, or use the TensorFlow backend.",
                  stacklevel=stacklevel)


def _implementation_in_force(implementation: int) -> int:
    """A warning for 0; the cells take it for 2."""
    if implementation == 0:
        warnings.warn("`implementation=0` has been deprecated, and now defaults to `implementation=1`.Please update "
                      "your layer call.", stacklevel=4)
    return implementation


@of_cell(_OF_CELL)
class SimpleRNN(CellLayer):
    """Fully connected recurrence: ``h = activation(dot(x, kernel) + bias + dot(h, recurrent_kernel))``.

    Parameters
    ----------
    units : int
        Number of units.
    activation : str or callable
        Elementwise function of the output.
    use_bias : bool
    kernel_initializer, recurrent_initializer, bias_initializer : str or Initializer
        First values of the weights of the input and of the last output, and of the bias.
    kernel_regularizer, recurrent_regularizer, bias_regularizer : Regularizer, optional
    activity_regularizer : Regularizer, optional
        Of the output.
    kernel_constraint, recurrent_constraint, bias_constraint : Constraint, optional
    dropout, recurrent_dropout : float
        From 2.1.6 on they are zero on Theano, whatever is asked for.
    return_sequences, return_state, go_backwards, stateful, unroll : bool
        See `RNN`.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, time, features); output (samples, units), or (samples, time, units) with ``return_sequences``.
    Source: ``keras.layers.recurrent.SimpleRNN`` of 2.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     layer = SimpleRNN(4, return_sequences=True)
    ...     layer.build((None, 5, 3))
    >>> [w.shape for w in layer.get_weights()], layer.compute_output_shape((None, 5, 3))
    ([(3, 4), (4, 4), (4,)], (None, 5, 4))
    """

    @recurrent_signature("units activation " + _WEIGHTS + _REGULARIZERS + _LOOP)
    @argument("return_state", "2.0.5", reason="models that hand their states over")
    def __init__(self, units: int, activation: Named = "tanh", use_bias: bool = True,
                 kernel_initializer: Any = "glorot_uniform", recurrent_initializer: Any = "orthogonal",
                 bias_initializer: Any = "zeros", kernel_regularizer: Any = None, recurrent_regularizer: Any = None,
                 bias_regularizer: Any = None, activity_regularizer: Any = None, kernel_constraint: Any = None,
                 recurrent_constraint: Any = None, bias_constraint: Any = None, dropout: float = 0.,
                 recurrent_dropout: float = 0., return_sequences: bool = False, return_state: bool = False,
                 go_backwards: bool = False, stateful: bool = False, unroll: bool = False, **kwargs: Any):
        if "implementation" in kwargs:
            kwargs.pop("implementation")
            warnings.warn("The `implementation` argument in `SimpleRNN` has been deprecated. Please remove it from "
                          "your layer call.", stacklevel=3)
        dropout, recurrent_dropout = self._accepted(dropout, recurrent_dropout)
        cell = SimpleRNNCell(
            units, activation=activation, use_bias=use_bias, kernel_initializer=kernel_initializer,
            recurrent_initializer=recurrent_initializer, bias_initializer=bias_initializer,
            kernel_regularizer=kernel_regularizer, recurrent_regularizer=recurrent_regularizer,
            bias_regularizer=bias_regularizer, kernel_constraint=kernel_constraint,
            recurrent_constraint=recurrent_constraint, bias_constraint=bias_constraint, dropout=dropout,
            recurrent_dropout=recurrent_dropout)
        super().__init__(cell, return_sequences=return_sequences, return_state=return_state, go_backwards=go_backwards,
                         stateful=stateful, unroll=unroll, **kwargs)
        self.activity_regularizer = regularizers.get(activity_regularizer)

    @classmethod
    def _readable(cls, config: Dict[str, Any]) -> Dict[str, Any]:
        return {name: value for name, value in config.items() if name != "implementation"}


@of_cell(_OF_CELL + " recurrent_activation implementation reset_after")
class GRU(CellLayer):
    """Gated recurrent unit; the formulas are those of `GRUCell`.

    Parameters
    ----------
    units, activation, use_bias, kernel_initializer, recurrent_initializer, bias_initializer, \
kernel_regularizer, recurrent_regularizer, bias_regularizer, activity_regularizer, kernel_constraint, \
recurrent_constraint, bias_constraint, dropout, recurrent_dropout
        See `SimpleRNN`.
    recurrent_activation : str or callable
        Elementwise function of the gates; the default was 'hard_sigmoid' up to 2.2.
    implementation : {1, 2}
        Whether each gate has products of its own, or all gates have one; the default was 1 up to 2.2.
    return_sequences, return_state, go_backwards, stateful, unroll : bool
        See `RNN`.
    reset_after : bool
        See `GRUCell`.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input and output as those of `SimpleRNN`.  K. Cho et al., Learning phrase representations using RNN
    encoder-decoder, 2014.  Source: ``keras.layers.recurrent.GRU`` of 2.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     layer = GRU(4)
    ...     layer.build((None, 5, 3))
    >>> layer.count_params()
    96
    """

    @recurrent_signature("units activation recurrent_activation " + _WEIGHTS + _REGULARIZERS + "implementation "
                         + _LOOP + " reset_after")
    @default("recurrent_activation", "2.3.0", "sigmoid", "as cuDNN's")
    @default("implementation", "2.3.0", 2, "faster on most machines")
    @argument("return_state", "2.0.5", reason="models that hand their states over")
    @argument("reset_after", "2.1.6", reason="weights of cuDNN's GRU")
    def __init__(self, units: int, activation: Named = "tanh", recurrent_activation: Named = "hard_sigmoid",
                 use_bias: bool = True, kernel_initializer: Any = "glorot_uniform",
                 recurrent_initializer: Any = "orthogonal", bias_initializer: Any = "zeros",
                 kernel_regularizer: Any = None, recurrent_regularizer: Any = None, bias_regularizer: Any = None,
                 activity_regularizer: Any = None, kernel_constraint: Any = None, recurrent_constraint: Any = None,
                 bias_constraint: Any = None, dropout: float = 0., recurrent_dropout: float = 0.,
                 implementation: int = 1, return_sequences: bool = False, return_state: bool = False,
                 go_backwards: bool = False, stateful: bool = False, unroll: bool = False, reset_after: bool = False,
                 **kwargs: Any):
        implementation = _implementation_in_force(implementation)
        dropout, recurrent_dropout = self._accepted(dropout, recurrent_dropout)
        cell = GRUCell(
            units, activation=activation, recurrent_activation=recurrent_activation, use_bias=use_bias,
            kernel_initializer=kernel_initializer, recurrent_initializer=recurrent_initializer,
            bias_initializer=bias_initializer, kernel_regularizer=kernel_regularizer,
            recurrent_regularizer=recurrent_regularizer, bias_regularizer=bias_regularizer,
            kernel_constraint=kernel_constraint, recurrent_constraint=recurrent_constraint,
            bias_constraint=bias_constraint, dropout=dropout, recurrent_dropout=recurrent_dropout,
            implementation=implementation, reset_after=reset_after)
        super().__init__(cell, return_sequences=return_sequences, return_state=return_state, go_backwards=go_backwards,
                         stateful=stateful, unroll=unroll, **kwargs)
        self.activity_regularizer = regularizers.get(activity_regularizer)


@of_cell(_OF_CELL + " recurrent_activation unit_forget_bias implementation")
class LSTM(CellLayer):
    """Long short-term memory; the formulas are those of `LSTMCell`.

    Parameters
    ----------
    units, activation, use_bias, kernel_initializer, recurrent_initializer, bias_initializer, \
kernel_regularizer, recurrent_regularizer, bias_regularizer, activity_regularizer, kernel_constraint, \
recurrent_constraint, bias_constraint, dropout, recurrent_dropout
        See `SimpleRNN`.
    recurrent_activation : str or callable
        Elementwise function of the gates; the default was 'hard_sigmoid' up to 2.2.
    unit_forget_bias : bool
        Whether the forget gate's bias starts at one.
    implementation : {1, 2}
        See `GRU`.
    return_sequences, return_state, go_backwards, stateful, unroll : bool
        See `RNN`; the states are ``h`` and ``c``.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input and output as those of `SimpleRNN`.  The weights are ``[kernel, recurrent_kernel, bias]``, in each the parts
    of the gates i, f, c and o.  S. Hochreiter and J. Schmidhuber, Long short-term memory, 1997.
    Source: ``keras.layers.recurrent.LSTM`` of 2.x.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     layer = LSTM(4, return_state=True)
    >>> layer.compute_output_shape((None, 5, 3))
    [(None, 4), (None, 4), (None, 4)]
    """

    @recurrent_signature("units activation recurrent_activation " + _WEIGHTS + "unit_forget_bias " + _REGULARIZERS
                         + "implementation " + _LOOP)
    @default("recurrent_activation", "2.3.0", "sigmoid", "as cuDNN's")
    @default("implementation", "2.3.0", 2, "faster on most machines")
    @argument("return_state", "2.0.5", reason="models that hand their states over")
    def __init__(self, units: int, activation: Named = "tanh", recurrent_activation: Named = "hard_sigmoid",
                 use_bias: bool = True, kernel_initializer: Any = "glorot_uniform",
                 recurrent_initializer: Any = "orthogonal", bias_initializer: Any = "zeros",
                 unit_forget_bias: bool = True, kernel_regularizer: Any = None, recurrent_regularizer: Any = None,
                 bias_regularizer: Any = None, activity_regularizer: Any = None, kernel_constraint: Any = None,
                 recurrent_constraint: Any = None, bias_constraint: Any = None, dropout: float = 0.,
                 recurrent_dropout: float = 0., implementation: int = 1, return_sequences: bool = False,
                 return_state: bool = False, go_backwards: bool = False, stateful: bool = False, unroll: bool = False,
                 **kwargs: Any):
        implementation = _implementation_in_force(implementation)
        dropout, recurrent_dropout = self._accepted(dropout, recurrent_dropout)
        cell = LSTMCell(
            units, activation=activation, recurrent_activation=recurrent_activation, use_bias=use_bias,
            kernel_initializer=kernel_initializer, recurrent_initializer=recurrent_initializer,
            unit_forget_bias=unit_forget_bias, bias_initializer=bias_initializer,
            kernel_regularizer=kernel_regularizer, recurrent_regularizer=recurrent_regularizer,
            bias_regularizer=bias_regularizer, kernel_constraint=kernel_constraint,
            recurrent_constraint=recurrent_constraint, bias_constraint=bias_constraint, dropout=dropout,
            recurrent_dropout=recurrent_dropout, implementation=implementation)
        super().__init__(cell, return_sequences=return_sequences, return_state=return_state, go_backwards=go_backwards,
                         stateful=stateful, unroll=unroll, **kwargs)
        self.activity_regularizer = regularizers.get(activity_regularizer)
