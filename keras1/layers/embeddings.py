"""Historical module ``keras.layers.embeddings``."""
from keras1.layers.embedding import Embedding

__all__ = ["Embedding"]
