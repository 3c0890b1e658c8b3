"""The formulas of gated recurrence, for all layers and cells that have gates."""
from typing import Any, Callable, Tuple

Elementwise = Callable[[Any], Any]


def lstm_states(i: Any, f: Any, candidate: Any, o: Any, c: Any, activation: Elementwise,
                gate: Elementwise) -> Tuple[Any, Any]:
    """The new output and the new memory of an LSTM.

    Parameters
    ----------
    i, f, candidate, o : tensors
        For the input gate, the forget gate, the new memory and the output gate: what the input and the last
        output contribute, summed.
    c : tensor
        The memory.
    activation, gate : functions
        Of the memory and its candidate, and of the gates.

    Examples
    --------
    >>> identity = lambda x: x
    >>> lstm_states(1, 2, 3, 4, 5, activation=identity, gate=identity)
    (52, 13)
    """
    c = gate(f) * c + gate(i) * activation(candidate)
    return gate(o) * activation(c), c


def gru_state(z: Any, r: Any, candidate: Callable[[Any], Any], h: Any, activation: Elementwise,
              gate: Elementwise) -> Any:
    """The new output of a GRU, which is its state.

    Parameters
    ----------
    z, r : tensors
        For the update and the reset gate: what the input and the last output contribute, summed.
    candidate : function
        Of the reset gate's value: the same sum for the new output.
    h : tensor
        The last output.
    activation, gate : functions
        Of the new output, and of the gates.

    Examples
    --------
    >>> identity = lambda x: x
    >>> gru_state(0.5, 3, lambda r: 2 * r, 4, activation=identity, gate=identity)
    5.0
    """
    z, r = gate(z), gate(r)
    return z * h + (1 - z) * activation(candidate(r))
