"""Historical module ``keras.applications.vgg16``."""
from typing import Any, Optional

from keras1.applications.imagenet_utils import decode_predictions, preprocess_input
from keras1.applications.keras_2.vgg import vgg as vgg_2
from keras1.applications.pretrained import Shape, imagenet
from keras1.applications.vgg import vgg
from keras1.history import versioned
from keras1.models import Model

__all__ = ["VGG16", "decode_predictions", "preprocess_input"]

TRAINED = imagenet("https://github.com/fchollet/deep-learning-models/releases/download/v0.1/vgg16", {})
TH_WEIGHTS_PATH, _ = TRAINED.files["th", True]
TF_WEIGHTS_PATH, _ = TRAINED.files["tf", True]
TH_WEIGHTS_PATH_NO_TOP, _ = TRAINED.files["th", False]
TF_WEIGHTS_PATH_NO_TOP, _ = TRAINED.files["tf", False]


@versioned
def VGG16(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
          input_shape: Optional[Shape] = None, classes: int = 1000) -> Model:
    """A network of 16 layers with weights, for images of 224 by 224 pixels.

    Parameters
    ----------
    include_top : bool
        Whether its classifier, three layers of units, is in.
    weights : {"imagenet", None} or str
        Those trained on ImageNet, which are downloaded; random ones; or, here alone, the path of a file: one that
        ``save_weights`` wrote, or a downloaded one under its own name.
    input_tensor : tensor, optional
        What it reads instead of an input of its own.
    input_shape : tuple, optional
        Without the classifier: (3, height, width) or (height, width, 3), as ``K.image_dim_ordering()`` says, both
        sizes being at least 48 or None.  Came with 1.2.0; from 2.0.0 on also of one channel or any other number, and
        with the classifier any that is known.
    pooling : {"avg", "max", None}
        Without the classifier: means or maxima over the image.  Came with 2.0.0, in the place before ``classes``.
    classes : int
        The number of classes; not that of ImageNet only with other weights.  Came with 1.2.2.

    Returns
    -------
    Model

    Raises
    ------
    ValueError
        On other weights, other shapes, or classes that the trained weights do not have.
    Exception
        If the weights cannot be downloaded.

    Notes
    -----
    K. Simonyan, A. Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014.
    Source: ``keras.applications.vgg16.VGG16`` of 1.2.2 and 2.3.1.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     model = VGG16(include_top=False, weights=None)
    >>> model.count_params()
    14714688
    """
    return vgg("vgg16", (2, 2, 3, 3, 3), TRAINED, include_top, weights, input_tensor, input_shape, classes)


@VGG16.since("2.0.0", reason="pooling; one channel; images from 32 pixels on")
def _vgg16_2(include_top: bool = True, weights: Optional[str] = "imagenet", input_tensor: Any = None,
            input_shape: Optional[Shape] = None, pooling: Optional[str] = None, classes: int = 1000,
            **kwargs: Any) -> Model:
    return vgg_2("vgg16", (2, 2, 3, 3, 3), include_top, weights, input_tensor, input_shape, pooling, classes)
