"""Historical module ``keras.applications.xception``."""
from typing import Any, Optional

from keras1.applications import pretrained
from keras1.applications.imagenet_utils import decode_predictions
from keras1.applications.inception_v3 import preprocess_input
from keras1.applications.keras_2.xception import xception
from keras1.errors import BackendError
from keras1.history import versioned
from keras1.models import Model

__all__ = ["Xception", "decode_predictions", "preprocess_input"]

TRAINED = pretrained.imagenet(
    "https://github.com/fchollet/deep-learning-models/releases/download/v0.4/xception", {}, ("tf",))
TF_WEIGHTS_PATH, _ = TRAINED.files["tf", True]
TF_WEIGHTS_PATH_NO_TOP, _ = TRAINED.files["tf", False]


@versioned
def Xception(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
             input_shape: Optional[pretrained.Shape] = None, classes: int = 1000) -> Model:
    """A network of separable convolutions: up to 2.1 Theano has none, so it is refused, as it was.

    Parameters
    ----------
    include_top, weights, input_tensor, input_shape, classes
        See `keras1.applications.vgg16.VGG16`.

    Raises
    ------
    ValueError
        On other weights, or classes that the trained weights do not have.
    RuntimeError
        Otherwise.

    Notes
    -----
    F. Chollet, Xception: Deep Learning with Depthwise Separable Convolutions, 2016.
    Source: ``keras.applications.xception.Xception`` of 1.2.2.

    Examples
    --------
    >>> try:
    ...     Xception(weights=None)
    ... except RuntimeError as error:
    ...     print(error.args[0])
    The Xception model is only available with the TensorFlow backend.
    """
    pretrained.check(TRAINED, weights, include_top, classes)
    raise BackendError.like(RuntimeError)(
        "The Xception model is only available with the TensorFlow backend.",
        "Theano has no separable convolutions; InceptionV3 is the nearest network that it can be")


@Xception.since("2.2.0", reason="Theano has separable convolutions; pooling")
def _xception_2(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
                input_shape: Optional[pretrained.Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
                **kwargs: Any) -> Model:
    return xception(include_top, weights, input_tensor, input_shape, pooling, classes)
