// What a recurrent layer is asked to compute, and the parts that its loops have in common: see recurrence.cpp.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include "activations.h"

extern "C" void sgemm_(const char*, const char*, const int*, const int*, const int*, const float*, const float*,
                       const int*, const float*, const int*, const float*, float*, const int*);

// Numbers and addresses, each of eight bytes, in the order of keras1/backend/recurrence/kernel.py.  Arrays are rows
// after rows; a null address stands for what is not there.
struct Task {
    int64_t samples, time, features, units;
    Activation activation, gate;
    int64_t backwards, zeros;  // from the last step on; masked steps have outputs of zero
    int64_t parts_W, parts_b, parts_U, drops;  // matrices: none, one for all gates, or one for each
    const float *x, *W[4], *b[4], *U[4], *recurrent_bias, *h0, *c0, *kept_of_h[4];
    const uint8_t* mask;
    float *last, *outputs, *h, *c, *kept;  // results; outputs and kept may be null
    const float *d_last, *d_outputs, *d_h, *d_c;
    float *dx, *dW[4], *db[4], *dU[4], *d_recurrent_bias, *dh0, *dc0;  // dx, dW and dU may be null
};

// Floats on the boundary of a cache line.
class Buffer {
public:
    explicit Buffer(size_t size = 0) : data(static_cast<float*>(std::aligned_alloc(64, (size * 4 / 64 + 1) * 64))) {}
    Buffer(size_t size, float value) : Buffer(size) { std::fill_n(data.get(), size, value); }
    operator float*() const { return data.get(); }

private:
    struct Free {
        void operator()(float* address) const { std::free(address); }
    };
    std::unique_ptr<float, Free> data;
};

// C = op(A) op(B) + beta C, of matrices whose rows lie as far apart as told; C has m rows and n columns.
[[gnu::noinline]] static void product(bool turn_A, bool turn_B, long m, long n, long k, const float* A, long lda, const float* B,
                           long ldb, float beta, float* C, long ldc) {
    const int sizes[] = {int(n), int(m), int(k), int(ldb), int(lda), int(ldc)};
    const float one = 1.f;
    if (m && n)
        sgemm_(turn_B ? "T" : "N", turn_A ? "T" : "N", sizes, sizes + 1, sizes + 2, &one, B, sizes + 3, A, sizes + 4,
               &beta, C, sizes + 5);
}

static inline void copy(const float* from, float* to, long n) { std::memcpy(to, from, n * sizeof(float)); }

[[gnu::noinline]] static void add(const float* from, float* to, long n) {
#pragma omp simd
    for (long i = 0; i < n; ++i) to[i] += from[i];
}

// Weights of all gates side by side: the given matrix if there is one for all, else a copy.
class SideBySide {
public:
    SideBySide(const float* const* parts, long count, long rows, long columns) : data(count ? parts[0] : nullptr) {
        if (count < 2) return;
        const long width = columns / count;
        storage = Buffer(rows * columns);
        for (long part = 0; part < count; ++part)
            for (long row = 0; row < rows; ++row)
                copy(parts[part] + row * width, storage + row * columns + part * width, width);
        data = storage;
    }

    operator const float*() const { return data; }

private:
    Buffer storage;
    const float* data;
};

// The other way: sums of gradients, handed to the gates' matrices.
static inline void divide(const float* whole, float* const* parts, long count, long rows, long columns) {
    for (long part = 0; part < count; ++part)
        for (long row = 0; row < rows; ++row)
            copy(whole + row * columns + part * (columns / count), parts[part] + row * (columns / count),
                 columns / count);
}

// The weights of a layer with so many gates.
struct Weights {
    Weights(const Task& task, long gates)
        : W(task.W, task.parts_W, task.features, gates * task.units),
          b(task.b, task.parts_b, 1, gates * task.units),
          U(task.U, task.parts_U, task.units, gates * task.units) {}

    SideBySide W, b, U;
};

// Samples that go through time together: so few that OpenBLAS takes its quick way for small products, where these are
// worth a call, else as many as keep a matrix of all their steps in bounds; an even number of such blocks.
static inline long samples_of_block(const Task& task, long gates) {
    const long few = 1000000 / (task.units * task.units * gates + 1), most = few < 4 || few > 32 ? 32 : few;
    const long pairs = (task.samples + 2 * most - 1) / (2 * most);
    return pairs ? (task.samples + 2 * pairs - 1) / (2 * pairs) : 1;
}
