// A compiled function as a whole: its thunks one after the other, with nothing between them.
//
// Theano's machine asks before each node which of its inputs are there, for one that is lazy may do without some.
// Where none is lazy, the order is known beforehand, and so is after which node a value is of no more use.
#pragma once

#include <vector>

#include "thunks.h"

namespace {

typedef std::vector<PyObject*> Cells;  // Theano's lists of one value

Cells cells_in(PyObject* tuple) {
    Cells cells;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); ++i) cells.push_back(PyTuple_GET_ITEM(tuple, i));
    return cells;
}

void empty(const Cells& cells) {
    for (PyObject* cell : cells) {
        Py_INCREF(Py_None);
        store(cell, Py_None);
    }
}

// What a placeholder takes: arrays of a type and a number of dimensions; a bit for each of those that have size 1.
struct Placeholder {
    int type, dimensions;
    npy_uint64 single;

    // A new reference to an array of numbers in that type; null, with or without an error, if it cannot be had.
    PyObject* taken(PyObject* given) const {
        if (!PyArray_CheckExact(given)) return nullptr;
        PyArrayObject* array = reinterpret_cast<PyArrayObject*>(given);
        if (PyArray_NDIM(array) != dimensions) return nullptr;
        for (int d = 0; single >> d; ++d)
            if (single >> d & 1 && PyArray_DIM(array, d) != 1) return nullptr;
        const int kind = PyArray_TYPE(array);
        if (kind == type && PyArray_ISNOTSWAPPED(array)) {
            if (!PyArray_ISALIGNED(array)) return nullptr;
            Py_INCREF(given);
            return given;
        }
        if (!PyTypeNum_ISNUMBER(kind) || PyTypeNum_ISCOMPLEX(kind)) return nullptr;
        return PyArray_CastToType(array, PyArray_DescrFromType(type), PyArray_ISFORTRAN(array));
    }
};

// A thunk, and what nobody needs after it.
struct Step {
    PyObject* thunk;  // a capsule, or something to call
    int (*function)(void*);
    void* data;
    Cells over;

    explicit Step(PyObject* told) : thunk(PyTuple_GET_ITEM(told, 0)), over(cells_in(PyTuple_GET_ITEM(told, 1))) {
        const bool compiled = PyCapsule_CheckExact(thunk);
        function = compiled ? reinterpret_cast<int (*)(void*)>(PyCapsule_GetPointer(thunk, nullptr)) : nullptr;
        data = compiled ? PyCapsule_GetContext(thunk) : nullptr;
    }

    bool run() const {
        if (!function) {
            PyObject* answer = PyObject_CallNoArgs(thunk);
            Py_XDECREF(answer);
            return answer;
        }
        if (!function(data)) return true;
        raise_again(*static_cast<PyObject**>(data));
        return false;
    }
};

struct Program {
    PyObject* told;  // keeps alive what is below
    std::vector<Placeholder> placeholders;
    std::vector<Step> steps;
    Cells inputs, outputs, updated;  // what is updated holds the last outputs after the call
    Cells computed;                  // the outputs, but for those that are constants
    bool alone;                      // whether the one result is given without a list
    PyObject* failed;                // a list for the number of the step that fails

    PyObject* call(PyObject* const* given, size_t count) {
        if (count != inputs.size()) Py_RETURN_NOTIMPLEMENTED;
        for (size_t i = 0; i < count; ++i) {
            PyObject* array = placeholders[i].taken(given[i]);
            if (!array && PyErr_Occurred()) return nullptr;
            if (!array) {
                empty(inputs);
                Py_RETURN_NOTIMPLEMENTED;
            }
            store(inputs[i], array);
        }
        PyObject* results = run() ? gathered() : nullptr;
        empty(computed);
        if (results) empty(inputs);  // what says why there are none looks at them
        return results;
    }

    ~Program() { Py_DECREF(told); }

private:
    bool run() {
        for (const Step& step : steps) {
            if (!step.run()) {
                PyList_SetItem(failed, 0, PyLong_FromSsize_t(&step - steps.data()));
                return false;
            }
            empty(step.over);
        }
        return true;
    }

    // The results; what is updated is so after all of them are known.
    PyObject* gathered() {
        const size_t returned = outputs.size() - updated.size();
        PyObject* results = alone ? PyList_GET_ITEM(outputs[0], 0) : PyList_New(returned);
        if (alone) Py_INCREF(results);
        for (size_t i = 0; results && !alone && i < returned; ++i) {
            PyObject* value = PyList_GET_ITEM(outputs[i], 0);
            Py_INCREF(value);
            PyList_SET_ITEM(results, i, value);
        }
        Cells values;
        for (size_t i = 0; i < updated.size(); ++i) {
            values.push_back(PyList_GET_ITEM(outputs[returned + i], 0));
            Py_INCREF(values.back());
        }
        for (size_t i = 0; i < updated.size(); ++i) store(updated[i], values[i]);
        return results;
    }
};

PyObject* call_program(PyObject* capsule, PyObject* const* given, Py_ssize_t count) {
    return static_cast<Program*>(PyCapsule_GetPointer(capsule, nullptr))->call(given, count);
}

void delete_program(PyObject* capsule) { delete static_cast<Program*>(PyCapsule_GetPointer(capsule, nullptr)); }

PyMethodDef PROGRAM = {"program", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(call_program)),
                       METH_FASTCALL, nullptr};

}  // namespace
