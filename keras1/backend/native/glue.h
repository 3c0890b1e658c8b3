// What lies between formulas: views, lengths, vectors of numbers.  Each takes no time to speak of.
#pragma once

#include <alloca.h>

#include <cstring>
#include <vector>

#include "thunks.h"

namespace {

struct Glue {
    PyObject* error;  // first: Theano looks for it there
    PyObject* (*compute)(const Glue& glue, PyArrayObject** arrays);
    std::vector<PyObject*> inputs;
    PyObject* output;
    std::vector<npy_intp> numbers;
    int type;

    int run() {
        auto arrays = static_cast<PyArrayObject**>(alloca(inputs.size() * sizeof(PyArrayObject*)));
        for (size_t i = 0; i < inputs.size(); ++i) {
            PyObject* value = PyList_GET_ITEM(inputs[i], 0);
            if (!PyArray_Check(value)) {
                PyErr_SetString(PyExc_ValueError, "expected an ndarray");
                return failed(error);
            }
            arrays[i] = reinterpret_cast<PyArrayObject*>(value);
        }
        PyObject* result = compute(*this, arrays);
        if (!result) return failed(error);
        store(output, result);
        return 0;
    }

    ~Glue() {
        for (PyObject* storage : inputs) Py_DECREF(storage);
        Py_DECREF(output);
        Py_DECREF(error);
    }
};

// DimShuffle: a view of x with its dimensions in the order of `numbers`; -1 is a new one of one element.  The stride
// of a dimension of one element is what it would be in an array without gaps.
PyObject* shuffled(const Glue& glue, PyArrayObject** arrays) {
    PyArrayObject* x = arrays[0];
    const int n = static_cast<int>(glue.numbers.size());
    npy_intp shape[NPY_MAXDIMS], strides[NPY_MAXDIMS];
    for (int i = n - 1; i >= 0; --i) {
        const npy_intp d = glue.numbers[i];
        if (d >= PyArray_NDIM(x)) {
            PyErr_SetString(PyExc_NotImplementedError, "input nd");
            return nullptr;
        }
        shape[i] = d < 0 ? 1 : PyArray_DIM(x, d);
        strides[i] = shape[i] != 1 ? PyArray_STRIDE(x, d) : i < n - 1 ? strides[i + 1] * shape[i + 1] : PyArray_ITEMSIZE(x);
    }
    PyArray_Descr* kind = PyArray_DESCR(x);
    Py_INCREF(kind);
    PyObject* view = PyArray_NewFromDescr(&PyArray_Type, kind, n, shape, strides, PyArray_DATA(x),
                                          NPY_ARRAY_WRITEABLE * PyArray_ISWRITEABLE(x), nullptr);
    if (!view) return nullptr;
    Py_INCREF(x);
    PyArray_SetBaseObject(reinterpret_cast<PyArrayObject*>(view), reinterpret_cast<PyObject*>(x));
    PyArray_UpdateFlags(reinterpret_cast<PyArrayObject*>(view), NPY_ARRAY_UPDATE_ALL);
    return view;
}

PyObject* whole_number(npy_int64 value) {
    PyObject* result = PyArray_EMPTY(0, nullptr, NPY_INT64, 0);
    if (result) *static_cast<npy_int64*>(PyArray_DATA(reinterpret_cast<PyArrayObject*>(result))) = value;
    return result;
}

npy_int64 whole_number_in(PyArrayObject* array, npy_intp place = 0) {
    return *reinterpret_cast<npy_int64*>(PyArray_BYTES(array) + (place ? place * PyArray_STRIDE(array, 0) : 0));
}

// Shape_i: the length of the dimension `numbers[0]`.
PyObject* length(const Glue& glue, PyArrayObject** arrays) {
    if (glue.numbers[0] >= PyArray_NDIM(arrays[0])) {
        PyErr_SetString(PyExc_TypeError, "Number of dimensions lower than expected");
        return nullptr;
    }
    return whole_number(PyArray_DIM(arrays[0], glue.numbers[0]));
}

// MakeVector: numbers of one type as a vector.
PyObject* vector(const Glue& glue, PyArrayObject** arrays) {
    npy_intp n = static_cast<npy_intp>(glue.inputs.size());
    PyObject* result = PyArray_EMPTY(1, &n, glue.type, 0);
    if (!result) return nullptr;
    PyArrayObject* array = reinterpret_cast<PyArrayObject*>(result);
    const size_t size = PyArray_ITEMSIZE(array);
    for (npy_intp i = 0; i < n; ++i) std::memcpy(PyArray_BYTES(array) + i * size, PyArray_DATA(arrays[i]), size);
    return result;
}

// Reshape: the values of the first in the shape that the second, of `numbers[0]` integers, says.
PyObject* reshaped(const Glue& glue, PyArrayObject** arrays) {
    npy_intp shape[NPY_MAXDIMS];
    PyArray_Dims told = {shape, static_cast<int>(glue.numbers[0])};
    if (PyArray_NDIM(arrays[1]) != 1 || PyArray_DIM(arrays[1], 0) < told.len) {
        PyErr_SetString(PyExc_ValueError, "shape argument to Reshape has incorrect length");
        return nullptr;
    }
    for (int i = 0; i < told.len; ++i) shape[i] = *static_cast<npy_int64*>(PyArray_GETPTR1(arrays[1], i));
    return PyArray_Newshape(arrays[0], &told, NPY_CORDER);
}

// Prod: of a vector of whole numbers, such as a shape.
PyObject* whole_product(const Glue&, PyArrayObject** arrays) {
    npy_int64 product = 1;
    for (npy_intp i = 0; i < PyArray_DIM(arrays[0], 0); ++i) product *= whole_number_in(arrays[0], i);
    return whole_number(product);
}

// IntDiv of whole numbers: rounded down.
PyObject* whole_quotient(const Glue&, PyArrayObject** arrays) {
    const npy_int64 a = whole_number_in(arrays[0]), b = whole_number_in(arrays[1]);
    if (!b) {
        PyErr_SetString(PyExc_ZeroDivisionError, "integer division by zero");
        return nullptr;
    }
    if (b == -1) return whole_number(-a);  // the least of all numbers by -1 is out of range
    return whole_number(a / b - (a % b && (a < 0) != (b < 0)));
}

// DeepCopyOp: what leaves a function is nobody else's.
PyObject* copied(const Glue&, PyArrayObject** arrays) { return PyArray_NewCopy(arrays[0], NPY_ANYORDER); }

}  // namespace
