"""Historical module ``keras.applications.music_tagger_crnn``."""
from typing import Any, Optional

from keras1 import backend as K
from keras1.applications import pretrained
from keras1.applications.audio_conv_utils import decode_predictions, preprocess_input
from keras1.layers import (
    ELU,
    GRU,
    BatchNormalization,
    Convolution2D,
    Dense,
    MaxPooling2D,
    Permute,
    Reshape,
    ZeroPadding2D,
)
from keras1.models import Model

__all__ = ["MusicTaggerCRNN", "decode_predictions", "preprocess_input"]

_BASE = "https://github.com/fchollet/deep-learning-models/releases/download/v0.3/music_tagger_crnn_weights_tf_kernels_"
TH_WEIGHTS_PATH = _BASE + "th_dim_ordering.h5"
TF_WEIGHTS_PATH = _BASE + "tf_dim_ordering.h5"
TRAINED = pretrained.Trained(
    "msd", "Million Song Dataset", 50,
    {(ordering, top): (path, None) for ordering, path in (("th", TH_WEIGHTS_PATH), ("tf", TF_WEIGHTS_PATH))
     for top in (True, False)},
    by_name=True)

#: By dim_ordering: the shape of a spectrogram, and the axes of channels and of time.
_LAYOUTS = {"th": ((1, 96, 1366), 1, 3), "tf": ((96, 1366, 1), 3, 2)}

#: Filters, and how much the image shrinks, of the four convolutions.
_CONVOLUTIONS = ((64, 2), (128, 3), (128, 4), (128, 4))


def MusicTaggerCRNN(weights: Optional[str] = "msd", input_tensor: Any = None, include_top: bool = True,
                    classes: int = 50) -> Model:
    """A network that hears what music it is: convolutions over a spectrogram, then two recurrent layers.

    Parameters
    ----------
    weights : {"msd", None} or str
        Those trained on the Million Song Dataset, which are downloaded; random ones; or, here alone, the path of a
        file, see `keras1.applications.vgg16.VGG16`.
    input_tensor : tensor, optional
        What it reads instead of an input of its own: spectrograms as `preprocess_input` makes them.
    include_top : bool
        Whether its classifier, a layer of units, is in; without it there are 32 outputs.
    classes : int
        The number of classes; not 50 only with other weights.  Came with 1.2.2.

    Raises
    ------
    ValueError
        On other weights, or classes that the trained weights do not have.
    Exception
        If the weights cannot be downloaded.

    Notes
    -----
    K. Choi et al., Convolutional Recurrent Neural Networks for Music Classification, 2016.
    Source: ``keras.applications.music_tagger_crnn.MusicTaggerCRNN`` of 1.2.2.
    """
    pretrained.check(TRAINED, weights, include_top, classes)
    shape, channels, time = _LAYOUTS[K.image_dim_ordering()]
    spectrograms = pretrained.image_input(input_tensor, shape)
    x = BatchNormalization(axis=time, name="bn_0_freq")(ZeroPadding2D(padding=(0, 37))(spectrograms))
    for number, (filters, size) in enumerate(_CONVOLUTIONS, 1):
        x = Convolution2D(filters, 3, 3, border_mode="same", name="conv%d" % number)(x)
        x = ELU()(BatchNormalization(axis=channels, mode=0, name="bn%d" % number)(x))
        x = MaxPooling2D(pool_size=(size, size), strides=(size, size), name="pool%d" % number)(x)
    x = Reshape((15, 128))(x if channels == 3 else Permute((3, 1, 2))(x))
    x = GRU(32, return_sequences=True, name="gru1")(x)
    x = GRU(32, return_sequences=False, name="gru2")(x)
    if include_top:
        x = Dense(classes, activation="sigmoid", name="output")(x)
    model = pretrained.network(spectrograms, x, input_tensor, "music_tagger_crnn")
    return pretrained.load(model, TRAINED, weights, include_top)
