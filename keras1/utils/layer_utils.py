"""Historical module ``keras.utils.layer_utils``."""
from keras1.engine.summary import print_summary as model_summary
from keras1.saving.classic_config import container_from_config, get_layer

__all__ = ["container_from_config", "get_layer", "model_summary"]
