"""K on arrays: what the functions of K compute, in NumPy, for checking them.  Came with 2.3.0.

Not a backend to train with: there are no placeholders and no gradients.

>>> relu(np.array([-2., 3.]), alpha=0.5)
array([-1.,  3.])
"""
import numpy as np

from keras1.backend import numpy_convolution, numpy_maths, numpy_shapes, numpy_variables

_MODULES = numpy_maths, numpy_shapes, numpy_variables, numpy_convolution
__all__ = ["np"] + [name for module in _MODULES for name in module.__all__]
globals().update({name: getattr(module, name) for module in _MODULES for name in module.__all__})
