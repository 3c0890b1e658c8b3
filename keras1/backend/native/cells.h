// One step of each cell, forward and back.  A row of what is kept is, in units: the gates, h before the step, more.
#pragma once

#include "time_loops.h"

// h = activation(s), s the sum
struct SimpleRNN {
    static constexpr long gates = 1, kept = 2;
    static constexpr bool sums_are_products = true;

    static void forward(Forward<SimpleRNN>& f, long t) {
        f.multiply(f.h, 0, 1);
        for (long row = 0; row < f.rows; ++row) {
            if (!f.seen(row, t)) continue;
            float* s = f.sums(row, t);
            f.complete(s, row, 0, 1);
            keep(f.task.activation, s, f.units);
            copy(values(f.task.activation, s, f.buffer, f.units), f.h + row * f.units, f.units);
        }
    }

    static void backward(Backward<SimpleRNN>& b, long t) {
        for (long row = 0; row < b.rows; ++row) {
            if (!b.seen(row, t)) continue;
            float *ds = b.sums(row, t), *dh = b.dh + row * b.units;
            copy(dh, ds, b.units);
            descend(b.task.activation, b.kept(row, t), ds, b.units);
            std::fill_n(dh, b.units, 0.f);
        }
        b.go_back(0, 1, t);
    }

    static void finish(Backward<SimpleRNN>& b) { b.finish_products(0, 1, 1); }
};

// c = f c + i activation(g), h = o activation(c); i, f, g and o of the sums in this order; kept, too: c before the
// step, and the argument of the second activation
struct LSTM {
    static constexpr long gates = 4, kept = 7;
    static constexpr bool sums_are_products = true;

    static void forward(Forward<LSTM>& w, long t) {
        w.multiply(w.h, 0, 4);
        for (long row = 0; row < w.rows; ++row)
            if (w.seen(row, t)) forward(w, row, w.sums(row, t));
    }

    static void forward(Forward<LSTM>& w, long row, float* s) {
        const long n = w.units;
        const Activation activation = w.task.activation, gate = w.task.gate;
        w.complete(s, row, 0, 4);
        keep(gate, s, 2 * n);
        keep(activation, s + 2 * n, n);
        keep(gate, s + 3 * n, n);
        const float *i = values(gate, s, w.buffer, n), *f = values(gate, s + n, w.buffer + n, n),
                    *g = values(activation, s + 2 * n, w.buffer + 2 * n, n),
                    *o = values(gate, s + 3 * n, w.buffer + 3 * n, n);
        float *h = w.h + row * n, *c = w.c + row * n, *a = w.task.kept ? s + 6 * n : w.extra + row * n;
        if (w.task.kept) copy(c, s + 5 * n, n);
#pragma omp simd
        for (long j = 0; j < n; ++j) a[j] = c[j] = f[j] * c[j] + i[j] * g[j];
        keep(activation, a, n);
        const float* v = values(activation, a, w.buffer + 4 * n, n);
#pragma omp simd
        for (long j = 0; j < n; ++j) h[j] = o[j] * v[j];
    }

    static void backward(Backward<LSTM>& b, long t) {
        for (long row = 0; row < b.rows; ++row)
            if (b.seen(row, t)) backward(b, row, b.kept(row, t), b.sums(row, t));
        b.go_back(0, 4, t);
    }

    static void backward(Backward<LSTM>& b, long row, const float* s, float* ds) {
        const long n = b.units;
        const Activation activation = b.task.activation, gate = b.task.gate;
        const float *i = values(gate, s, b.buffer, n), *f = values(gate, s + n, b.buffer + n, n),
                    *g = values(activation, s + 2 * n, b.buffer + 2 * n, n),
                    *o = values(gate, s + 3 * n, b.buffer + 3 * n, n), *before = s + 5 * n,
                    *v = values(activation, s + 6 * n, b.buffer + 4 * n, n);
        float *dh = b.dh + row * n, *dc = b.dc + row * n, *through_c = b.extra;
#pragma omp simd
        for (long j = 0; j < n; ++j) {
            ds[3 * n + j] = dh[j] * v[j];
            through_c[j] = dh[j] * o[j];
            dh[j] = 0.f;
        }
        descend(activation, s + 6 * n, through_c, n);
#pragma omp simd
        for (long j = 0; j < n; ++j) {
            const float d = dc[j] + through_c[j];
            ds[j] = d * g[j];
            ds[n + j] = d * before[j];
            ds[2 * n + j] = d * i[j];
            dc[j] = d * f[j];
        }
        descend(gate, s, ds, 2 * n);
        descend(activation, s + 2 * n, ds + 2 * n, n);
        descend(gate, s + 3 * n, ds + 3 * n, n);
    }

    static void finish(Backward<LSTM>& b) { b.finish_products(0, 4, 4); }
};

// h = z h + (1 - z) activation(s): the last thing that both kinds of GRU do, z and s first and third in the row
template <class Cell>
static void new_state(Forward<Cell>& w, long row, float* s) {
    const long n = w.units;
    keep(w.task.activation, s + 2 * n, n);
    const float *z = values(w.task.gate, s, w.buffer, n),
                *v = values(w.task.activation, s + 2 * n, w.buffer + n, n);
    float* h = w.h + row * n;
#pragma omp simd
    for (long j = 0; j < n; ++j) h[j] = z[j] * h[j] + (1.f - z[j]) * v[j];
}

// Its gradients by the sums of z and s; what goes to h directly stays in dh.
template <class Cell>
static void back_from_state(Backward<Cell>& b, long row, const float* s, float* ds) {
    const long n = b.units;
    const float *z = values(b.task.gate, s, b.buffer, n), *h = s + 3 * n,
                *v = values(b.task.activation, s + 2 * n, b.buffer + n, n);
    float* dh = b.dh + row * n;
#pragma omp simd
    for (long j = 0; j < n; ++j) {
        ds[j] = dh[j] * (h[j] - v[j]);
        ds[2 * n + j] = dh[j] * (1.f - z[j]);
        dh[j] *= z[j];
    }
    descend(b.task.gate, s, ds, n);
    descend(b.task.activation, s + 2 * n, ds + 2 * n, n);
}

// z, r, then the candidate's sum, whose product is that of r h; kept, too: r h, after dropout
struct GRU {
    static constexpr long gates = 3, kept = 5;
    static constexpr bool sums_are_products = true;

    static void forward(Forward<GRU>& w, long t) {
        w.multiply(w.h, 0, 2);
        for (long row = 0; row < w.rows; ++row)
            if (w.seen(row, t)) reset(w, row, w.sums(row, t));
        w.multiply_plainly(w.extra, 2, 1);
        for (long row = 0; row < w.rows; ++row) {
            float* s = w.sums(row, t);
            if (w.task.kept) copy(w.extra + row * w.units, s + 4 * w.units, w.units);
            if (!w.seen(row, t)) continue;
            w.complete(s, row, 2, 1);
            new_state(w, row, s);
        }
    }

    static void reset(Forward<GRU>& w, long row, float* s) {
        const long n = w.units;
        w.complete(s, row, 0, 2);
        keep(w.task.gate, s, 2 * n);
        const float *r = values(w.task.gate, s + n, w.buffer, n), *h = w.h + row * n;
        float* rh = w.extra + row * n;
#pragma omp simd
        for (long j = 0; j < n; ++j) rh[j] = r[j] * h[j];
        if (w.task.drops) multiply(w.kept_of_h(2) + row * n, rh, n);
    }

    static void multiply(const float* by, float* x, long n) {
#pragma omp simd
        for (long j = 0; j < n; ++j) x[j] *= by[j];
    }

    static void backward(Backward<GRU>& b, long t) {
        for (long row = 0; row < b.rows; ++row)
            if (b.seen(row, t)) back_from_state(b, row, b.kept(row, t), b.sums(row, t));
        b.go_back_plainly(2, 1, t, 0.f, b.extra);
        for (long row = 0; row < b.rows; ++row)
            if (b.seen(row, t)) back_from_reset(b, row, b.kept(row, t), b.sums(row, t));
        b.go_back(0, 2, t);
    }

    static void back_from_reset(Backward<GRU>& b, long row, const float* s, float* ds) {
        const long n = b.units;
        const float *r = values(b.task.gate, s + n, b.buffer, n), *h = s + 3 * n;
        float *drh = b.extra + row * n, *dh = b.dh + row * n;
        if (b.task.drops) multiply(b.kept_of_h(2) + row * n, drh, n);
#pragma omp simd
        for (long j = 0; j < n; ++j) {
            ds[n + j] = drh[j] * h[j];
            dh[j] += drh[j] * r[j];
        }
        descend(b.task.gate, s + n, ds + n, n);
    }

    static void finish(Backward<GRU>& b) {
        b.finish_products(0, 2, 3);
        b.finish_products(2, 1, 4, false);
    }
};

// The same, the candidate's product being that of h, and r multiplying it; kept, too: this product with its bias
struct GRUResetAfter {
    static constexpr long gates = 3, kept = 5;
    static constexpr bool sums_are_products = false;

    static void forward(Forward<GRUResetAfter>& w, long t) {
        w.multiply(w.h, 0, 3);
        for (long row = 0; row < w.rows; ++row)
            if (w.seen(row, t)) forward(w, row, w.sums(row, t));
    }

    static void forward(Forward<GRUResetAfter>& w, long row, float* s) {
        const long n = w.units;
        float* p = w.products + row * w.width;
        if (w.task.recurrent_bias) add(w.task.recurrent_bias, p, 3 * n);
        w.complete(s, row, 0, 2);
        keep(w.task.gate, s, 2 * n);
        const float* r = values(w.task.gate, s + n, w.buffer, n);
        if (w.task.kept) copy(p + 2 * n, s + 4 * n, n);
#pragma omp simd
        for (long j = 0; j < n; ++j) p[2 * n + j] *= r[j];
        w.complete(s, row, 2, 1);
        new_state(w, row, s);
    }

    static void backward(Backward<GRUResetAfter>& b, long t) {
        for (long row = 0; row < b.rows; ++row)
            if (b.seen(row, t)) backward(b, row, b.kept(row, t), b.sums(row, t), b.products(row, t));
        b.go_back(0, 3, t);
    }

    static void backward(Backward<GRUResetAfter>& b, long row, const float* s, float* ds, float* dp) {
        const long n = b.units;
        back_from_state(b, row, s, ds);
        const float *r = values(b.task.gate, s + n, b.buffer, n), *p = s + 4 * n;
#pragma omp simd
        for (long j = 0; j < n; ++j) {
            ds[n + j] = ds[2 * n + j] * p[j];
            dp[2 * n + j] = ds[2 * n + j] * r[j];
        }
        descend(b.task.gate, s + n, ds + n, n);
        copy(ds, dp, 2 * n);
    }

    static void finish(Backward<GRUResetAfter>& b) { b.finish_products(0, 3, 3); }
};
