"""Historical module ``keras.engine.network`` (2.2 and 2.3)."""
from keras1.engine.base_layer import Layer, Node
from keras1.engine.input_layer import InputLayer
from keras1.engine.walk import get_source_inputs
from keras1.models.keras2.model import Container as Network

__all__ = ["InputLayer", "Layer", "Network", "Node", "get_source_inputs"]
