"""What the layers' constructors share in how Keras 2 called their arguments."""
from keras1.backend.ordering import DATA_FORMATS, ordering_of_format
from keras1.history import Renaming

#: The reason that most declarations give.
KERAS_2 = "one vocabulary for all layers"

#: Layers with a matrix or kernel ``W`` and a bias ``b``.
AFFINE = {
    "kernel_initializer": "init", "kernel_regularizer": "W_regularizer", "bias_regularizer": "b_regularizer",
    "kernel_constraint": "W_constraint", "bias_constraint": "b_constraint", "use_bias": "bias",
}


def _format_of(dim_ordering):
    """The order of axes in the words of 2.x; None for "default"."""
    return None if dim_ordering == "default" else DATA_FORMATS[dim_ordering]


#: The order of axes: 'channels_first' for 'th', 'channels_last' for 'tf', None for 'default'.
DATA_FORMAT = Renaming(("dim_ordering",), lambda data_format: (ordering_of_format(data_format),), _format_of)
