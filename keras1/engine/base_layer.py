"""Historical module ``keras.engine.base_layer`` (2.2 and 2.3)."""
from keras1.engine.layer import Layer
from keras1.engine.layer import _snake_case as _to_snake_case
from keras1.engine.nodes import InputSpec, Node

__all__ = ["InputSpec", "Layer", "Node", "_to_snake_case"]
