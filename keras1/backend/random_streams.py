"""The generator MRG31k3p: the draws of Theano 0.8, and of Theano 1.0 from Keras 1.0 on.

P. L'Ecuyer and R. Touzin, "Fast combined multiple recursive generators with multipliers of the form
a = +/- 2^d +/- 2^e" (2000); its streams: L'Ecuyer, Simard, Chen and Kelton (2002).
"""
from typing import Any, Optional

import numpy as np
from theano import config
from theano import tensor as T
from theano.sandbox import rng_mrg
from theano.scalar import upcast

from keras1.history import versioned

# Each state is six numbers, three modulo M1 and three modulo M2; matrices jump from stream to stream.
_MODULI = int(rng_mrg.M1), int(rng_mrg.M2)
_NEXT_STREAM = rng_mrg.A1p72, rng_mrg.A2p72
_NEXT_GENERATOR = rng_mrg.A1p134, rng_mrg.A2p134


def _multiplied(a: np.ndarray, b: np.ndarray, modulus: int) -> np.ndarray:
    """The matrix product of small matrices modulo ``modulus``; no step leaves 63 bits."""
    return (a[:, :, None] * b[None, :, :] % modulus).sum(axis=1) % modulus


def _jumped(states: np.ndarray, jumps) -> np.ndarray:
    """States ``(n, 6)`` each carried on by a jump."""
    halves = [_multiplied(states[:, part], jump.T, modulus) for part, jump, modulus in
              zip((slice(0, 3), slice(3, 6)), jumps, _MODULI)]
    return np.concatenate(halves, axis=1)


def stream_states(first: np.ndarray, count: int) -> np.ndarray:
    """The states of ``count`` streams, 2**72 draws apart, the first given; ``(count, 6)`` int32.

    The list is doubled again and again, each time with a jump twice as far: 14 steps for 15360 streams.
    """
    states, jumps = np.asarray(first, dtype="int64")[None], _NEXT_STREAM
    while len(states) < count:
        states = np.concatenate([states, _jumped(states, jumps)])
        jumps = [_multiplied(jump, jump, modulus) for jump, modulus in zip(jumps, _MODULI)]
    return states[:count].astype("int32")


class RandomStreams(rng_mrg.MRG_RandomStream):
    """A source of random tensors, each with a state of its own that goes on with every call.

    Parameters
    ----------
    seed : int or list of six ints
    """

    def n_streams(self, size: Any) -> int:
        """How many streams serve a tensor: few for a shape in numbers, 15360 for a symbolic one."""
        return rng_mrg.guess_n_streams(_in_ints(size))

    def get_substream_rstates(self, n_streams: int, dtype: str, inc_rstate: bool = True) -> np.ndarray:
        """The first states of a tensor's streams; the next tensor's begin 2**134 draws later."""
        states = stream_states(self.rstate, n_streams)
        if inc_rstate:
            self.inc_rstate()
        return states

    def inc_rstate(self) -> None:
        """Go on by 2**134 draws."""
        self.rstate = _jumped(self.rstate[None].astype("int64"), _NEXT_GENERATOR)[0].astype("int32")

    def normal(self, size, avg=0.0, std=1.0, ndim: Optional[int] = None, dtype: Optional[str] = None,
               nstreams: Optional[int] = None, **kwargs):
        """Normal draws by the transform of Box and Muller, with mean ``avg`` and standard deviation ``std``."""
        return _normal(self, size, avg, std, ndim, dtype, nstreams, **kwargs)


@versioned
def _in_ints(size):
    """On Python 2 NumPy's integers were Python's: a shape of them was one in numbers."""
    if not isinstance(size, (tuple, list)):
        return size
    return type(size)(int(n) if isinstance(n, np.integer) else n for n in size)


@_in_ints.since("1.0.0", reason="as on Python 3: a shape with NumPy's integers is served by 15360 streams")
def _as_given(size):
    return size


def _in_numbers(size):
    return isinstance(size, tuple) and all(isinstance(n, (int, np.integer)) for n in size)


@versioned
def _normal(streams, size, avg, std, ndim, dtype, nstreams):
    """Theano 0.8: a shape in numbers is served by few streams."""
    dtype = dtype or upcast(config.floatX, *(T.as_tensor_variable(n).dtype for n in (avg, std)))
    count = int(np.prod(size, dtype="int64")) if _in_numbers(size) else T.prod(size)
    uniform = streams.uniform(size=(count + count % 2,), dtype=dtype, nstreams=nstreams)
    half = (count + count % 2) // 2
    radius, angle = T.sqrt(-2.0 * T.log(uniform[:half])), np.array(2.0 * np.pi, dtype=dtype) * uniform[half:]
    draws = T.join(0, radius * T.cos(angle), radius * T.sin(angle))[:count]
    draws = T.reshape(draws, size, ndim=len(size) if isinstance(size, tuple) else ndim)
    return T.cast(avg, dtype) + T.cast(std, dtype) * draws


@_normal.since("1.0.0", reason="Theano 0.9: any shape is served by 15360 streams")
def normal_from_many_streams(streams, *args, **kwargs):
    """Normal draws of a generator, as ``RandomStreams.normal`` from 1.0 on."""
    return rng_mrg.MRG_RandomStream.normal(streams, *args, **kwargs)
