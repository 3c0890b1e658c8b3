"""Loops over time: the parent of all recurrent layers."""
from typing import Any, Callable, Dict, List, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1.engine.layer import MaskedLayer, with_input_shape
from keras1.errors import ShapeError
from keras1.history import being, versioned


class Recurrent(MaskedLayer):
    """Abstract parent of the layers that go through a sequence step by step.

    A subclass writes ``step(x, states)``, sets ``output_dim``, and in ``build`` sets ``states``: a list of as
    many None as ``step`` has states, or of variables (samples, output_dim) if ``stateful``.

    Parameters
    ----------
    weights : list of arrays, optional
        Initial values of the weights.
    return_sequences : bool
        Whether the output is that of every step, or of the last one only.
    go_backwards : bool
        Whether to begin with the last step; the outputs then come in the order of the loop.
    stateful : bool
        Whether a batch goes on, sample by sample, where the one before ended; needs ``batch_input_shape``.
        ``reset_states()`` begins anew.
    input_dim, input_length : int, optional
        Features of a step and number of steps, in place of ``input_shape=(input_length, input_dim)``.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, time, input_dim); output (samples, output_dim), or (samples, time, output_dim) with
    ``return_sequences``, which then passes the mask on.  What a masked step does belongs to the release: from
    0.3.2 on the states stay and the last output is repeated; up to 0.3.1 so does a step whose input is all
    zeros, with an output of zeros, and a mask counts with ``return_sequences`` only.
    Source: ``keras.layers.recurrent.Recurrent``.

    Examples
    --------
    >>> from keras1.layers.recurrent import Recurrent
    >>> class Sum(Recurrent):
    ...     output_dim = 3
    ...     def build(self):
    ...         self.states = [None]
    ...     def step(self, x, states):
    ...         return x + states[0], [x + states[0]]
    >>> Sum(input_dim=3, return_sequences=True).output_shape
    (None, None, 3)
    """

    input_ndim = 3

    def __init__(self, weights: Optional[List[np.ndarray]] = None, return_sequences: bool = False,
                 go_backwards: bool = False, stateful: bool = False, input_dim: Optional[int] = None,
                 input_length: Optional[int] = None, **kwargs: Any):
        self.return_sequences = return_sequences
        self.initial_weights = weights
        self.go_backwards = go_backwards
        self.stateful = stateful
        self.input_dim = input_dim
        self.input_length = input_length
        super().__init__(**with_input_shape(kwargs, input_length, input_dim))

    # -- what a subclass writes

    def step(self, x: Any, states: Tuple) -> Tuple[Any, List[Any]]:
        """Output and new states of one step.

        Parameters
        ----------
        x : tensor (samples, features)
            The input, as ``preprocess_input`` left it.
        states : sequence of tensors (samples, output_dim)
            What the step before returned, then the constants.

        Returns
        -------
        output : tensor (samples, output_dim)
        new_states : list of tensors
        """
        raise NotImplementedError

    def get_constants(self, x: Any, train: bool = False) -> List[Any]:
        """Tensors that every step is given after its states; by default none.  Came with 0.3.3."""
        return []

    def preprocess_input(self, x: Any, train: bool = False) -> Any:
        """What the loop goes through in place of the input ``x``; by default ``x``.  Came with 0.3.3."""
        return x

    def get_initial_states(self, x: Any) -> List[Any]:
        """The states before the first step, unless the layer is stateful: zeros (samples, output_dim).

        Parameters
        ----------
        x : tensor (samples, time, input_dim)
        """
        per_sample = K.sum(K.zeros_like(x), axis=1)
        zeros = K.dot(per_sample, K.zeros((self.input_dim, self.output_dim)))
        return [zeros for _ in self.states]

    # -- the loop

    def call(self, x: Any, mask: Any = None) -> Any:
        if K.ndim(x) != 3:
            raise ShapeError.like(AssertionError)(
                "", "%s takes (samples, time, features), got %d axes" % (type(self).__name__, K.ndim(x)))
        with being(self.release):
            last_output, outputs, states = self._in_phase(x, mask)
        if self.stateful:
            self.updates = list(zip(self.states, states))
        return outputs if self.return_sequences else last_output

    def _in_phase(self, x: Any, mask: Any) -> Tuple[Any, Any, List[Any]]:
        """The results of the loop for the phase, or for both phases, chosen by the symbol."""
        phase = K.learning_phase()
        if isinstance(phase, int):
            return self._loop(x, mask, bool(phase))
        both = zip(_flat(self._loop(x, mask, True)), _flat(self._loop(x, mask, False)))
        last_output, outputs, *states = (K.in_train_phase(trained, used) for trained, used in both)
        return last_output, outputs, states

    @versioned
    def _loop(self, x, mask, train):
        mask = self.compute_mask(x, mask)
        if mask is not None:
            x = x * K.cast(K.expand_dims(mask), K.floatx())
        states, step = self._first_states(x), _with_constants(self.step, self.get_constants(x, train))
        return K.rnn(step, self.preprocess_input(x, train), states, go_backwards=self.go_backwards,
                     masking=mask is not None)

    @_loop.since("0.3.2", reason="a mask counts for single outputs too, not for sequences only", bug=True)
    def _loop_with_input_mask(self, x, mask, train):
        states, step = self._first_states(x), _with_constants(self.step, self.get_constants(x, train))
        return K.rnn(step, self.preprocess_input(x, train), states, go_backwards=self.go_backwards, mask=mask)

    @_loop.since("0.3.3", reason="constants are handed to each step by the loop")
    def _loop_with_constants(self, x, mask, train):
        states, constants = self._first_states(x), self.get_constants(x, train)
        return K.rnn(self.step, self.preprocess_input(x, train), states, go_backwards=self.go_backwards,
                     mask=mask, constants=constants)

    def _first_states(self, x: Any) -> List[Any]:
        return self.states if self.stateful else self.get_initial_states(x)

    # -- masks and shape

    @property
    def uses_mask(self) -> bool:
        """Whether the loop asks for the mask of the input."""
        return self._asks_for_mask()

    @versioned
    def _asks_for_mask(self):
        return self.return_sequences

    @_asks_for_mask.since("0.3.2", reason="a mask counts whatever is returned")
    def _always_asks_for_mask(self):
        return True

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        """The input's mask, if the output is a sequence."""
        return mask if self.return_sequences else None

    def get_output_mask(self, train: bool = False) -> Any:
        """The input's mask, if the output is a sequence."""
        return super().get_output_mask(train) if self.return_sequences else None

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        time = (input_shape[1],) if self.return_sequences else ()
        return (input_shape[0],) + time + (self.output_dim,)

    # -- configuration

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, as a dict of plain values."""
        config = super().get_config()
        own = {name: getattr(self, name) for name in ("return_sequences", "go_backwards", "stateful")}
        return self._with_input_config(dict(config, **own))

    @versioned
    def _with_input_config(self, config):
        return dict(config, input_dim=self.input_dim, input_length=self.input_length)

    @_with_input_config.since("0.3.2", reason="a stateful layer keeps its batch size")
    def _with_batch_config(self, config):
        if not self.stateful:
            return dict(config, input_dim=self.input_dim, input_length=self.input_length)
        kept = {name: value for name, value in config.items() if name not in ("input_dim", "input_length")}
        return dict(kept, batch_input_shape=self.input_shape)


def time_distributed_dense(x: Any, w: Any, b: Any = None, dropout: Optional[float] = None,
                           input_dim: Optional[int] = None, output_dim: Optional[int] = None,
                           timesteps: Optional[int] = None) -> Any:
    """``dot(x[:, t], w) + b`` at every step ``t``.

    Parameters
    ----------
    x : tensor (samples, timesteps, input_dim)
    w : tensor (input_dim, output_dim)
    b : tensor (output_dim,), optional
    dropout : float, optional
        Share of the features to drop first, the same ones at every step; one draw of NumPy's generator.
    input_dim, output_dim, timesteps : int, optional
        Sizes, where known.

    Returns
    -------
    tensor (samples, timesteps, output_dim)

    Notes
    -----
    Source: ``keras.layers.recurrent.time_distributed_dense``, from 0.3.3.

    Examples
    --------
    >>> from keras1 import backend as K
    >>> K.ndim(time_distributed_dense(K.placeholder(ndim=3), K.zeros((4, 2))))
    3
    """
    input_dim, timesteps = input_dim or K.shape(x)[2], timesteps or K.shape(x)[1]
    if dropout:
        x = dropped_alike(x, dropout)
    rows = K.dot(K.reshape(x, (-1, input_dim)), w)
    rows = rows if b is None else rows + b
    return K.reshape(rows, (-1, timesteps, output_dim or K.shape(w)[1]))


def dropped_alike(x: Any, level: float) -> Any:
    """``x`` (samples, time, features) with dropout, the same features of a sample at every step.

    One draw of NumPy's global generator.
    """
    return x * K.expand_dims(K.dropout(K.ones_like(x[:, 0, :]), level), 1)


def _with_constants(step: Callable, constants: List[Any]) -> Callable:
    """A step that gets the constants after its states, for loops that know none."""
    if not constants:
        return step
    return lambda x, states: step(x, tuple(states) + tuple(constants))


def _flat(results: Tuple[Any, Any, List[Any]]) -> List[Any]:
    last_output, outputs, states = results
    return [last_output, outputs] + list(states)
