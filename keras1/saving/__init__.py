"""Reading and writing models: a module a format."""
