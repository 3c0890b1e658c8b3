"""The networks of 2.x, with what became the package keras_applications (those of its 1.0.8)."""
