"""How layers, graphs of layers and models work; see README.md.  No concrete layer is known here.

The names of the historical package ``keras.engine`` (1.x) are found here too, when they are asked for.
"""
import importlib

_TOPOLOGY = ("Container", "Input", "InputLayer", "InputSpec", "Layer", "Merge", "Node", "get_source_inputs", "merge")
_HOMES = {**dict.fromkeys(_TOPOLOGY, "keras1.engine.topology"), "Model": "keras1.engine.training"}


def __getattr__(name: str):
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
