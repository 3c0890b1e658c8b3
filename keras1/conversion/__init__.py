"""Leaving: models of Keras 0.1 to 2.3 in the formats of Keras 3, ONNX and other releases."""
