# K: sparse matrices.
import numpy as np
import scipy.sparse as sp
from case_helpers import RESULT, part

from keras import backend as K

A = np.array([[0, 2, 0], [1, 0, 0], [0, 0, 3], [0, 0, 0]], 'float32')


@part
def variables():
    out = {}
    v = K.variable(sp.csr_matrix(A))
    out['sparse'] = [K.is_sparse(v), K.is_sparse(K.variable(A))]
    out['eval'] = K.eval(v)
    out['dense'] = K.eval(K.to_dense(v))
    out['same'] = K.eval(K.to_dense(K.variable(A)))
    out['shape'] = list(K.int_shape(v))
    out['kinds'] = [bool(K.is_tensor(v)), bool(K.is_variable(v)),
                    bool(K.is_placeholder(v))]
    return out


@part
def products():
    out = {}
    v = K.variable(sp.csr_matrix(A))
    w = K.variable(np.arange(6.).reshape((3, 2)))
    y = K.dot(v, w)
    out['dot'], out['shape'] = K.eval(y), str(K.int_shape(y))
    return out


@part
def joined():
    out = {}
    v, w = K.variable(sp.csr_matrix(A)), K.variable(sp.csr_matrix(A * 2))
    for axis in [0, 1, -1]:
        y = K.concatenate([v, w], axis)
        out[str(axis)] = [K.is_sparse(y), K.eval(y)]
    y = K.concatenate([v, K.variable(A)], 1)
    out['mixed'] = [K.is_sparse(y), K.eval(y)]
    return out


@part
def placeholders():
    out = {}
    x = K.placeholder(shape=(None, 3), sparse=True)
    w = K.variable(np.arange(6.).reshape((3, 2)))
    out['sparse'] = K.is_sparse(x)
    f = K.function([x], [K.dot(x, w), K.to_dense(x) * 2])
    out['values'] = f([sp.csr_matrix(A)])
    return out
