"""Images as 2.x prepared them, with what became the package keras_preprocessing (the numbers of its 1.1.2)."""
