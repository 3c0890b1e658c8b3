"""Historical module ``keras.layers.containers``."""
from keras1.engine.containers import Sequential
from keras1.layers.graph import Graph

__all__ = ["Graph", "Sequential"]
