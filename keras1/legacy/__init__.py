"""Historical package ``keras.legacy`` (1.0): what 0.x had, on the functional API."""
