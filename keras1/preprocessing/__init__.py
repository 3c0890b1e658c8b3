"""Data made ready for a model: sequences, text and images."""
