"""First values of weights, in 0.x and 1.x: functions from a shape to a new variable.

From 2.0.0 on the module is called ``initializers`` and holds objects; ``get`` finds those then.  Each function
takes its values from NumPy's global generator, so ``np.random.seed`` decides them.

Examples
--------
>>> from keras1 import backend as K
>>> K.get_value(identity((2, 2), scale=3))
array([[3., 0.],
       [0., 3.]], dtype=float32)
>>> K.get_value(get("glorot_uniform")((4, 2))).shape
(4, 2)
"""
from typing import Any, Optional, Tuple

import numpy as np

from keras1 import backend as K
from keras1 import history, initializers
from keras1.errors import ArgumentError, ShapeError
from keras1.utils import generic_utils
from keras1.utils.upstream import raised


@history.versioned
def get_fans(shape: Tuple[int, ...], dim_ordering: str = "th") -> Tuple[float, float]:
    """The numbers of inputs and outputs of one unit, ``(fan_in, fan_out)``.

    Parameters
    ----------
    shape : tuple of int
        The shape of the weights: (inputs, outputs), or a convolution's kernel.
    dim_ordering : {"th", "tf"}
        Whether a kernel is (outputs, inputs, rows, columns) or (rows, columns, inputs, outputs);
        regarded from 0.3.3 on.

    Notes
    -----
    Up to 0.3.2 all but matrices are taken for kernels of "th" ordering.  Of the three axes of a "tf" kernel of
    three dimensions, 1.x counts two.

    Examples
    --------
    >>> get_fans((3, 5))
    (3, 5)
    """
    if len(shape) == 2:
        return shape[0], shape[1]
    return np.prod(shape[1:]), shape[0]


@get_fans.since("0.3.3", reason="a kernel's dim_ordering counts; what is no kernel has equal fans")
def _fans_by_ordering(shape, dim_ordering="th"):
    return _fans(shape, dim_ordering, _KERNEL_FANS)


@get_fans.since("1.0.8", reason="each output is reached through every place of the kernel", bug=True)
def _fans_of_receptive_fields(shape, dim_ordering="th"):
    return _fans(shape, dim_ordering, _FIELD_FANS)


def _fans(shape, dim_ordering, of_kernel):
    if len(shape) == 2:
        return shape[0], shape[1]
    if len(shape) not in (4, 5):
        return (np.sqrt(np.prod(shape)),) * 2
    if dim_ordering not in of_kernel:
        raise ArgumentError.like(raised(ValueError))(
            "Invalid dim_ordering: %s" % dim_ordering, hint="dim_ordering is 'th' or 'tf'")
    return of_kernel[dim_ordering](shape)


_KERNEL_FANS = {
    "th": lambda shape: (np.prod(shape[1:]), shape[0]),
    "tf": lambda shape: (np.prod(shape[:-1]), shape[-1]),
}
_FIELD_FANS = {
    "th": lambda shape: (shape[1] * np.prod(shape[2:]), shape[0] * np.prod(shape[2:])),
    "tf": lambda shape: (shape[-2] * np.prod(shape[:2]), shape[-1] * np.prod(shape[:2])),
}


def uniform(shape: Tuple[int, ...], scale: float = 0.05, name: Optional[str] = None,
            dim_ordering: str = "th") -> Any:
    """Values from -scale to scale, all equally likely."""
    return K.variable(np.random.uniform(low=-scale, high=scale, size=shape), name=name)


def normal(shape: Tuple[int, ...], scale: float = 0.05, name: Optional[str] = None,
           dim_ordering: str = "th") -> Any:
    """Normal values of mean 0 and standard deviation ``scale``."""
    return K.variable(np.random.normal(loc=0.0, scale=scale, size=shape), name=name)


def lecun_uniform(shape: Tuple[int, ...], name: Optional[str] = None, dim_ordering: str = "th") -> Any:
    """``uniform`` of scale ``sqrt(3 / fan_in)`` (LeCun, Bottou, Orr, Müller 1998, Efficient BackProp)."""
    fan_in, _ = get_fans(shape, dim_ordering=dim_ordering)
    return uniform(shape, np.sqrt(3. / fan_in), name=name)


def glorot_normal(shape: Tuple[int, ...], name: Optional[str] = None, dim_ordering: str = "th") -> Any:
    """``normal`` of scale ``sqrt(2 / (fan_in + fan_out))`` (Glorot and Bengio, AISTATS 2010)."""
    fan_in, fan_out = get_fans(shape, dim_ordering=dim_ordering)
    return normal(shape, np.sqrt(2. / (fan_in + fan_out)), name=name)


def glorot_uniform(shape: Tuple[int, ...], name: Optional[str] = None, dim_ordering: str = "th") -> Any:
    """``uniform`` of scale ``sqrt(6 / (fan_in + fan_out))`` (Glorot and Bengio, AISTATS 2010)."""
    fan_in, fan_out = get_fans(shape, dim_ordering=dim_ordering)
    return uniform(shape, np.sqrt(6. / (fan_in + fan_out)), name=name)


def he_normal(shape: Tuple[int, ...], name: Optional[str] = None, dim_ordering: str = "th") -> Any:
    """``normal`` of scale ``sqrt(2 / fan_in)`` (He et al. 2015, arXiv:1502.01852)."""
    fan_in, _ = get_fans(shape, dim_ordering=dim_ordering)
    return normal(shape, np.sqrt(2. / fan_in), name=name)


def he_uniform(shape: Tuple[int, ...], name: Optional[str] = None, dim_ordering: str = "th") -> Any:
    """``uniform`` of scale ``sqrt(6 / fan_in)`` (He et al. 2015, arXiv:1502.01852)."""
    fan_in, _ = get_fans(shape, dim_ordering=dim_ordering)
    return uniform(shape, np.sqrt(6. / fan_in), name=name)


def orthogonal(shape: Tuple[int, ...], scale: float = 1.1, name: Optional[str] = None,
               dim_ordering: str = "th") -> Any:
    """``scale`` times a random matrix with orthonormal columns (or rows, if these are fewer).

    Parameters
    ----------
    shape : tuple of two or more int
        More axes than two are laid out as one for the purpose.
    scale : float
    name : str, optional

    Raises
    ------
    IndexError
        A ``ShapeError`` of that name: fewer than two axes.

    Notes
    -----
    One normal draw of the whole matrix, then its singular vectors: Saxe, McClelland, Ganguli 2013,
    arXiv:1312.6120, as in Lasagne.
    """
    if len(shape) < 2:
        raise ShapeError.like(IndexError)(
            "tuple index out of range",
            hint="orthogonal weights need two axes or more, here shape=%s" % (tuple(shape),))
    flat = (shape[0], int(np.prod(shape[1:])))
    left, _, right = np.linalg.svd(np.random.normal(0.0, 1.0, flat), full_matrices=False)
    q = left if left.shape == flat else right
    return K.variable(scale * q.reshape(shape), name=name)


def identity(shape: Tuple[int, int], scale: float = 1, name: Optional[str] = None, dim_ordering: str = "th") -> Any:
    """``scale`` times the identity matrix.

    Raises
    ------
    Exception, ValueError
        A ``ShapeError`` of that name, up to 1.1 and from 1.2.0 on: not a square matrix.
    """
    if len(shape) != 2 or shape[0] != shape[1]:
        raise ShapeError.like(raised(ValueError))(
            "Identity matrix initialization can only be used for 2D square matrices.",
            hint="here shape=%s" % (tuple(shape),))
    return K.variable(scale * np.identity(shape[0]), name=name)


def zero(shape: Tuple[int, ...], name: Optional[str] = None, dim_ordering: str = "th") -> Any:
    """Zeros."""
    return K.zeros(shape, name=name)


def one(shape: Tuple[int, ...], name: Optional[str] = None, dim_ordering: str = "th") -> Any:
    """Ones."""
    return K.ones(shape, name=name)


@history.versioned
def get(identifier: Any, **kwargs: Any) -> Any:
    """The initialization of that name; anything that is no string, as it is.  From 2.0.0 on an initializer.

    Parameters
    ----------
    identifier : str or callable
    kwargs
        Taken and left unused, as in 0.3.3: ``dim_ordering`` reaches no initialization that is named.

    Raises
    ------
    Exception, ValueError
        An ``UnknownNameError`` of that name, up to 1.1 and from 1.2.0 on: no such initialization.

    Examples
    --------
    >>> get("normal") is normal
    True
    """
    return generic_utils.get_from_module(identifier, globals(), "initialization", kwargs=kwargs)


@get.since("2.0.0", reason="objects with a configuration, in initializers")
def _initializer(identifier, **kwargs):
    return initializers.get(identifier)


for _function in (uniform, normal, lecun_uniform, glorot_normal, glorot_uniform, he_normal, he_uniform,
                  orthogonal, identity, zero, one):
    history.declare(_function, "argument", "0.3.2", "argument 'name'", "absent", "present",
                    "a variable may have a name")
for _function in (lecun_uniform, glorot_normal, glorot_uniform, he_normal, he_uniform):
    history.declare(_function, "argument", "0.3.3", "argument 'dim_ordering'", "absent", "present",
                    "fans of kernels in either ordering")
for _function in (uniform, normal, orthogonal, identity, zero, one):
    history.declare(_function, "argument", "1.2.2", "argument 'dim_ordering'", "absent", "present",
                    "all initializations are called alike; these do not look at it")
