"""Historical module ``keras.applications.vgg19``."""
from typing import Any, Optional

from keras1.applications.imagenet_utils import decode_predictions, preprocess_input
from keras1.applications.keras_2.vgg import vgg as vgg_2
from keras1.applications.pretrained import Shape, imagenet
from keras1.applications.vgg import vgg
from keras1.history import versioned
from keras1.models import Model

__all__ = ["VGG19", "decode_predictions", "preprocess_input"]

TRAINED = imagenet("https://github.com/fchollet/deep-learning-models/releases/download/v0.1/vgg19", {})
TH_WEIGHTS_PATH, _ = TRAINED.files["th", True]
TF_WEIGHTS_PATH, _ = TRAINED.files["tf", True]
TH_WEIGHTS_PATH_NO_TOP, _ = TRAINED.files["th", False]
TF_WEIGHTS_PATH_NO_TOP, _ = TRAINED.files["tf", False]


@versioned
def VGG19(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
          input_shape: Optional[Shape] = None, classes: int = 1000) -> Model:
    """A network of 19 layers with weights, for images of 224 by 224 pixels.

    Parameters
    ----------
    include_top, weights, input_tensor, input_shape, classes
        See `keras1.applications.vgg16.VGG16`.

    Notes
    -----
    K. Simonyan, A. Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014.
    Source: ``keras.applications.vgg19.VGG19`` of 1.2.2.
    """
    return vgg("vgg19", (2, 2, 4, 4, 4), TRAINED, include_top, weights, input_tensor, input_shape, classes)


@VGG19.since("2.0.0", reason="pooling; one channel; images from 32 pixels on")
def _vgg19_2(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
            input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
            **kwargs: Any) -> Model:
    return vgg_2("vgg19", (2, 2, 4, 4, 4), include_top, weights, input_tensor, input_shape, pooling, classes)
