"""``theano.tensor.shared_randomstreams``, which theano-pymc has no more: the same arguments, the same draws."""
from typing import Any, Optional

import numpy as np
import theano
from theano import tensor as T
from theano.tensor.random import basic
from theano.tensor.random.utils import RandomStream


class RandomStreams:
    """Streams of random tensors, each drawn by a NumPy generator of its own.

    Parameters
    ----------
    seed : int, optional
        Of the generator that draws the streams' seeds.

    Examples
    --------
    >>> u = RandomStreams(42).uniform((2,))
    >>> ["%.4f" % drawn for drawn in theano.function([], u)()]
    ['0.3766', '0.7882']
    """

    def __init__(self, seed: Optional[int] = None):
        self._stream = RandomStream(seed)

    def updates(self) -> list:
        """Pairs of a generator's state and the next one."""
        return self._stream.updates()

    def seed(self, seed: Optional[int] = None) -> None:
        """Draw the streams' seeds anew."""
        self._stream.seed(seed)

    @property
    def state_updates(self) -> list:
        """As `updates`."""
        return self._stream.state_updates

    def _drawn(self, op: Any, size: Any, ndim: Optional[int], dtype: str, *parameters: Any) -> Any:
        if size is None and ndim == 0:
            size = ()
        if isinstance(size, (int, np.integer)):
            size = (int(size),)
        return self._stream.gen(op, *parameters, size=size, dtype=dtype)

    def uniform(self, size: Any = None, low: Any = 0.0, high: Any = 1.0, ndim: Optional[int] = None,
                dtype: Optional[str] = None) -> Any:
        """Between ``low`` and ``high``."""
        return self._drawn(basic.uniform, size, ndim, dtype or theano.config.floatX, low, high)

    def normal(self, size: Any = None, avg: Any = 0.0, std: Any = 1.0, ndim: Optional[int] = None,
               dtype: Optional[str] = None) -> Any:
        """Normal, by mean and standard deviation."""
        return self._drawn(basic.normal, size, ndim, dtype or theano.config.floatX, avg, std)

    def binomial(self, size: Any = None, n: Any = 1, p: Any = 0.5, ndim: Optional[int] = None, dtype: str = "int64",
                 prob: Any = None) -> Any:
        """The number of successes in ``n`` trials."""
        drawn = self._drawn(basic.binomial, size, ndim, "int64", n, p if prob is None else prob)
        return self._cast(drawn, dtype)

    def random_integers(self, size: Any = None, low: Any = 0, high: Any = 1, ndim: Optional[int] = None,
                        dtype: str = "int64") -> Any:
        """From ``low`` to ``high``, both included."""
        return self._cast(self._drawn(basic.randint, size, ndim, "int64", low, high + 1), dtype)

    def choice(self, size: Any = None, a: Any = 2, replace: bool = True, p: Any = None, ndim: Optional[int] = None,
               dtype: str = "int64") -> Any:
        """Some of the integers below ``a``, or of the entries of a vector."""
        values = T.arange(a) if isinstance(a, (int, np.integer)) else T.as_tensor_variable(a)
        return self._cast(self._stream.gen(basic.choice, values, p=p, replace=replace, size=size), dtype)

    def permutation(self, size: Any = None, n: Any = 1, ndim: Optional[int] = None, dtype: str = "int64") -> Any:
        """The integers below ``n``, shuffled."""
        return self._cast(self._stream.gen(basic.permutation, T.arange(n)), dtype)

    def multinomial(self, size: Any = None, n: Any = 1, pvals: Any = (0.5, 0.5), ndim: Optional[int] = None,
                    dtype: str = "int64") -> Any:
        """How often each of several outcomes came up in ``n`` trials."""
        return self._cast(self._drawn(basic.multinomial, size, ndim, "int64", n, T.as_tensor_variable(pvals)), dtype)

    def shuffle_row_elements(self, input: Any) -> Any:
        """The entries of each row, shuffled; of one row all alike."""
        return input[..., self.permutation(n=input.shape[-1])]

    @staticmethod
    def _cast(drawn: Any, dtype: str) -> Any:
        """The draws in another type, their update kept within reach."""
        if drawn.dtype == dtype:
            return drawn
        cast = T.cast(drawn, dtype)
        cast.rng, cast.update = drawn.rng, drawn.update
        return cast
