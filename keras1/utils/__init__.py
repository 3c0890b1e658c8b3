"""Tools beside the layers: lookup by name, the progress bar, NumPy and HDF5 helpers, test data, pictures of models.

From 2.0.0 on the names of `__all__` stand here; each module is imported when it is asked for.

Examples
--------
>>> from keras1.utils import to_categorical
>>> to_categorical([1, 0], 2)
array([[0., 1.],
       [1., 0.]])
"""
import importlib
from typing import Any, List

from keras1.history import came

_HOMES = {
    "CustomObjectScope": "generic_utils", "GeneratorEnqueuer": "data_utils", "H5Dict": "io_utils",
    "HDF5Matrix": "io_utils", "OrderedEnqueuer": "data_utils", "Progbar": "generic_utils", "Sequence": "data_utils",
    "convert_all_kernels_in_model": "layer_utils", "custom_object_scope": "generic_utils",
    "deserialize_keras_object": "generic_utils", "get_custom_objects": "generic_utils", "get_file": "data_utils",
    "get_source_inputs": "layer_utils", "model_to_dot": "vis_utils", "multi_gpu_model": "multi_gpu_utils",
    "normalize": "np_utils", "plot_model": "vis_utils", "print_summary": "layer_utils",
    "serialize_keras_object": "generic_utils", "to_categorical": "np_utils",
}

_MODULES = {
    "conv_utils", "data_utils", "generic_utils", "io_utils", "layer_utils", "multi_gpu_utils", "np_utils", "test_utils",
    "vis_utils", "visualize_util",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """A name, or a module, that nobody imported yet."""
    if name in _HOMES:
        return getattr(importlib.import_module("keras1.utils." + _HOMES[name]), name)
    if name in _MODULES:
        return importlib.import_module("keras1.utils." + name)
    raise AttributeError("module %r has no attribute %r" % (__name__, name))


def __dir__() -> List[str]:
    return sorted({*globals(), *_HOMES, *_MODULES})


_FIRST = {"GeneratorEnqueuer": "2.1.0", "OrderedEnqueuer": "2.1.0", "Sequence": "2.1.0", "multi_gpu_model": "2.1.0",
          "print_summary": "2.1.0", "get_source_inputs": "2.2.4", "H5Dict": "2.3.0", "model_to_dot": "2.3.0"}

for _name in __all__:
    came("utils", _name, _FIRST.get(_name, "2.0.0"), "the most used names in one place")
