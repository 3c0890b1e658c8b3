"""Convolutions with holes: filters that look at every second place, or third, ..."""
import warnings
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from keras1.history import default
from keras1.layers.convolution import Convolution1D, Convolution2D
from keras1.layers.filters import Named
from keras1.layers.windows import check_border_mode_of


class AtrousConvolution1D(Convolution1D):
    """Filters with holes along the steps of a sequence.

    Parameters
    ----------
    atrous_rate : int
        Distance of the steps that a filter sees: it spans ``(filter_length - 1) * atrous_rate + 1`` steps.
    nb_filter, filter_length, init, activation, weights, border_mode, subsample_length, W_regularizer, \
b_regularizer, activity_regularizer, W_constraint, b_constraint, bias, **kwargs
        See `Convolution1D`.

    Notes
    -----
    Input (samples, steps, input_dim), output (samples, new steps, nb_filter).
    Source: ``keras.layers.convolutional.AtrousConvolution1D``, from 1.1.0.

    Examples
    --------
    >>> from keras1.layers.convolutional import AtrousConvolution1D
    >>> AtrousConvolution1D(4, 3, atrous_rate=2, input_shape=(10, 2)).output_shape
    (None, 6, 4)
    """

    @default("init", "1.2.0", "glorot_uniform", reason="as for images")
    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    def __init__(self, nb_filter: int, filter_length: int, init: Named = "uniform",
                 activation: Optional[Named] = "linear", weights: Optional[List[np.ndarray]] = None,
                 border_mode: str = "valid", subsample_length: int = 1, atrous_rate: int = 1,
                 W_regularizer: Any = None, b_regularizer: Any = None, activity_regularizer: Any = None,
                 W_constraint: Any = None, b_constraint: Any = None, bias: bool = True, **kwargs: Any):
        check_border_mode_of("AtrousConv1D", border_mode)
        self.atrous_rate = int(atrous_rate)
        super().__init__(nb_filter, filter_length, init=init, activation=activation, weights=weights,
                         border_mode=border_mode, subsample_length=subsample_length, W_regularizer=W_regularizer,
                         b_regularizer=b_regularizer, activity_regularizer=activity_regularizer,
                         W_constraint=W_constraint, b_constraint=b_constraint, bias=bias, **kwargs)

    def _dilation(self) -> Tuple[int, ...]:
        return self.atrous_rate, self.atrous_rate

    def get_config(self) -> Dict[str, Any]:
        """The arguments that make such a layer again, as a dict of plain values."""
        return dict(super().get_config(), input_dim=self.input_dim, input_length=self.input_length)


class AtrousConvolution2D(Convolution2D):
    """Filters with holes over the rows and columns of images.

    Parameters
    ----------
    atrous_rate : tuple of two ints
        Distance of the rows, and of the columns, that a filter sees: one of 3 rows spans
        ``2 * atrous_rate[0] + 1`` rows.
    nb_filter, nb_row, nb_col, init, activation, weights, border_mode, subsample, dim_ordering, W_regularizer, \
b_regularizer, activity_regularizer, W_constraint, b_constraint, bias, **kwargs
        See `Convolution2D`.

    Notes
    -----
    Input (samples, channels, rows, cols) for 'th', (samples, rows, cols, channels) for 'tf'; the output likewise.
    F. Yu, V. Koltun, Multi-scale context aggregation by dilated convolutions, 2015.
    Source: ``keras.layers.convolutional.AtrousConvolution2D``, from 1.0.8.

    Examples
    --------
    >>> from keras1.layers.convolutional import AtrousConvolution2D
    >>> AtrousConvolution2D(4, 3, 3, atrous_rate=(2, 1), dim_ordering="th", input_shape=(1, 9, 9)).output_shape
    (None, 4, 5, 7)
    """

    @default("activation", "1.2.0", None, reason="no activation is none, not a linear one")
    def __init__(self, nb_filter: int, nb_row: int, nb_col: int, init: Named = "glorot_uniform",
                 activation: Optional[Named] = "linear", weights: Optional[List[np.ndarray]] = None,
                 border_mode: str = "valid", subsample: Tuple[int, int] = (1, 1),
                 atrous_rate: Tuple[int, int] = (1, 1), dim_ordering: str = "default", W_regularizer: Any = None,
                 b_regularizer: Any = None, activity_regularizer: Any = None, W_constraint: Any = None,
                 b_constraint: Any = None, bias: bool = True, **kwargs: Any):
        check_border_mode_of("AtrousConv2D", border_mode)
        self.atrous_rate = tuple(atrous_rate)
        super().__init__(nb_filter, nb_row, nb_col, init=init, activation=activation, weights=weights,
                         border_mode=border_mode, subsample=subsample, dim_ordering=dim_ordering,
                         W_regularizer=W_regularizer, b_regularizer=b_regularizer,
                         activity_regularizer=activity_regularizer, W_constraint=W_constraint,
                         b_constraint=b_constraint, bias=bias, **kwargs)

    def _dilation(self) -> Tuple[int, ...]:
        return self.atrous_rate


def atrous_convolution_1d(*args: Any, **kwargs: Any) -> Convolution1D:
    """``AtrousConvolution1D`` of 2.x: a `Convolution1D` with that rate, and a warning.

    Parameters
    ----------
    *args, **kwargs
        Of ``Conv1D``, and ``atrous_rate``.

    Notes
    -----
    Source: ``keras.legacy.layers.AtrousConvolution1D``, from 2.0.0.
    """
    return _with_rate(Convolution1D, "1D", args, kwargs)


def atrous_convolution_2d(*args: Any, **kwargs: Any) -> Convolution2D:
    """``AtrousConvolution2D`` of 2.x: a `Convolution2D` with that rate, and a warning.

    Parameters
    ----------
    *args, **kwargs
        Of ``Conv2D``, and ``atrous_rate``.

    Notes
    -----
    Source: ``keras.legacy.layers.AtrousConvolution2D``, from 2.0.0.
    """
    return _with_rate(Convolution2D, "2D", args, kwargs)


def _with_rate(layer, dimensions, args, kwargs):
    warnings.warn("The `AtrousConvolution%s` layer  has been deprecated. Use instead the `Conv%s` layer with the "
                  "`dilation_rate` argument." % (dimensions, dimensions), stacklevel=4)
    rest = {name: value for name, value in kwargs.items() if name != "atrous_rate"}
    return layer(*args, **dict(rest, dilation_rate=kwargs.get("atrous_rate", 1)))
