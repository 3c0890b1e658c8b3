"""Historical module ``keras.legacy.interfaces`` of 2.x: calls in the words of 1.x, taken with a warning.

``@legacy_dense_support`` above the ``__init__`` of a user's own layer lets it be called as `Dense` was in 1.x:
the names, their order and the warning are those that the built-in layer declares.
"""
import functools
from typing import Any, Callable

from keras1 import layers
from keras1.history import ByRelease, being, release
from keras1.history.signature import signature_for

_KERAS_2 = release("2.3.1")


def support_of(cls: type) -> Callable:
    """A decorator for constructors that take what the built-in layer ``cls`` takes.

    Examples
    --------
    >>> import warnings
    >>> class Dense:
    ...     @support_of(layers.Dense)
    ...     def __init__(self, units, use_bias=True):
    ...         self.units = units
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     Dense(output_dim=3).units
    3
    """
    form = signature_for(_in_keras_2(cls).__init__.__wrapped__, _KERAS_2)

    def support(init: Callable) -> Callable:
        @functools.wraps(init)
        def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
            args, kwargs = form.in_later_form(type(self).__name__, args, kwargs)
            init(self, *args, **kwargs)
        return __init__

    support.__name__ = support.__qualname__ = "legacy_support"
    return support


def _in_keras_2(cls: Any) -> type:
    """The class itself, or the one that 2.x knows by its name."""
    with being(_KERAS_2):
        return cls.chosen if isinstance(cls, ByRelease) else cls


legacy_dense_support = support_of(layers.Dense)
legacy_dropout_support = support_of(layers.Dropout)
legacy_embedding_support = support_of(layers.Embedding)
legacy_batchnorm_support = support_of(layers.BatchNormalization)
legacy_prelu_support = support_of(layers.PReLU)
legacy_gaussiannoise_support = support_of(layers.GaussianNoise)
legacy_gaussiandropout_support = support_of(layers.GaussianDropout)
legacy_spatialdropout1d_support = support_of(layers.SpatialDropout1D)
legacy_spatialdropoutNd_support = support_of(layers.SpatialDropout2D)
legacy_lambda_support = support_of(layers.Lambda)
legacy_conv1d_support = support_of(layers.Conv1D)
legacy_conv2d_support = support_of(layers.Conv2D)
legacy_conv3d_support = support_of(layers.Conv3D)
legacy_input_support = support_of(layers.InputLayer)
legacy_deconv2d_support = support_of(layers.Conv2DTranspose)
legacy_separable_conv2d_support = support_of(layers.SeparableConv2D)
legacy_pooling1d_support = support_of(layers.MaxPooling1D)
legacy_pooling2d_support = support_of(layers.MaxPooling2D)
legacy_pooling3d_support = support_of(layers.MaxPooling3D)
legacy_global_pooling_support = support_of(layers.GlobalMaxPooling2D)
legacy_upsampling1d_support = support_of(layers.UpSampling1D)
legacy_upsampling2d_support = support_of(layers.UpSampling2D)
legacy_upsampling3d_support = support_of(layers.UpSampling3D)
legacy_zeropadding2d_support = support_of(layers.ZeroPadding2D)
legacy_zeropadding3d_support = support_of(layers.ZeroPadding3D)
legacy_cropping2d_support = support_of(layers.Cropping2D)
legacy_cropping3d_support = support_of(layers.Cropping3D)
legacy_recurrent_support = support_of(layers.LSTM)
legacy_convlstm2d_support = support_of(layers.ConvLSTM2D)
