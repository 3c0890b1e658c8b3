"""Historical module ``keras.callbacks.tensorboard_v1`` of 2.3."""
from keras1.callbacks.tensorboard import TensorBoard

__all__ = ["TensorBoard"]
