"""The models of 2.x."""
