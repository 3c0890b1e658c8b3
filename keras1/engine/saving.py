"""Historical module ``keras.engine.saving`` (2.2 and 2.3)."""
from keras1.models import load_model, model_from_config, model_from_json, model_from_yaml, save_model

__all__ = ["load_model", "model_from_config", "model_from_json", "model_from_yaml", "save_model"]
