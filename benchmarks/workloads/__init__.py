"""What is measured: a module each.

A module has a docstring whose first line is the title in the table, and

    SIZES           its sizes, by name; plots of growth change one of them
    gflop(...)      thousands of millions of multiplications and additions in a step, of its matrix products
                    and convolutions; forward and backward if it trains
    old(...)        the workload for Keras 0.3 and 1.x, original or keras1
    keras3(...)     the same for Keras 3
    theano(...)     the same as one wrote it without Keras; only some have it

The last three take the sizes and return `run(steps)`, which does at least so many steps and says how many.  `RELEASE`
is the first that has what `old` asks for, and the one that keras1 emulates.
"""
from importlib import import_module

ORDER = ("mlp cnn lstm tiny tiny_batches deep_mlp predict vgg text_cnn gru stacked_lstm bidirectional functional "
         "char_rnn").split()


def load(name):
    """The module of a workload."""
    return import_module("benchmarks.workloads." + name)


def release(module):
    """The release of Keras that a workload is written for."""
    return getattr(module, "RELEASE", "0.3.3")


def title(module):
    """What a workload is called in tables."""
    return module.__doc__.splitlines()[0].rstrip(".")
