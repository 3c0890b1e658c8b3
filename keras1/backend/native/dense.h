// What most networks need beside formulas: products, sums, softmax, rows of a table, arrays of one value.
//
// Sums of a softmax are in double precision, as Theano's.
#pragma once

#include <cmath>

#include "glue.h"

#pragma weak keras1_sgemm_  // Python asks for a product or a sum only where these libraries are loaded
#pragma weak keras1_dgemm_
#pragma weak keras1_sum

extern "C" {
void keras1_sgemm_(const char*, const char*, const int*, const int*, const int*, const float*, const float*,
                   const int*, const float*, const int*, const float*, float*, const int*);
void keras1_dgemm_(const char*, const char*, const int*, const int*, const int*, const double*, const double*,
                   const int*, const double*, const int*, const double*, double*, const int*);
void keras1_sum(const char*, bool, int, const long*, const long*, unsigned long, void*, bool);
}

namespace {

PyArrayObject* as_array(PyObject* object) { return reinterpret_cast<PyArrayObject*>(object); }

PyObject* refused(const char* text) {
    PyErr_SetString(PyExc_ValueError, text);
    return nullptr;
}

// A matrix as BLAS reads it: its rows lie one behind the other, or its columns do; else it is copied.
struct Matrix {
    PyArrayObject* array;
    bool by_rows;
    int leading;

    explicit Matrix(PyArrayObject* x) : array(x) {
        Py_INCREF(x);
        if (PyArray_ISALIGNED(x) && (lies(1) || lies(0))) return;
        Py_DECREF(x);
        array = as_array(PyArray_FROM_OF(reinterpret_cast<PyObject*>(x), NPY_ARRAY_CARRAY_RO));
        if (array) lies(1);
    }

    Matrix(const Matrix&) = delete;
    ~Matrix() { Py_XDECREF(array); }

    // The letter for a matrix that BLAS, which thinks in columns, is to take as its transpose.
    const char* letter() const { return by_rows ? "n" : "t"; }

private:
    // Whether elements along that dimension are neighbours; how far it is then along the other one.
    bool lies(int inner) {
        const npy_intp item = PyArray_ITEMSIZE(array), size = PyArray_DIM(array, inner);
        const npy_intp step = PyArray_STRIDE(array, 1 - inner), least = size > 1 ? size : 1;
        if (size > 1 && PyArray_STRIDE(array, inner) != item) return false;
        by_rows = inner == 1;
        leading = static_cast<int>(PyArray_DIM(array, 1 - inner) > 1 ? step / item : least);
        return leading >= least && (PyArray_DIM(array, 1 - inner) < 2 || step % item == 0);
    }
};

template <class Real, class Blas>
void multiply(Blas gemm, const Matrix& x, const Matrix& y, Real scale, PyArrayObject* z) {
    const int m = static_cast<int>(PyArray_DIM(z, 0)), n = static_cast<int>(PyArray_DIM(z, 1));
    const int k = static_cast<int>(PyArray_DIM(x.array, 1));
    const Real none = 0;  // z' = y' x', as Fortran sees arrays in C's order
    gemm(y.letter(), x.letter(), &n, &m, &k, &scale, static_cast<const Real*>(PyArray_DATA(y.array)), &y.leading,
         static_cast<const Real*>(PyArray_DATA(x.array)), &x.leading, &none, static_cast<Real*>(PyArray_DATA(z)), &n);
}

PyObject* multiplied(PyArrayObject* first, PyArrayObject* second, const void* scale) {
    npy_intp shape[] = {PyArray_DIM(first, 0), PyArray_DIM(second, 1)};
    if (PyArray_DIM(first, 1) != PyArray_DIM(second, 0))
        return PyErr_Format(PyExc_ValueError, "Shape mismatch: x has %ld cols (and %ld rows) but y has %ld rows "
                            "(and %ld cols)", PyArray_DIM(first, 1), shape[0], PyArray_DIM(second, 0), shape[1]);
    const bool wide = PyArray_TYPE(first) == NPY_DOUBLE, empty = !PyArray_SIZE(first) || !PyArray_SIZE(second);
    const Matrix x(first), y(second);
    if (!x.array || !y.array) return nullptr;
    PyObject* z = empty ? PyArray_ZEROS(2, shape, PyArray_TYPE(first), 0)
                        : PyArray_EMPTY(2, shape, PyArray_TYPE(first), 0);
    if (!z || empty) return z;
    if (wide)
        multiply<double>(keras1_dgemm_, x, y, scale ? *static_cast<const double*>(scale) : 1, as_array(z));
    else
        multiply<float>(keras1_sgemm_, x, y, scale ? *static_cast<const float*>(scale) : 1, as_array(z));
    return z;
}

// Dot22: x y.
PyObject* product(const Glue&, PyArrayObject** arrays) { return multiplied(arrays[0], arrays[1], nullptr); }

// Dot22Scalar: a x y.
PyObject* scaled_product(const Glue&, PyArrayObject** arrays) {
    return multiplied(arrays[0], arrays[1], PyArray_DATA(arrays[2]));
}

// SumAlong: the sum along the axes whose bit is set in `numbers[0]`.
PyObject* summed(const Glue& glue, PyArrayObject** arrays) {
    PyArrayObject* x = arrays[0];
    npy_intp shape[NPY_MAXDIMS];
    int kept = 0;
    for (int axis = 0; axis < PyArray_NDIM(x); ++axis)
        if (!(glue.numbers[0] >> axis & 1)) shape[kept++] = PyArray_DIM(x, axis);
    PyObject* z = PyArray_EMPTY(kept, shape, glue.type, 0);
    if (z)
        keras1_sum(PyArray_BYTES(x), PyArray_TYPE(x) == NPY_DOUBLE, PyArray_NDIM(x), PyArray_DIMS(x),
                   PyArray_STRIDES(x), glue.numbers[0], PyArray_DATA(as_array(z)), glue.type == NPY_DOUBLE);
    return z;
}

// One row of a matrix of reals.
template <class Real>
struct Row {
    char* first;
    npy_intp stride;

    Row(PyArrayObject* matrix, npy_intp row)
        : first(PyArray_BYTES(matrix) + row * PyArray_STRIDE(matrix, 0)), stride(PyArray_STRIDE(matrix, 1)) {}
    explicit Row(PyArrayObject* vector) : first(PyArray_BYTES(vector)), stride(PyArray_STRIDE(vector, 0)) {}

    Real& operator[](npy_intp i) const { return *reinterpret_cast<Real*>(first + i * stride); }
};

// exp(z_j - max z) / sum_k exp(z_k - max z), in place.
template <class Real>
void normalize(const Row<Real>& z, npy_intp n) {
    Real largest = z[0];
    for (npy_intp j = 1; j < n; ++j) largest = z[j] > largest ? z[j] : largest;
    double sum = 0;
    for (npy_intp j = 0; j < n; ++j) sum += z[j] = std::exp(z[j] - largest);
    const double share = 1 / sum;
    for (npy_intp j = 0; j < n; ++j) z[j] = static_cast<Real>(z[j] * share);
}

template <class Real>
void softmax_rows(PyArrayObject* x, PyArrayObject* bias, PyArrayObject* z) {
    const npy_intp n = PyArray_DIM(x, 1);
    for (npy_intp i = 0; n && i < PyArray_DIM(x, 0); ++i) {
        const Row<Real> from(x, i), to(z, i);
        for (npy_intp j = 0; j < n; ++j) to[j] = bias ? from[j] + Row<Real>(bias)[j] : from[j];
        normalize(to, n);
    }
}

// SoftmaxWithBias and Softmax: that of each row of x, of x + b if there are two arrays.
PyObject* softmax(const Glue& glue, PyArrayObject** arrays) {
    PyArrayObject* bias = glue.inputs.size() > 1 ? arrays[1] : nullptr;
    if (bias && PyArray_DIM(bias, 0) != PyArray_DIM(arrays[0], 1))
        return PyErr_Format(PyExc_ValueError, "number of columns in x (%ld) does not match length of b (%ld)",
                            PyArray_DIM(arrays[0], 1), PyArray_DIM(bias, 0));
    PyObject* z = PyArray_EMPTY(2, PyArray_DIMS(arrays[0]), glue.type, 0);
    if (!z) return nullptr;
    (glue.type == NPY_DOUBLE ? softmax_rows<double> : softmax_rows<float>)(arrays[0], bias, as_array(z));
    return z;
}

template <class Real>
void softmax_gradient_rows(PyArrayObject* dy, PyArrayObject* y, PyArrayObject* dx) {
    const npy_intp n = PyArray_DIM(y, 1);
    for (npy_intp i = 0; i < PyArray_DIM(y, 0); ++i) {
        const Row<Real> given(dy, i), share(y, i), z(dx, i);
        double sum = 0;
        for (npy_intp j = 0; j < n; ++j) sum += z[j] = given[j] * share[j];
        for (npy_intp j = 0; j < n; ++j) z[j] = static_cast<Real>(z[j] - sum * share[j]);
    }
}

// SoftmaxGrad: y_j (dy_j - sum_k dy_k y_k) for each row.
PyObject* softmax_gradient(const Glue& glue, PyArrayObject** arrays) {
    if (!PyArray_CompareLists(PyArray_DIMS(arrays[0]), PyArray_DIMS(arrays[1]), 2))
        return refused("dy.shape[0] != sm.shape[0]");
    PyObject* dx = PyArray_EMPTY(2, PyArray_DIMS(arrays[1]), glue.type, 0);
    if (!dx) return nullptr;
    (glue.type == NPY_DOUBLE ? softmax_gradient_rows<double> : softmax_gradient_rows<float>)(arrays[0], arrays[1],
                                                                                            as_array(dx));
    return dx;
}

// AdvancedSubtensor1: the rows of a table by their numbers.
PyObject* rows(const Glue&, PyArrayObject** arrays) {
    PyObject* numbers = PyArray_Cast(arrays[1], NPY_INTP);
    if (!numbers) return nullptr;
    PyObject* found = PyArray_TakeFrom(arrays[0], numbers, 0, nullptr, NPY_RAISE);
    Py_DECREF(numbers);
    return found;
}

// Alloc: an array of the shape that the others tell, filled with the first.
PyObject* filled(const Glue& glue, PyArrayObject** arrays) {
    npy_intp shape[NPY_MAXDIMS];
    const int n = static_cast<int>(glue.inputs.size()) - 1;
    for (int i = 0; i < n; ++i) shape[i] = PyArray_PyIntAsIntp(reinterpret_cast<PyObject*>(arrays[i + 1]));
    if (PyErr_Occurred()) return nullptr;
    PyObject* result = PyArray_EMPTY(n, shape, glue.type, 0);
    if (result && PyArray_CopyInto(as_array(result), arrays[0]) < 0) Py_CLEAR(result);
    return result;
}

// In the order of KINDS in compiling/glue.py.
PyObject* (*const GLUE[])(const Glue&, PyArrayObject**) = {
    shuffled, length, vector, reshaped, copied, product, scaled_product, summed, softmax, softmax_gradient,
    rows, filled, softmax, whole_product, whole_quotient};

}  // namespace
