"""The networks of the Visual Geometry Group."""
from typing import Any, Optional, Sequence

from keras1.applications.keras_2.building import Build, Shape, trained
from keras1.applications.vgg import FILTERS
from keras1.layers import Conv2D, Dense, Flatten, MaxPooling2D
from keras1.models import Model

_BASE = "https://github.com/fchollet/deep-learning-models/releases/download/v0.1/%s_weights_tf_dim_ordering_tf_kernels"

FILES = {
    "vgg16": trained(_BASE % "vgg16", "64373286793e3c8b2b4e3219cbf3544b", "6d6bbae143d832006294945121d1f1fc",
                     turned=True),
    "vgg19": trained(_BASE % "vgg19", "cbe5617147190e668d6c5d5026f83318", "253f8cb515780f3b799900260a226db6",
                     turned=True),
}


def vgg(name: str, depths: Sequence[int], include_top: bool, weights: Optional[str], input_tensor: Any,
        input_shape: Optional[Shape], pooling: Optional[str], classes: int) -> Model:
    """A network of five blocks of so many convolutions, and three layers of units; arguments as for `Build`."""
    build = Build(include_top, weights, input_tensor, input_shape, pooling, classes, 224)
    x = build.images()
    for number, (filters, depth) in enumerate(zip(FILTERS, depths), 1):
        for layer in range(1, depth + 1):
            x = Conv2D(filters, (3, 3), activation="relu", padding="same", name="block%d_conv%d" % (number, layer))(x)
        x = MaxPooling2D((2, 2), strides=(2, 2), name="block%d_pool" % number)(x)
    if include_top:
        x = Flatten(name="flatten")(x)
        x = Dense(4096, activation="relu", name="fc1")(x)
        x = Dense(4096, activation="relu", name="fc2")(x)
        x = Dense(classes, activation="softmax", name="predictions")(x)
    else:
        x = build.pooled(x)
    return build.model(x, name, FILES[name])
