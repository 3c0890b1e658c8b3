"""Functions of arrays as K has them of tensors: variables, phases, loops, labels."""
from typing import Any, Callable, List, Optional, Sequence, Tuple

import numpy as np

from keras1.backend.numpy_maths import switch
from keras1.backend.settings import floatx
from keras1.errors import ArgumentError, ShapeError

__all__ = [
    "arange", "constant", "count_params", "ctc_decode", "dropout", "dtype", "eval", "eye", "get_value",
    "get_variable_shape", "in_test_phase", "in_train_phase", "int_shape", "learning_phase", "ndim", "ones",
    "ones_like", "print_tensor", "random_normal_variable", "random_uniform_variable", "rnn", "set_learning_phase",
    "variable", "zeros", "zeros_like",
]

_phase = [True]

def variable(value: Any, dtype: Any = None, name: Optional[str] = None, constraint: Any = None) -> np.ndarray:
    """An array.

    Raises
    ------
    ArgumentError
        If it shall have a constraint.
    """
    if constraint is not None:
        raise ArgumentError.like(TypeError)("Constraint must be None when using the NumPy backend.")
    return np.array(value, dtype)


def constant(value: Any, dtype: Any = None, shape: Optional[Sequence[int]] = None,
             name: Optional[str] = None) -> np.ndarray:
    """An array of that value throughout."""
    return value * np.ones(() if shape is None else shape)


def zeros(shape: Sequence[int], dtype: Any = None, name: Optional[str] = None) -> np.ndarray:
    """An array of zeros."""
    return np.zeros(shape, dtype=dtype or floatx())


def ones(shape: Sequence[int], dtype: Any = None, name: Optional[str] = None) -> np.ndarray:
    """An array of ones."""
    return np.ones(shape, dtype=dtype or floatx())


def zeros_like(x: np.ndarray, dtype: Any = None, name: Optional[str] = None) -> np.ndarray:
    """Zeros in the shape of ``x``."""
    return np.zeros_like(x, dtype=dtype or floatx())


def ones_like(x: np.ndarray, dtype: Any = None, name: Optional[str] = None) -> np.ndarray:
    """Ones in the shape of ``x``."""
    return np.ones_like(x, dtype=dtype or floatx())


def eye(size: Any, dtype: Any = None, name: Optional[str] = None) -> np.ndarray:
    """The identity matrix, or a piece of it: ``size`` is a number or a pair."""
    rows, cols = size if isinstance(size, (list, tuple)) else (size, size)
    return np.eye(rows, cols, dtype=dtype)


def arange(start: float, stop: Optional[float] = None, step: float = 1, dtype: str = 'int32') -> np.ndarray:
    """The numbers from ``start`` until below ``stop``, or from 0 until below ``start``."""
    return np.arange(start, stop, step, dtype) if stop is not None else np.arange(0, start, step, dtype)


def random_uniform_variable(shape: Sequence[int], low: float, high: float, dtype: Any = None,
                            name: Optional[str] = None, seed: Optional[int] = None) -> np.ndarray:
    """Draws between two numbers, of NumPy's global generator."""
    return (high - low) * np.random.random(shape).astype(dtype) + low


def random_normal_variable(shape: Sequence[int], mean: float, scale: float, dtype: Any = None,
                           name: Optional[str] = None, seed: Optional[int] = None) -> np.ndarray:
    """Normal draws, of NumPy's global generator."""
    return scale * np.random.randn(*shape).astype(dtype) + mean


def eval(x: np.ndarray) -> np.ndarray:
    """The array itself."""
    return x


get_value = eval


def print_tensor(x: np.ndarray, message: str = '') -> np.ndarray:
    """The array, printed."""
    print(x, message)
    return x


def count_params(x: np.ndarray) -> int:
    """The number of elements."""
    return x.size


def int_shape(x: np.ndarray) -> Tuple[int, ...]:
    """The shape."""
    return x.shape


get_variable_shape = int_shape


def ndim(x: np.ndarray) -> int:
    """The number of axes."""
    return x.ndim


def dtype(x: np.ndarray) -> str:
    """The name of the type of the elements."""
    return x.dtype.name


# ---- loops and phases -----------------------------------------------------------------------------------------------

def rnn(step_function: Callable, inputs: np.ndarray, initial_states: List[np.ndarray], go_backwards: bool = False,
        mask: Optional[np.ndarray] = None, constants: Optional[List[np.ndarray]] = None, unroll: bool = False,
        input_length: Optional[int] = None) -> Tuple[np.ndarray, np.ndarray, List[np.ndarray]]:
    """Run a step function over the time axis; as K's, and ``unroll`` makes no difference.

    Raises
    ------
    ShapeError
        If the mask is not ``(samples, time)``, or ``input_length`` not the number of steps.
    """
    states, constants, steps = list(initial_states), list(constants or []), inputs.shape[1]
    if input_length not in (None, steps):
        raise ShapeError.like(AssertionError)("", "%d steps where input_length says %d" % (steps, input_length))
    if mask is not None and mask.shape != inputs.shape[:2]:
        raise ShapeError.like(ValueError)('mask should have `shape=(samples, time)`, got %s' % (mask.shape,))
    outputs = []
    for t in range(steps)[::-1] if go_backwards else range(steps):
        output, new_states = step_function(inputs[:, t], states + constants)
        if mask is not None:
            seen = mask[:, t].astype(bool)
            output = switch(seen, output, outputs[-1] if outputs else np.zeros_like(output))
            new_states = [switch(seen, new, old) for new, old in zip(new_states, states)]
        outputs.append(output)
        states = list(new_states)
    return outputs[-1], np.stack(outputs, axis=1), states


def learning_phase() -> bool:
    """Whether it is training."""
    return _phase[-1]


def set_learning_phase(value: bool) -> None:
    """Choose the phase."""
    _phase[-1] = value


def in_train_phase(x: Any, alt: Any, training: Any = None) -> Any:
    """``x`` in training, ``alt`` in use; each may be a function without arguments."""
    chosen = x if (learning_phase() if training is None else training) in (1, True) else alt
    return chosen() if callable(chosen) else chosen


def in_test_phase(x: Any, alt: Any, training: Any = None) -> Any:
    """``x`` in use, ``alt`` in training."""
    return in_train_phase(alt, x, training=training)


def dropout(x: np.ndarray, level: float, noise_shape: Optional[Sequence[int]] = None,
            seed: Optional[int] = None) -> np.ndarray:
    """In training, elements zeroed with probability ``level``; NumPy's global generator draws, whatever ``seed``."""
    if not learning_phase():
        return x
    kept = np.random.choice([0, 1], x.shape if noise_shape is None else noise_shape, p=[level, 1 - level])
    return x * kept / (1 - level)


# ---- labels ---------------------------------------------------------------------------------------------------------

def ctc_decode(y_pred: np.ndarray, input_length: np.ndarray, greedy: bool = True, beam_width: int = 100,
               top_paths: int = 1, merge_repeated: bool = False) -> Tuple[np.ndarray, np.ndarray]:
    """The most probable class of each step, without repetitions and blanks.

    Returns
    -------
    labels : array (samples, longest), filled up with -1
    log_prob : array (samples, 1)
        Minus the logarithm of the probability of the classes.

    Raises
    ------
    NotImplementedError
        If not ``greedy``.
    """
    if not greedy:
        raise NotImplementedError
    blank, decoded, log_prob = y_pred.shape[-1] - 1, [], []
    for sample, length in zip(y_pred, input_length):
        best = np.argmax(sample[:length], axis=-1)
        log_prob.append([-np.log(sample[np.arange(length), best]).sum()])
        best = best[np.insert(np.diff(best) != 0, 0, True)]
        decoded.append(best[best < blank])
    labels = -np.ones((len(decoded), np.max([len(label) for label in decoded])), y_pred.dtype)
    for row, label in zip(labels, decoded):
        row[:len(label)] = label
    return labels, np.array(log_prob)
