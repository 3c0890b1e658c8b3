"""Embedding: from whole numbers to vectors."""
import warnings
from typing import Any, Callable, List, Optional, Tuple, Union

import numpy as np

from keras1 import backend as K
from keras1 import constraints, initializations, regularizers
from keras1.engine.layer import Layer
from keras1.errors import ShapeError
from keras1.history import argument, signature, versioned
from keras1.layers.keras_2 import KERAS_2

Named = Union[str, Callable]


def _without_dropout(args: tuple, kwargs: dict) -> Tuple[tuple, dict, list]:
    """A call of 1.x without ``dropout=``, which 2.x knows no more."""
    if "dropout" in kwargs:
        kwargs = {name: value for name, value in kwargs.items() if name != "dropout"}
        warnings.warn("The `dropout` argument is no longer support in `Embedding`. You can apply a "
                      "`keras.layers.SpatialDropout1D` layer right after the `Embedding` layer to get the same "
                      "behavior.", stacklevel=6)
    return args, kwargs, []


class Embedding(Layer):
    """A vector for each whole number: row ``x`` of the matrix ``W``.

    Parameters
    ----------
    input_dim : int
        Number of rows: one more than the largest number that occurs.
    output_dim : int
        Length of the vectors.
    init : str or callable
        Initialization of ``W``.
    input_length : int, optional
        Length of the sequences, if all are of one length.
    W_regularizer : WeightRegularizer, optional
    activity_regularizer : ActivityRegularizer, optional
        Applied to the output.
    W_constraint : Constraint, optional
    mask_zero : bool
        Whether the number 0 stands for an empty step, which later layers then leave out.
    weights : list of one array, optional
        Initial ``[W]``, of the shape (input_dim, output_dim); set again whenever the layer is built.
    dropout : float
        Share of the numbers whose vectors are zero in training; from 0.3.3.
    **kwargs
        See `Layer`.

    Notes
    -----
    Input (samples, time) of type int32, output (samples, time, output_dim).  A first layer: up to 0.3.3 its
    ``input_shape`` is (input_dim,), whatever is given, then (input_length,).  With dropout, one draw of NumPy's
    global generator each time the training output is built; up to 0.3.3 the vectors are scaled by ``1 - dropout`` in
    use, then by the inverse in training.  Y. Gal, A theoretically
    grounded application of dropout in recurrent neural networks, 2015.
    Source: ``keras.layers.embeddings.Embedding``.

    Examples
    --------
    >>> from keras1.layers.embeddings import Embedding
    >>> layer = Embedding(100, 8, input_length=5)
    >>> layer.output_shape, [w.shape for w in layer.get_weights()]
    ((None, 5, 8), [(100, 8)])
    """

    input_ndim = 2
    input_dtype = "int32"
    sure_of_shape = False  # the declared input shape is (samples, input_dim), as it was; what is fed is another

    weight_names = {"W": "embeddings"}

    @signature("2.0.0", "input_dim output_dim embeddings_initializer embeddings_regularizer activity_regularizer "
               "embeddings_constraint mask_zero input_length", positional=2, prepare=_without_dropout,
               embeddings_initializer="init", embeddings_regularizer="W_regularizer",
               embeddings_constraint="W_constraint", reason=KERAS_2)
    @argument("dropout", "0.3.3", reason="whole vectors dropped in training")
    def __init__(self, input_dim: int, output_dim: int, init: Named = "uniform", input_length: Optional[int] = None,
                 W_regularizer: Any = None, activity_regularizer: Any = None, W_constraint: Any = None,
                 mask_zero: bool = False, weights: Optional[List[np.ndarray]] = None, dropout: float = 0.,
                 **kwargs: Any):
        self.input_dim = input_dim
        self.output_dim = output_dim
        self.init = initializations.get(init)
        self.input_length = input_length
        self.W_regularizer = regularizers.get(W_regularizer)
        self.activity_regularizer = regularizers.get(activity_regularizer)
        self.W_constraint = constraints.get(W_constraint)
        self.mask_zero = mask_zero
        self.initial_weights = weights
        self.dropout = dropout
        self.uses_learning_phase = 0. < dropout < 1.
        super().__init__(**self._with_input_keywords(kwargs))
        self.supports_masking = self._passes_masks()

    @versioned
    def _passes_masks(self):
        return False

    @_passes_masks.since("2.2.0", reason="a mask that came is replaced")
    def _passes_masks_if_it_makes_one(self):
        return self.mask_zero

    @versioned
    def _with_input_keywords(self, kwargs):
        return dict(kwargs, **self._input_keywords())

    @_with_input_keywords.since("2.0.0", reason="an input_shape that was given is kept; numbers may be of any type")
    def _with_input_shape(self, kwargs):
        self.input_dtype = None
        return dict({"input_shape": (self.input_length,)}, **kwargs)

    @versioned
    def _input_keywords(self):
        return {"input_shape": (self.input_dim,)}

    @_input_keywords.since("1.0.0", reason="the shape of what is fed, and its type")
    def _true_input_keywords(self):
        return {"input_shape": (self.input_length,), "input_dtype": "int32"}

    def build(self, input_shape: Tuple) -> None:
        self.W = self._add_weight((self.input_dim, self.output_dim), self.init, "W",
                                  regularizer=self.W_regularizer, constraint=self.W_constraint)

    def _finish_weights(self) -> None:
        weights = self.initial_weights
        super()._finish_weights()
        self.initial_weights = weights

    def call(self, x: Any, mask: Any = None) -> Any:
        return K.gather(self._vectors(), self._numbers(x))

    @versioned
    def _numbers(self, x):
        return x

    @_numbers.since("1.0.8", reason="numbers of another type are made int32")
    def _whole_numbers(self, x):
        return x if K.dtype(x) == "int32" else K.cast(x, "int32")

    @versioned
    def _vectors(self) -> Any:
        """The matrix, in training without the dropped rows, in use scaled to the mean of that."""
        if not self.dropout > 0:
            return self.W
        kept = 1. - self.dropout
        rows = K.in_train_phase(lambda: K.random_binomial((self.input_dim,), p=kept),
                                lambda: K.ones((self.input_dim,)) * kept)
        return self.W * K.expand_dims(rows)

    @_vectors.since("1.0.0", reason="scaled in training, not in use")
    def _vectors_scaled_in_training(self):
        if not 0. < self.dropout < 1.:
            return self.W
        kept = 1. - self.dropout
        rows = K.random_binomial((self.input_dim,), p=kept) * (1. / kept)
        return K.in_train_phase(self.W * K.expand_dims(rows), self.W)

    def compute_mask(self, x: Any, mask: Any = None) -> Any:
        return self._mask_of_zeros(x) if self.mask_zero else None

    @versioned
    def _mask_of_zeros(self, x):
        return K.ones_like(x) * (1 - K.equal(x, 0))

    @_mask_of_zeros.since("0.3.2", reason="the mask is of the type of comparisons, not of the input's")
    def _mask_by_comparison(self, x):
        return K.not_equal(x, 0)

    def get_output_shape_for(self, input_shape: Tuple) -> Tuple:
        return (input_shape[0],) + self._lengths(input_shape) + (self.output_dim,)

    @versioned
    def _lengths(self, input_shape):
        return (self._length(input_shape),)

    @_lengths.since("2.0.0", reason="numbers may stand in arrays of any shape")
    def _lengths_of_any_rank(self, input_shape):
        sizes = tuple(input_shape[1:])
        if self.input_length is None:
            return sizes
        given = list(self.input_length) if isinstance(self.input_length, (list, tuple)) else [self.input_length]
        pairs = list(zip(given, sizes))
        if len(given) != len(sizes) or any(a is not None and b is not None and a != b for a, b in pairs):
            raise ShapeError.like(ValueError)(
                '"input_length" is %s, but received input has shape %s' % (self.input_length, input_shape),
                "%s: leave input_length out, or give it as the input has it" % self.name)
        return tuple(b if a is None else a for a, b in pairs)

    @versioned
    def _length(self, input_shape):
        return self.input_length

    @_length.since("1.0.1", reason="the length of the input, if none was given")
    def _length_of_input(self, input_shape):
        return self.input_length or input_shape[1]
