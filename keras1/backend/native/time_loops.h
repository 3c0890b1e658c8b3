// A block of samples on its way through time, forward and back; what a cell does at a step stands in cells.h.
#pragma once

#include "recurrence.h"

// What both directions know of a block.
template <class Cell>
struct Block {
    Block(const Task& task, const Weights& weights, long first, long rows)
        : task(task), weights(weights), first(first), rows(rows), units(task.units), width(Cell::gates * units) {}

    // The place in the input of a step of the loop.
    long place(long step) const { return task.backwards ? task.time - 1 - step : step; }

    bool seen(long row, long t) const { return !task.mask || task.mask[(first + row) * task.time + t]; }

    // From an array (samples, time, size): what belongs to a sample of this block and a place.
    template <class Element>
    Element* at(Element* array, long row, long t, long size) const {
        return array + ((first + row) * task.time + t) * size;
    }

    const float* kept_of_h(long gate) const {
        return task.kept_of_h[task.drops == 1 ? 0 : gate] + first * units;
    }

    // Calls do(gate, count) for the gates that have one product: all together, or each if each drops its own.
    template <class Function>
    void by_dropout(long gate, long count, const Function& function) const {
        const long together = task.drops < 2 ? count : 1;
        for (long g = gate; g < gate + count; g += together) function(g, together);
    }

    const Task& task;
    const Weights& weights;
    const long first, rows, units, width;
};

template <class Cell>
struct Forward : Block<Cell> {
    using Block<Cell>::task;
    using Block<Cell>::weights;
    using Block<Cell>::first;
    using Block<Cell>::rows;
    using Block<Cell>::units;
    using Block<Cell>::width;

    Forward(const Task& task, const Weights& weights, long first, long rows)
        : Block<Cell>(task, weights, first, rows), h(rows * units), c(rows * units), output(rows * units, 0.f),
          products(rows * width), masked(rows * units), extra(rows * units, 0.f), buffer(5 * units),
          row_size(task.kept ? Cell::kept * units : width), own_sums(task.kept ? 0 : rows * task.time * width) {
        begin(task.h0, h);
        begin(task.c0, c);
    }

    void run() {
        project();
        for (long step = 0; step < task.time; ++step) {
            const long t = this->place(step);
            if (task.kept)
                for (long row = 0; row < rows; ++row) copy(h + row * units, sums(row, t) + width, units);
            Cell::forward(*this, t);
            for (long row = 0; row < rows; ++row) give(row, step, t);
        }
        copy(output, task.last + first * units, rows * units);
        copy(h, task.h + first * units, rows * units);
        if (task.c) copy(c, task.c + first * units, rows * units);
    }

    // The gates' sums of a sample at a place, and behind them, if there is a gradient to come, what else is kept.
    float* sums(long row, long t) const {
        return (task.kept ? task.kept + first * task.time * row_size : own_sums) + (row * task.time + t) * row_size;
    }

    // Products of h, or of another state, and U.
    void multiply(const float* state, long gate, long count) {
        this->by_dropout(gate, count, [&](long gate, long count) {
            const float* factor = state;
            if (task.drops) {
                const float* kept = this->kept_of_h(gate);
#pragma omp simd
                for (long i = 0; i < rows * units; ++i) masked[i] = state[i] * kept[i];
                factor = masked;
            }
            multiply_plainly(factor, gate, count);
        });
    }

    void multiply_plainly(const float* state, long gate, long count) {
        product(false, false, rows, count * units, units, state, units, weights.U + gate * units, width, 0.f,
                products + gate * units, width);
    }

    // The products and the bias join the input's part of the sums.
    void complete(float* sums, long row, long gate, long count) {
        add(products + row * width + gate * units, sums + gate * units, count * units);
        if (weights.b) add(weights.b + gate * units, sums + gate * units, count * units);
    }

    Buffer h, c, output, products, masked, extra, buffer;
    const long row_size;
    Buffer own_sums;

private:
    void begin(const float* given, float* state) {
        if (given)
            copy(given + first * units, state, rows * units);
        else
            std::fill_n(state, rows * units, 0.f);
    }

    void project() {
        const long steps = rows * task.time;
        if (weights.W)
            return product(false, false, steps, width, task.features, this->at(task.x, 0, 0, task.features),
                           task.features, weights.W, width, 0.f, sums(0, 0), row_size);
        for (long i = 0; i < steps; ++i)
            copy(this->at(task.x, 0, 0, width) + i * width, sums(0, 0) + i * row_size, width);
    }

    // The output of a step: h; where it is masked the last one, or zero.
    void give(long row, long step, long t) {
        float* own = output + row * units;
        if (this->seen(row, t))
            copy(h + row * units, own, units);
        else if (task.zeros)
            std::fill_n(own, units, 0.f);
        if (task.outputs) copy(own, this->at(task.outputs, row, step, units), units);
    }
};

// Sums of gradients by the weights.
class Gradients {
public:
    Gradients(const Task& task, long gates)
        : task(task), width(gates * task.units), W(task.dW[0] ? task.features * width : 0, 0.f),
          U(task.dU[0] ? task.units * width : 0, 0.f), b(width, 0.f), recurrent_bias(width, 0.f) {}

    void add(const Gradients& other) {
        if (task.dW[0]) ::add(other.W, W, task.features * width);
        if (task.dU[0]) ::add(other.U, U, task.units * width);
        ::add(other.b, b, width);
        ::add(other.recurrent_bias, recurrent_bias, width);
    }

    void hand_over() const {
        if (task.dW[0]) divide(W, task.dW, task.parts_W, task.features, width);
        if (task.dU[0]) divide(U, task.dU, task.parts_U, task.units, width);
        divide(b, task.db, task.parts_b, 1, width);
        if (task.d_recurrent_bias) copy(recurrent_bias, task.d_recurrent_bias, width);
    }

private:
    const Task& task;
    const long width;

public:
    Buffer W, U, b, recurrent_bias;
};

template <class Cell>
struct Backward : Block<Cell> {
    using Block<Cell>::task;
    using Block<Cell>::weights;
    using Block<Cell>::first;
    using Block<Cell>::rows;
    using Block<Cell>::units;
    using Block<Cell>::width;

    Backward(const Task& task, const Weights& weights, long first, long rows, Gradients& gradients)
        : Block<Cell>(task, weights, first, rows), dh(rows * units), dc(rows * units), extra(rows * units, 0.f),
          buffer(5 * units), gradients(gradients), repeated(rows * units, 0.f), product_of_gates(rows * units),
          own_sums(hands_over_sums() ? 0 : rows * task.time * width),
          own_products(Cell::sums_are_products ? 0 : rows * task.time * width) {
        begin(task.d_h, dh);
        begin(task.d_c, dc);
    }

    void run() {
        for (long step = task.time - 1; step >= 0; --step) {
            const long t = this->place(step);
            for (long row = 0; row < rows; ++row) take(row, step, t);
            Cell::backward(*this, t);
        }
        if (task.dh0) copy(dh, task.dh0 + first * units, rows * units);
        if (task.dc0) copy(dc, task.dc0 + first * units, rows * units);
        finish_input();
        if (task.dU[0]) Cell::finish(*this);
    }

    const float* kept(long row, long t) const { return this->at(task.kept, row, t, Cell::kept * units); }

    // Gradients by the gates' sums, and by the products with U among them.
    float* sums(long row, long t) const {
        return (hands_over_sums() ? task.dx + first * task.time * width : own_sums) + (row * task.time + t) * width;
    }
    float* products(long row, long t) const {
        return Cell::sums_are_products ? sums(row, t) : own_products + (row * task.time + t) * width;
    }

    // Through the products with U back to h.
    void go_back(long gate, long count, long t) {
        this->by_dropout(gate, count, [&](long gate, long count) {
            if (!task.drops) return go_back_plainly(gate, count, t, 1.f, dh);
            go_back_plainly(gate, count, t, 0.f, product_of_gates);
            const float* kept = this->kept_of_h(gate);
#pragma omp simd
            for (long i = 0; i < rows * units; ++i) dh[i] += kept[i] * product_of_gates[i];
        });
    }

    void go_back_plainly(long gate, long count, long t, float beta, float* result) {
        product(false, true, rows, units, count * units, products(0, t) + gate * units, task.time * width,
                weights.U + gate * units, width, beta, result, units);
    }

    // The gradient by U of gates whose factor, before dropout, stands in what was kept.
    void finish_products(long gate, long count, long place, bool drops = true) {
        const long steps = rows * task.time, row_size = Cell::kept * units;
        const float* factors = kept(0, 0) + place * units;
        if (!task.drops || !drops) return finish_plainly(gate, count, factors, row_size);
        Buffer masked(steps * units);
        this->by_dropout(gate, count, [&](long gate, long count) {
            for (long i = 0; i < steps; ++i) {
                const float *kept = this->kept_of_h(gate) + i / task.time * units, *factor = factors + i * row_size;
#pragma omp simd
                for (long j = 0; j < units; ++j) masked[i * units + j] = kept[j] * factor[j];
            }
            finish_plainly(gate, count, masked, units);
        });
    }

    Buffer dh, dc, extra, buffer;
    Gradients& gradients;

private:
    Buffer repeated, product_of_gates, own_sums, own_products;

    bool hands_over_sums() const { return !weights.W && task.dx; }

    void begin(const float* given, float* gradient) {
        if (given)
            copy(given + first * units, gradient, rows * units);
        else
            std::fill_n(gradient, rows * units, 0.f);
    }

    // The gradient by a step's output goes to h, or, where it is masked, to the output that was repeated.
    void take(long row, long step, long t) {
        float* output = repeated + row * units;
        if (task.d_last && step == task.time - 1) add(task.d_last + (first + row) * units, output, units);
        if (task.d_outputs) add(this->at(task.d_outputs, row, step, units), output, units);
        const bool seen = this->seen(row, t);
        if (seen) add(output, dh + row * units, units);
        if (seen || task.zeros) std::fill_n(output, units, 0.f);
        if (seen) return;
        std::fill_n(sums(row, t), width, 0.f);
        std::fill_n(products(row, t), width, 0.f);
    }

    // Gradients by x, W and the bias.
    void finish_input() {
        const long steps = rows * task.time, features = task.features;
        if (weights.W && task.dx)
            product(false, true, steps, features, width, sums(0, 0), width, weights.W, width, 0.f,
                    this->at(task.dx, 0, 0, features), features);
        if (task.dW[0])
            product(true, false, features, width, steps, this->at(task.x, 0, 0, features), features, sums(0, 0),
                    width, 1.f, gradients.W, width);
        if (weights.b)
            for (long i = 0; i < steps; ++i) add(sums(0, 0) + i * width, gradients.b, width);
        if (task.recurrent_bias)
            for (long i = 0; i < steps; ++i) add(products(0, 0) + i * width, gradients.recurrent_bias, width);
    }

    void finish_plainly(long gate, long count, const float* factors, long factor_size) {
        product(true, false, units, count * units, rows * task.time, factors, factor_size,
                products(0, 0) + gate * units, width, 1.f, gradients.U + gate * units, width);
    }
};
