"""Sparse matrices.  They came with 1.1.0; SciPy is loaded when the first one is met."""
from typing import Any, Sequence


def _theano_sparse():
    import theano.sparse  # slow to import, seldom needed
    return theano.sparse


def is_sparse(tensor: Any) -> bool:
    """Whether a tensor is a sparse matrix."""
    kind = getattr(tensor, "type", None)  # an array has none
    return hasattr(kind, "format") and isinstance(kind, _theano_sparse().SparseType)


def to_dense(tensor: Any):
    """The tensor itself, or a sparse matrix as a dense one."""
    return _theano_sparse().dense_from_sparse(tensor) if is_sparse(tensor) else tensor


def constant(matrix: Any):
    """A constant sparse tensor, of a ``scipy.sparse`` matrix."""
    return _theano_sparse().as_sparse_variable(matrix)


def csr(dtype: str):
    """The type of sparse matrices, in rows."""
    return _theano_sparse().SparseType(format="csr", dtype=dtype)


def structured_dot(x: Any, y: Any):
    """The product of a sparse matrix and a matrix."""
    return _theano_sparse().structured_dot(x, y)


def stack(matrices: Sequence[Any], axis: int):
    """Sparse matrices joined along their rows (axis 0) or columns (1)."""
    joined = _theano_sparse().vstack if axis == 0 else _theano_sparse().hstack
    return joined(list(matrices), format="csr")
