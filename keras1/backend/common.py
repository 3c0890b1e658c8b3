"""The historical place of the settings; they live in ``settings``, ``ordering`` and ``naming``."""
from keras1.backend.for_tensorflow import eager, symbolic
from keras1.backend.known_shapes import is_keras_tensor
from keras1.backend.naming import get_uid, reset_uids
from keras1.backend.ordering import (
    image_data_format,
    image_dim_ordering,
    normalize_data_format,
    set_image_data_format,
    set_image_dim_ordering,
)
from keras1.backend.settings import (
    cast_to_floatx,
    epsilon,
    floatx,
    legacy_weight_ordering,
    set_epsilon,
    set_floatx,
    set_legacy_weight_ordering,
)

__all__ = [
    "cast_to_floatx", "eager", "epsilon", "floatx", "get_uid", "image_data_format",
    "image_dim_ordering", "is_keras_tensor", "legacy_weight_ordering", "normalize_data_format",
    "reset_uids", "set_epsilon", "set_floatx", "set_image_data_format", "set_image_dim_ordering",
    "set_legacy_weight_ordering", "symbolic",
]

# What scripts of the time imported though it was private, as it stands now.
_PRIVATE = {
    "_FLOATX": floatx,
    "_EPSILON": epsilon,
    "_IMAGE_DATA_FORMAT": image_data_format,
    "_IMAGE_DIM_ORDERING": image_dim_ordering,
    "_LEGACY_WEIGHT_ORDERING": legacy_weight_ordering,
}


def __getattr__(name):
    """``_FLOATX`` and its kin, as they stand now."""
    if name in _PRIVATE:
        return _PRIVATE[name]()
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
