"""Tools beside the layers: lookup by name, the progress bar, NumPy and HDF5 helpers, test data."""
