"""Historical module ``keras.models``: the models, and the helpers that they use."""
from keras1.engine.data import (
    batch_shuffle,
    make_batches,
    slice_X,
    standardize_weights,
    standardize_X,
    standardize_y,
)
from keras1.engine.generators import generator_queue
from keras1.engine.model import Model, get_function_name
from keras1.engine.objective import weighted_objective
from keras1.models.from_config import model_from_config, model_from_json, model_from_yaml
from keras1.models.graph import Graph
from keras1.models.sequential import Sequential

__all__ = [
    "Graph", "Model", "Sequential", "batch_shuffle", "generator_queue", "get_function_name", "make_batches",
    "model_from_config", "model_from_json", "model_from_yaml", "slice_X", "standardize_X", "standardize_weights",
    "standardize_y", "weighted_objective",
]
