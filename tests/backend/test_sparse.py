"""Sparse matrices against dense ones."""
import subprocess
import sys

import numpy as np
import pytest
import scipy.sparse

from keras1 import backend as K

DENSE = np.array([[0, 1, 0, 2], [0, 0, 3, 0]], "float32")
OTHER = np.arange(8, dtype="float32").reshape((4, 2))


@pytest.fixture
def v():
    return K.variable(scipy.sparse.csr_matrix(DENSE))


def test_they_are_told_apart(v):
    assert K.is_sparse(v) and K.is_sparse(K.placeholder(ndim=2, sparse=True))
    assert not K.is_sparse(K.variable(DENSE)) and not K.is_sparse(DENSE)


def test_values(v, uncompiled):
    np.testing.assert_array_equal(K.eval(v), DENSE)
    np.testing.assert_array_equal(K.eval(K.to_dense(v)), DENSE)
    np.testing.assert_array_equal(K.eval(K.dot(v, K.variable(OTHER))), DENSE @ OTHER)


def test_a_function_takes_one(uncompiled):
    x = K.placeholder(shape=(None, 4), sparse=True)
    got = K.function([x], K.dot(x, K.variable(OTHER)))([scipy.sparse.csr_matrix(DENSE)])
    np.testing.assert_array_equal(got, DENSE @ OTHER)


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_joined(v, uncompiled, axis):
    joined = K.concatenate([v, v], axis=axis)
    assert K.is_sparse(joined)
    np.testing.assert_array_equal(K.eval(joined), np.concatenate([DENSE, DENSE], axis=axis))
    mixed = K.concatenate([v, K.variable(DENSE)], axis=axis)
    assert not K.is_sparse(mixed)
    np.testing.assert_array_equal(K.eval(mixed), np.concatenate([DENSE, DENSE], axis=axis))


def test_arrays_are_taken_for_dense_tensors(uncompiled):
    np.testing.assert_array_equal(K.eval(K.dot(DENSE, K.variable(OTHER))), DENSE @ OTHER)
    np.testing.assert_array_equal(K.eval(K.concatenate([DENSE, K.variable(DENSE)])), np.hstack([DENSE, DENSE]))


def test_they_are_not_loaded_before_they_are_met():
    code = "import sys, keras1.backend; sys.exit('theano.sparse' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], stderr=subprocess.DEVNULL).returncode == 0
