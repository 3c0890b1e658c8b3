"""Historical module ``keras.legacy.models`` (1.0)."""
from keras1.models.named_graph import Graph

__all__ = ["Graph"]
