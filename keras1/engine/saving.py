"""Historical module ``keras.engine.saving`` (2.2 and 2.3)."""
from typing import Any, List, Optional, Sequence

import numpy as np

from keras1.models import load_model, model_from_config, model_from_json, model_from_yaml, save_model
from keras1.saving.keras2_legacy import converted
from keras1.saving.keras2_weights import load_by_name, load_by_order, write_layers

__all__ = [
    "load_model", "load_weights_from_hdf5_group", "load_weights_from_hdf5_group_by_name", "model_from_config",
    "model_from_json", "model_from_yaml", "preprocess_weights_for_loading", "save_model",
    "save_weights_to_hdf5_group",
]

load_weights_from_hdf5_group = load_by_order
load_weights_from_hdf5_group_by_name = load_by_name
save_weights_to_hdf5_group = write_layers


def preprocess_weights_for_loading(layer: Any, weights: Sequence[np.ndarray],
                                   original_keras_version: Optional[str] = None,
                                   original_backend: Optional[str] = None, reshape: bool = False) -> List[np.ndarray]:
    """The weights of a file as a layer takes them; see `keras1.saving.keras2_legacy.converted`."""
    return converted(layer, weights, original_keras_version, original_backend, reshape)
