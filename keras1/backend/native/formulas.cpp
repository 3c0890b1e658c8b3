// Formulas on arrays, element by element: all but the formula itself, which a kernel computes along a row.
//
// A thunk, as Theano's virtual machine calls it, finds its arrays, lets the broadcastable dimensions of each have a
// stride of 0, joins the dimensions that lie one behind the other, and calls the kernel for each row that is left.
// A kernel takes the address of each array's first element; arrays come in rows without gaps, or, where `single`
// says so, as one element for the whole row.
#include <cstring>
#include <vector>

#include "cores.h"
#include "dense.h"
#include "program.h"
#include "thunks.h"

#pragma weak keras1_in_pieces  // without that library all is done on this core
#pragma weak keras1_cores

namespace {

const int MOST = 64;             // arrays of a formula
const npy_intp BLOCK = 512;      // elements of a row that are gathered at a time
const npy_intp SHARE = 1 << 15;  // elements that are worth another core

typedef void (*Kernel)(char** first, long long n);

struct Operand {
    PyObject* storage;  // Theano's list of one value
    int type, size;
    npy_uint64 broadcast;  // a bit for each dimension
    bool single;
    int inplace;             // of an output: the input that it overwrites, or -1
    std::vector<int> order;  // which dimension of the array each is, -1 for a new one of one element; empty: all as is
    int rank;                // the dimensions of the array

    bool broadcasts(int dimension) const { return broadcast >> dimension & 1; }

    npy_intp length(PyArrayObject* array, int dimension) const {
        const int d = order.empty() ? dimension : order[dimension];
        return d < 0 ? 1 : PyArray_DIM(array, d);
    }

    npy_intp stride(PyArrayObject* array, int dimension) const {
        if (broadcasts(dimension)) return 0;
        return PyArray_STRIDE(array, order.empty() ? dimension : order[dimension]);
    }
};

// The walk over the elements: rows, the innermost dimension, within the others.
struct Loops {
    int dimensions = 0;
    npy_intp shape[NPY_MAXDIMS], strides[NPY_MAXDIMS][MOST];
    char* first[MOST];
};

struct Thunk {
    PyObject* error;  // first: Theano looks for it there
    Kernel kernel;
    int dimensions;
    std::vector<Operand> operands;  // inputs, then outputs
    size_t inputs;

    int run();

    ~Thunk() {
        for (const Operand& operand : operands) Py_DECREF(operand.storage);
        Py_DECREF(error);
    }

private:
    bool find(PyArrayObject** arrays);
    bool measure(PyArrayObject** arrays, npy_intp* shape);
    bool allocate(PyArrayObject** arrays, npy_intp* shape);
    void lay(PyArrayObject** arrays, const npy_intp* shape, Loops& loops);
    void walk(const Loops& loops);
    void row(char** first, const npy_intp* strides, npy_intp n);
    void gathered(char** first, const npy_intp* strides, npy_intp n);
};

// The arrays of the inputs, which must be of the types that the kernel was made for.
bool Thunk::find(PyArrayObject** arrays) {
    for (size_t i = 0; i < inputs; ++i) {
        PyObject* value = PyList_GET_ITEM(operands[i].storage, 0);
        if (!PyArray_Check(value)) {
            PyErr_SetString(PyExc_ValueError, value == Py_None ? "expected an ndarray, not None" : "expected an ndarray");
            return false;
        }
        arrays[i] = reinterpret_cast<PyArrayObject*>(value);
        if (!PyArray_ISALIGNED(arrays[i])) {
            PyErr_SetString(PyExc_NotImplementedError, "expected an aligned array");
            return false;
        }
        if (PyArray_TYPE(arrays[i]) != operands[i].type) {
            PyErr_Format(PyExc_TypeError, "expected type_num %d got %d", operands[i].type, PyArray_TYPE(arrays[i]));
            return false;
        }
        if (PyArray_NDIM(arrays[i]) != operands[i].rank) {
            PyErr_SetString(PyExc_ValueError, "Not enough dimensions on input.");
            return false;
        }
    }
    return true;
}

// The shape of the outputs.  What it says of inputs that do not fit is what Theano says.
bool Thunk::measure(PyArrayObject** arrays, npy_intp* shape) {
    for (int d = 0; d < dimensions; ++d) {
        int told = -1;
        for (size_t i = 0; i < inputs; ++i) {
            if (operands[i].broadcasts(d)) continue;
            const npy_intp n = operands[i].length(arrays[i], d);
            if (told >= 0 && shape[d] != n) {
                PyErr_Format(PyExc_ValueError,
                             "Input dimension mis-match. (input[%i].shape[%i] = %lld, input[%i].shape[%i] = %lld)", told,
                             d, (long long)shape[d], (int)i, d, (long long)n);
                return false;
            }
            if (told < 0) told = static_cast<int>(i), shape[d] = n;
        }
        if (told < 0) shape[d] = 1;
    }
    return true;
}

bool fits(PyObject* value, const Operand& operand, int dimensions, const npy_intp* shape) {
    if (!PyArray_Check(value)) return false;
    PyArrayObject* array = reinterpret_cast<PyArrayObject*>(value);
    return PyArray_TYPE(array) == operand.type && PyArray_NDIM(array) == dimensions && PyArray_ISBEHAVED(array) &&
           PyArray_CompareLists(PyArray_DIMS(array), const_cast<npy_intp*>(shape), dimensions);
}

// Outputs overwrite an input, or what they held before, or are new; in Fortran's order if all inputs are.
bool Thunk::allocate(PyArrayObject** arrays, npy_intp* shape) {
    bool fortran = false;
    for (size_t i = 0; i < inputs; ++i) {
        if (operands[i].single && PyArray_SIZE(arrays[i]) == 1) continue;
        if (!(fortran = PyArray_ISFORTRAN(arrays[i]))) break;
    }
    for (size_t i = inputs; i < operands.size(); ++i) {
        const Operand& output = operands[i];
        PyObject* before = PyList_GET_ITEM(output.storage, 0);
        PyObject* array = output.inplace >= 0 ? reinterpret_cast<PyObject*>(arrays[output.inplace])
                          : fits(before, output, dimensions, shape) ? before : nullptr;
        if (array)
            Py_INCREF(array);
        else if (!(array = PyArray_EMPTY(dimensions, shape, output.type, fortran)))
            return false;
        store(output.storage, array);
        arrays[i] = reinterpret_cast<PyArrayObject*>(array);
    }
    return true;
}

// Dimensions of one element are left out; those that lie one behind the other in all arrays become one.
void Thunk::lay(PyArrayObject** arrays, const npy_intp* shape, Loops& loops) {
    const size_t n = operands.size();
    for (size_t i = 0; i < n; ++i) loops.first[i] = PyArray_BYTES(arrays[i]);
    bool backwards = dimensions > 1 && PyArray_ISFORTRAN(arrays[inputs]);
    for (size_t i = 0; i < n; ++i) backwards = backwards && (!operands[i].single || PyArray_SIZE(arrays[i]) == 1);
    for (int step = 0; step < dimensions; ++step) {
        const int d = backwards ? dimensions - 1 - step : step;
        if (shape[d] == 1) continue;
        npy_intp strides[MOST];
        for (size_t i = 0; i < n; ++i) strides[i] = operands[i].stride(arrays[i], d);
        bool join = loops.dimensions > 0;
        npy_intp* outer = loops.strides[loops.dimensions - join];
        for (size_t i = 0; join && i < n; ++i) join = outer[i] == strides[i] * shape[d];
        const int place = join ? loops.dimensions - 1 : loops.dimensions++;
        loops.shape[place] = join ? loops.shape[place] * shape[d] : shape[d];
        std::memcpy(loops.strides[place], strides, n * sizeof(npy_intp));
    }
    if (!loops.dimensions) {
        loops.shape[loops.dimensions++] = 1;
        std::memset(loops.strides[0], 0, n * sizeof(npy_intp));
    }
}

template <class Word>
void copy_as(char* to, npy_intp to_stride, const char* from, npy_intp stride, npy_intp n) {
    for (npy_intp i = 0; i < n; ++i, to += to_stride, from += stride)
        *reinterpret_cast<Word*>(to) = *reinterpret_cast<const Word*>(from);
}

void copy(int size, char* to, npy_intp to_stride, const char* from, npy_intp stride, npy_intp n) {
    switch (size) {
        case 1: return copy_as<npy_uint8>(to, to_stride, from, stride, n);
        case 2: return copy_as<npy_uint16>(to, to_stride, from, stride, n);
        case 4: return copy_as<npy_uint32>(to, to_stride, from, stride, n);
        default: return copy_as<npy_uint64>(to, to_stride, from, stride, n);
    }
}

// A row of arrays with gaps or of one element repeated: block by block, by way of buffers.
void Thunk::gathered(char** first, const npy_intp* strides, npy_intp n) {
    const size_t count = operands.size();
    thread_local std::vector<npy_uint64> buffers;
    if (buffers.size() < count * BLOCK) buffers.resize(count * BLOCK);
    char* taken[MOST];
    for (npy_intp start = 0; start < n; start += BLOCK) {
        const npy_intp length = n - start < BLOCK ? n - start : BLOCK;
        for (size_t i = 0; i < count; ++i) {
            const bool direct = operands[i].single || strides[i] == operands[i].size;
            taken[i] = direct ? first[i] + start * strides[i] : reinterpret_cast<char*>(&buffers[i * BLOCK]);
            if (!direct && i < inputs)
                copy(operands[i].size, taken[i], operands[i].size, first[i] + start * strides[i], strides[i], length);
        }
        kernel(taken, length);
        for (size_t i = inputs; i < count; ++i)
            if (!operands[i].single && strides[i] != operands[i].size)
                copy(operands[i].size, first[i] + start * strides[i], strides[i], taken[i], operands[i].size, length);
    }
}

void Thunk::row(char** first, const npy_intp* strides, npy_intp n) {
    const size_t count = operands.size();
    bool direct = true, singles = true;
    for (size_t i = 0; i < count; ++i) {
        if (operands[i].single) singles = singles && !strides[i];
        else direct = direct && (strides[i] == operands[i].size || n == 1);
    }
    if (singles) return direct ? kernel(first, n) : gathered(first, strides, n);
    char* at[MOST];  // along a dimension that is not the last, what was one element for the row may be more
    for (npy_intp place = 0; place < n; ++place) {
        for (size_t i = 0; i < count; ++i) at[i] = first[i] + place * strides[i];
        kernel(at, 1);
    }
}

void Thunk::walk(const Loops& loops) {
    const size_t n = operands.size();
    const int inner = loops.dimensions - 1;
    npy_intp place[NPY_MAXDIMS] = {0};
    char* at[MOST];
    std::memcpy(at, loops.first, n * sizeof(char*));
    for (;;) {
        row(at, loops.strides[inner], loops.shape[inner]);
        int d = inner - 1;
        for (; d >= 0; --d) {
            for (size_t i = 0; i < n; ++i) at[i] += loops.strides[d][i];
            if (++place[d] < loops.shape[d]) break;
            for (size_t i = 0; i < n; ++i) at[i] -= loops.strides[d][i] * loops.shape[d];
            place[d] = 0;
        }
        if (d < 0) return;
    }
}

int Thunk::run() {
    PyArrayObject* arrays[MOST];
    npy_intp shape[NPY_MAXDIMS];
    if (!find(arrays) || !measure(arrays, shape) || !allocate(arrays, shape)) return failed(error);
    const npy_intp size = PyArray_MultiplyList(shape, dimensions);
    if (!size) return 0;
    Loops loops;
    lay(arrays, shape, loops);
    const npy_intp outer = loops.shape[0];
    const npy_intp pieces = size < 2 * SHARE ? 1 : outer < size / SHARE ? outer : size / SHARE;
    if (pieces <= 1 || !keras1_cores || !keras1_in_pieces || keras1_cores() <= 1) {
        walk(loops);
        return 0;
    }
    in_pieces(pieces, [&](long piece) {
        Loops part = loops;
        const npy_intp begin = outer * piece / pieces;
        part.shape[0] = outer * (piece + 1) / pieces - begin;
        for (size_t i = 0; i < operands.size(); ++i) part.first[i] += begin * part.strides[0][i];
        walk(part);
    });
    return 0;
}

}  // namespace

extern "C" {

// A capsule as Theano's linker takes it.  `operands` has for each (storage, type number, bytes of an element, bits of
// the dimensions that broadcast, whether the kernel takes one element for a row, input that is overwritten or -1, order
// of its dimensions as a DimShuffle has it or nothing, number of its dimensions).
PyObject* formula_thunk(PyObject* error, Py_ssize_t kernel, int dimensions, Py_ssize_t inputs, PyObject* operands) {
    if (!PyArray_API && _import_array() < 0) return nullptr;
    Thunk* thunk = new Thunk{error, reinterpret_cast<Kernel>(kernel), dimensions, {}, static_cast<size_t>(inputs)};
    Py_INCREF(error);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(operands); ++i) {
        PyObject* told = PyTuple_GET_ITEM(operands, i);
        Operand operand;
        operand.storage = PyTuple_GET_ITEM(told, 0);
        operand.type = static_cast<int>(PyLong_AsLong(PyTuple_GET_ITEM(told, 1)));
        operand.size = static_cast<int>(PyLong_AsLong(PyTuple_GET_ITEM(told, 2)));
        operand.broadcast = PyLong_AsUnsignedLongLong(PyTuple_GET_ITEM(told, 3));
        operand.single = PyLong_AsLong(PyTuple_GET_ITEM(told, 4));
        operand.inplace = static_cast<int>(PyLong_AsLong(PyTuple_GET_ITEM(told, 5)));
        PyObject* order = PyTuple_GET_ITEM(told, 6);
        for (Py_ssize_t d = 0; d < PyTuple_GET_SIZE(order); ++d)
            operand.order.push_back(static_cast<int>(PyLong_AsLong(PyTuple_GET_ITEM(order, d))));
        operand.rank = static_cast<int>(PyLong_AsLong(PyTuple_GET_ITEM(told, 7)));
        Py_INCREF(operand.storage);
        thunk->operands.push_back(operand);
    }
    return capsule(thunk);
}

// The same for what lies between formulas: `kind` is the place in GLUE, `inputs` are storages.
PyObject* glue_thunk(PyObject* error, int kind, PyObject* inputs, PyObject* output, PyObject* numbers, int type) {
    if (!PyArray_API && _import_array() < 0) return nullptr;
    Glue* glue = new Glue{error, GLUE[kind], {}, output, {}, type};
    Py_INCREF(error);
    Py_INCREF(output);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(inputs); ++i) {
        glue->inputs.push_back(PyTuple_GET_ITEM(inputs, i));
        Py_INCREF(glue->inputs.back());
    }
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(numbers); ++i)
        glue->numbers.push_back(PyLong_AsLongLong(PyTuple_GET_ITEM(numbers, i)));
    return capsule(glue);
}

// A function of the arrays of its placeholders, to be called from Python.  `told` has tuples: for each placeholder
// (cell, type number, dimensions, bits of those of size 1), for each step (thunk, cells over after it), the cells of
// the outputs, those to be updated with the last of these, those to be emptied in the end; whether the result is
// alone, and a list for the number of a step that fails.  Where an array is not as expected it gives NotImplemented, and has done nothing.
PyObject* program(PyObject* told) {
    if (!PyArray_API && _import_array() < 0) return nullptr;
    Cells cells[3];
    for (int i = 0; i < 3; ++i) cells[i] = cells_in(PyTuple_GET_ITEM(told, 2 + i));
    Program* made = new Program{told, {}, {}, {}, cells[0], cells[1], cells[2],
                                PyTuple_GET_ITEM(told, 5) == Py_True, PyTuple_GET_ITEM(told, 6)};
    Py_INCREF(told);
    for (PyObject* one : cells_in(PyTuple_GET_ITEM(told, 0))) {
        made->inputs.push_back(PyTuple_GET_ITEM(one, 0));
        made->placeholders.push_back({static_cast<int>(PyLong_AsLong(PyTuple_GET_ITEM(one, 1))),
                                      static_cast<int>(PyLong_AsLong(PyTuple_GET_ITEM(one, 2))),
                                      PyLong_AsUnsignedLongLong(PyTuple_GET_ITEM(one, 3))});
    }
    for (PyObject* one : cells_in(PyTuple_GET_ITEM(told, 1))) made->steps.emplace_back(one);
    PyObject* owner = PyCapsule_New(made, nullptr, delete_program);
    PyObject* function = PyCFunction_NewEx(&PROGRAM, owner, nullptr);
    Py_DECREF(owner);
    return function;
}

// Runs a thunk, Theano's own too; 0 if all went well.
int run_thunk(PyObject* capsule) {
    auto function = reinterpret_cast<int (*)(void*)>(PyCapsule_GetPointer(capsule, nullptr));
    return function(PyCapsule_GetContext(capsule));
}
}
