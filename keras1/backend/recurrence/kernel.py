"""The call of the kernel: arrays checked, and their addresses in the table that it reads."""
import ctypes
import functools
import shlex
from typing import Any, Callable, List, Optional, Sequence, Tuple

import numpy as np

from keras1.backend.blas import Blas, shares_products
from keras1.backend.native import Library
from keras1.backend.native.recipes import recurrence
from keras1.backend.recurrence.plan import ACTIVATIONS, Plan, Tensors
from keras1.errors import ShapeError

Arrays = Sequence[Optional[np.ndarray]]


@functools.cache
def library(cell: str) -> Library:
    """The kernel for a kind of cell."""
    from keras1.backend import SETUP
    if shares_products(SETUP.blas):
        return Library("recurrence_" + cell)
    return Library(recurrence(cell, ("-Dsgemm_=scipy_sgemm_",) if SETUP.blas.folder else _linked(SETUP.blas)))


def _linked(blas: Blas) -> Tuple[str, ...]:
    """The arguments that link a BLAS of the system's or the user's."""
    return tuple(shlex.split(blas.cxxflags) + shlex.split(blas.ldflags))


@functools.cache
def _function(cell: str, name: str) -> Callable:
    return library(cell).function(name, None, ctypes.c_void_p)


def forward(plan: Plan, given: Tensors, last: np.ndarray, outputs: Optional[np.ndarray], states: Arrays,
            kept: Optional[np.ndarray]) -> None:
    """Compute the results into arrays; ``outputs`` and ``kept`` may be None."""
    _call("forward", plan, given, [last, outputs, *_padded(states, 2), kept], _NO_GRADIENTS)


def backward(plan: Plan, given: Tensors, kept: np.ndarray, by_results: Arrays, gradients: Tensors) -> None:
    """Compute the gradients by the inputs into arrays; that by ``x`` and those by ``W`` and ``U`` may be None.

    ``by_results`` are the gradients by the last output, all outputs and the states: None for zeros.
    """
    to = gradients
    results = [None] * 4 + [kept]
    _call("backward", plan, given, results, [
        *_padded(by_results, 4), *to.x, *_padded(to.W, 4), *_padded(to.b, 4), *_padded(to.U, 4),
        *_padded(to.recurrent_bias, 1), *_padded(to.states, 2)])


_NO_GRADIENTS: Arrays = [None] * 20


def sizes(plan: Plan, given: Tensors) -> Tuple[int, int, int, int]:
    """The numbers of samples, steps, features and units; features are 0 if the input holds the gates' sums.

    Raises
    ------
    ShapeError
        If the arrays do not fit together.
    """
    (samples, time, features), units = given.x[0].shape, given.U[0].shape[0]
    width = plan.sizes.gates * units
    _check("input", given.x, [(samples, time, features if given.W else width)])
    _check("W", given.W, _shares((features, width), plan.numbers[1]))
    _check("b", given.b, _shares((width,), plan.numbers[2]))
    _check("U", given.U, _shares((units, width), plan.numbers[3]))
    _check("recurrent bias", given.recurrent_bias, [(width,)] * len(given.recurrent_bias))
    _check("initial state", given.states, [(samples, units)] * len(given.states))
    _check("recurrent dropout", given.kept_of_h, [(samples, units)] * len(given.kept_of_h))
    _check("mask", given.mask, [(samples, time)] * len(given.mask))
    if not time:
        raise ShapeError.like(ValueError)("a sequence without steps", "there has to be at least one time step")
    return samples, time, features if given.W else 0, units


def _shares(whole: Tuple[int, ...], number: int) -> List[Tuple[int, ...]]:
    """The shapes of gates' parts of an array, which lie side by side in it."""
    return [whole[:-1] + (whole[-1] // max(number, 1),)] * number


def _check(what: str, arrays: Sequence[np.ndarray], shapes: Sequence[Tuple[int, ...]]) -> None:
    for array, shape in zip(arrays, shapes):
        if array.shape != shape:
            raise ShapeError.like(ValueError)("shapes do not fit: %s of a recurrent layer" % what,
                                              "got %s, expected %s" % (array.shape, shape))


def _call(name: str, plan: Plan, given: Tensors, results: Arrays, gradients: Arrays) -> None:
    given = given._replace(mask=[seen(mask) for mask in given.mask])
    arrays = [*given.x, *_padded(given.W, 4), *_padded(given.b, 4), *_padded(given.U, 4),
              *_padded(given.recurrent_bias, 1), *_padded(given.states, 2), *_padded(given.kept_of_h, 4),
              *_padded(given.mask, 1), *results, *gradients]
    kept_alive = [None if array is None else np.ascontiguousarray(array) for array in arrays]
    table = np.array([
        *sizes(plan, given), ACTIVATIONS.index(plan.activation), ACTIVATIONS.index(plan.gate), plan.backwards,
        plan.zeros, *plan.numbers[1:4], plan.numbers[6], *map(_address, kept_alive)], "int64")
    _function(plan.cell, name)(_address(table))


def seen(mask: np.ndarray) -> np.ndarray:
    """A mask as the kernel reads it: a byte for each step."""
    return (mask != 0).view("uint8")


def _padded(arrays: Sequence[Any], number: int) -> List[Any]:
    return [*arrays, *[None] * (number - len(arrays))]


def _address(array: Optional[np.ndarray]) -> int:
    return 0 if array is None else array.__array_interface__["data"][0]
