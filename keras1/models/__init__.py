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
from keras1.engine.inputs import Input, InputLayer
from keras1.engine.model import Model as ClassicModel
from keras1.engine.model import get_function_name
from keras1.engine.objective import weighted_objective
from keras1.history import ByRelease
from keras1.models import functional, named_graph, stack
from keras1.models import graph as classic_graph
from keras1.models import sequential as classic
from keras1.models.cloning import clone_model
from keras1.models.from_config import model_from_config, model_from_json, model_from_yaml
from keras1.models.keras2 import model as keras2_model
from keras1.models.keras2 import sequential as keras2_sequential
from keras1.saving.whole_model import load_model, save_model

Sequential = ByRelease(
    "keras1.models.Sequential",
    {"0.1.0": classic.Sequential, "1.0.0": stack.Sequential, "2.0.0": keras2_sequential.Sequential},
    "from 1.0 on layers are called on tensors; from 2.0 on a stack is a Model itself")
Graph = ByRelease("keras1.models.Graph", {"0.1.0": classic_graph.Graph, "1.0.0": named_graph.Graph},
                  "named layers on the functional API")
Model = ByRelease(
    "keras1.models.Model", {"0.1.0": ClassicModel, "1.0.0": functional.Model, "2.0.0": keras2_model.Model},
    "from 1.0 on the functional API, before the parent of Sequential and Graph; from 2.0 on another signature of all "
    "methods, and classes that write a model")
Container = ByRelease(
    "keras1.engine.topology.Container", {"0.1.0": functional.Container, "2.0.0": keras2_model.Container},
    "from 2.0 on a class may write the network")

__all__ = [
    "Container", "Graph", "Input", "InputLayer", "Model", "Sequential", "batch_shuffle", "clone_model",
    "generator_queue", "get_function_name", "load_model", "make_batches", "model_from_config", "model_from_json",
    "model_from_yaml", "save_model", "slice_X", "standardize_X", "standardize_weights", "standardize_y",
    "weighted_objective",
]
