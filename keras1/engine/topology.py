"""Historical module ``keras.engine.topology`` (1.x and 2.x)."""
from keras1.engine.inputs import Input, InputLayer
from keras1.engine.layer import Layer
from keras1.engine.nodes import InputSpec, Node, object_list_uid, to_list
from keras1.engine.walk import get_source_inputs
from keras1.layers.core import Merge
from keras1.layers.merge import merge
from keras1.models import Container
from keras1.models.keras2.model import Container as Network

__all__ = ["Container", "Input", "InputLayer", "InputSpec", "Layer", "Merge", "Network", "Node", "get_source_inputs",
           "merge", "object_list_uid", "to_list"]
