"""The inputs of all time steps at once: their product with weights, and their dropout."""
from typing import Any, Optional

from keras1 import backend as K
from keras1.history import versioned


@versioned
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
    if dropout:
        x = dropped_alike(x, dropout)
    return _products(x, w, b, input_dim, output_dim, timesteps)


@time_distributed_dense.since("1.0.0", reason="the dropout acts in training only")
def time_distributed_dense_by_phase(x: Any, w: Any, b: Any = None, dropout: Optional[float] = None,
                                    input_dim: Optional[int] = None, output_dim: Optional[int] = None,
                                    timesteps: Optional[int] = None) -> Any:
    """``dot(x[:, t], w) + b`` at every step ``t``; ``dropout``, between 0 and 1, acts in training only."""
    if dropout is not None and 0 < dropout < 1:
        ones = K.ones_like(K.reshape(x[:, 0, :], (-1, input_dim or K.shape(x)[2])))
        kept = K.repeat(K.dropout(ones, dropout), timesteps or K.shape(x)[1])
        x = K.in_train_phase(x * kept, x)
    return _products(x, w, b, input_dim, output_dim, timesteps)


def _products(x, w, b, input_dim, output_dim, timesteps):
    rows = K.dot(K.reshape(x, (-1, input_dim or K.shape(x)[2])), w)
    rows = rows if b is None else rows + b
    return K.reshape(rows, (-1, timesteps or K.shape(x)[1], output_dim or K.shape(w)[1]))


def dropped_alike(x: Any, level: float) -> Any:
    """``x`` (samples, time, features) with dropout, the same features of a sample at every step.

    One draw of NumPy's global generator.
    """
    return x * K.expand_dims(K.dropout(K.ones_like(x[:, 0, :]), level), 1)
