// Thunks as Theano's virtual machine calls them: a function, and a struct whose first member is a list for an error.
#pragma once

#define NPY_NO_DEPRECATED_API NPY_1_7_API_VERSION
#include <Python.h>
#include <numpy/arrayobject.h>

namespace {

// An exception goes into the list where Theano looks for it.
int failed(PyObject* error) {
    PyObject* told[3];
    PyErr_Fetch(&told[0], &told[1], &told[2]);
    for (int i = 0; i < 3; ++i) {
        if (!told[i]) Py_INCREF(told[i] = Py_None);
        PyList_SetItem(error, i, told[i]);
    }
    return 1;
}

// The other way: what the list tells is raised.
void raise_again(PyObject* error) {
    PyObject* told[3];
    for (int i = 0; i < 3; ++i) {
        Py_INCREF(told[i] = PyList_GET_ITEM(error, i));
        Py_INCREF(Py_None);
        PyList_SetItem(error, i, Py_None);
    }
    PyErr_Restore(told[0], told[1], told[2]);
}

// A reference to a value goes into Theano's list of one; what was there is let go.
void store(PyObject* storage, PyObject* value) {
    PyObject* before = PyList_GET_ITEM(storage, 0);
    PyList_SET_ITEM(storage, 0, value);
    Py_DECREF(before);
}

template <class Thunk>
int execute(void* thunk) {
    return static_cast<Thunk*>(thunk)->run();
}

template <class Thunk>
void destroy(PyObject* capsule) {
    delete static_cast<Thunk*>(PyCapsule_GetContext(capsule));
}

template <class Thunk>
PyObject* capsule(Thunk* thunk) {
    PyObject* made = PyCapsule_New(reinterpret_cast<void*>(execute<Thunk>), nullptr, destroy<Thunk>);
    PyCapsule_SetContext(made, thunk);
    return made;
}

}  // namespace
