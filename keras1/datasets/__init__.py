"""Known collections of data, downloaded when they are first asked for."""
