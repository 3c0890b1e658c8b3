// Pooling of float32 and its gradients, with Theano's rules: a gradient goes to all the largest values of a window.
//
// An array is seen as (outer, sizes of three axes, inner): inner is 1 if channels stand first, else their number;
// axes that are not there have size 1.  Sums run in the order of Theano's loops, so that values are equal to its own.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "cores.h"

namespace {

enum Mode : int64_t { LARGEST, SUM, MEAN };
constexpr int64_t WORTH = 1 << 16;  // additions or comparisons that a piece of the work has at least

// As Python describes it.
struct Problem {
    int64_t mode, with_padding, outer, inner;
    int64_t size[3], results[3], window[3], stride[3], padding[3];

    int64_t plane() const { return size[0] * size[1] * size[2] * inner; }
    int64_t row() const { return results[2] * inner; }
    int64_t results_plane() const { return results[0] * results[1] * row(); }
    int64_t work() const { return results_plane() * window[0] * window[1] * window[2]; }
};

// The part of a window along one axis that lies inside, and the size that counts in a mean.
struct Extent {
    int64_t begin, end, counted;
};

std::vector<Extent> extents(const Problem& problem, int axis) {
    std::vector<Extent> all;
    const int64_t size = problem.size[axis], padding = problem.padding[axis];
    for (int64_t i = 0; i < problem.results[axis]; ++i) {
        const int64_t start = i * problem.stride[axis] - padding, end = start + problem.window[axis];
        const int64_t first = std::max<int64_t>(start, 0), last = std::min(end, size);
        all.push_back({first, last, problem.with_padding ? std::min(end, size + padding) - start : last - first});
    }
    return all;
}

// One element of each window of a row: those of windows from `begin` to `end`, of which the first is at `at`.
struct Column {
    int64_t begin, end, at;
};

std::vector<Column> columns(const Problem& problem) {
    std::vector<Column> all;
    const int64_t size = problem.size[2], stride = problem.stride[2];
    for (int64_t i = 0; i < problem.window[2]; ++i) {
        const int64_t start = i - problem.padding[2];  // where it lies in the first window
        const int64_t begin = start < 0 ? (-start + stride - 1) / stride : 0;
        const int64_t end = start < size ? std::min(problem.results[2], (size - 1 - start) / stride + 1) : 0;
        all.push_back({begin, end, start + begin * stride});
    }
    return all;
}

// Calls act(result, input) for each window's element of a column; the stride is known to the compiler if it is small.
template <int64_t stride, class Act>
void along(const Problem& problem, const Column& column, const Act& act) {
    const int64_t step = stride ? stride : problem.stride[2];
    if (problem.inner == 1) {
#pragma omp simd
        for (int64_t i = column.begin; i < column.end; ++i) act(i, column.at + (i - column.begin) * step);
        return;
    }
    for (int64_t i = column.begin, at = column.at; i < column.end; ++i, at += step)
#pragma omp simd
        for (int64_t k = 0; k < problem.inner; ++k) act(i * problem.inner + k, at * problem.inner + k);
}

template <class Act>
void along(const Problem& problem, const Column& column, const Act& act) {
    switch (problem.stride[2]) {
        case 1: return along<1>(problem, column, act);
        case 2: return along<2>(problem, column, act);
        default: return along<0>(problem, column, act);
    }
}

class Pooling {
  public:
    explicit Pooling(const Problem& problem)
        : problem_(problem), depth_(extents(problem, 0)), height_(extents(problem, 1)), width_(extents(problem, 2)),
          columns_(columns(problem)) {}

    void values(const float* x, float* results) const {
        in_pieces_of_planes([&](int64_t plane) {
            float* row = results + plane * problem_.results_plane();
            for_rows([&](const Extent& deep, const Extent& high) {
                row_of_values(x + plane * problem_.plane(), deep, high, row);
                row += problem_.row();
            });
        });
    }

    void gradient(const float* x, const float* largest, const float* gradient, float* result) const {
        in_pieces_of_planes([&](int64_t plane) {
            const int64_t input = plane * problem_.plane(), output = plane * problem_.results_plane();
            std::fill_n(result + input, problem_.plane(), 0.f);
            if (problem_.mode == LARGEST) to_the_largest(x + input, largest + output, gradient + output, result + input);
            else to_all(gradient + output, result + input);
        });
    }

  private:
    template <class Act>
    void in_pieces_of_planes(const Act& act) const {
        const int64_t step = std::max<int64_t>(1, WORTH / std::max<int64_t>(1, problem_.work()));
        in_pieces((problem_.outer + step - 1) / step, [&](int64_t piece) {
            for (int64_t i = piece * step; i < std::min(problem_.outer, (piece + 1) * step); ++i) act(i);
        });
    }

    template <class Act>
    void for_rows(const Act& act) const {
        for (const Extent& deep : depth_)
            for (const Extent& high : height_) act(deep, high);
    }

    // Calls act with the place of each row of the input that windows of one row of results lie on.
    template <class Act>
    void for_inputs(const Extent& deep, const Extent& high, const Act& act) const {
        const int64_t width = problem_.size[2] * problem_.inner;
        for (int64_t i = deep.begin; i < deep.end; ++i)
            for (int64_t j = high.begin; j < high.end; ++j) act((i * problem_.size[1] + j) * width);
    }

    void row_of_values(const float* x, const Extent& deep, const Extent& high, float* row) const {
        const int64_t inner = problem_.inner, first = (deep.begin * problem_.size[1] + high.begin) * problem_.size[2];
        for (int64_t i = 0; i < problem_.results[2]; ++i)
            for (int64_t k = 0; k < inner; ++k)
                row[i * inner + k] = problem_.mode == LARGEST ? x[(first + width_[i].begin) * inner + k] : 0.f;
        for_inputs(deep, high, [&](int64_t place) {
            const float* from = x + place;
            for (const Column& column : columns_)
                if (problem_.mode == LARGEST)
                    along(problem_, column, [=](int64_t i, int64_t at) { row[i] = from[at] > row[i] ? from[at] : row[i]; });
                else
                    along(problem_, column, [=](int64_t i, int64_t at) { row[i] += from[at]; });
        });
        if (problem_.mode == MEAN) divide(row, deep.counted * high.counted, row);
    }

    void divide(const float* row, int64_t counted, float* results) const {
        for (int64_t i = 0; i < problem_.results[2]; ++i)
            for (int64_t k = 0; k < problem_.inner; ++k)
                results[i * problem_.inner + k] = row[i * problem_.inner + k] / (counted * width_[i].counted);
    }

    // A value that several windows share gets its gradients from the first window on: columns run backwards.
    void to_the_largest(const float* x, const float* largest, const float* gradient, float* result) const {
        for_rows([&](const Extent& deep, const Extent& high) {
            for_inputs(deep, high, [&](int64_t place) {
                const float* from = x + place;
                float* to = result + place;
                for (auto column = columns_.rbegin(); column != columns_.rend(); ++column)
                    along(problem_, *column, [=](int64_t i, int64_t at) {
                        to[at] += from[at] == largest[i] ? gradient[i] : 0.f;
                    });
            });
            largest += problem_.row();
            gradient += problem_.row();
        });
    }

    void to_all(const float* gradient, float* result) const {
        std::vector<float> share(problem_.row());
        for_rows([&](const Extent& deep, const Extent& high) {
            const float* row = gradient;
            if (problem_.mode == MEAN) divide(gradient, deep.counted * high.counted, share.data()), row = share.data();
            for_inputs(deep, high, [&](int64_t place) {
                float* to = result + place;
                for (auto column = columns_.rbegin(); column != columns_.rend(); ++column)
                    along(problem_, *column, [=](int64_t i, int64_t at) { to[at] += row[i]; });
            });
            gradient += problem_.row();
        });
    }

    const Problem& problem_;
    const std::vector<Extent> depth_, height_, width_;
    const std::vector<Column> columns_;
};

}  // namespace

extern "C" {

void pool(const int64_t* problem, const float* x, float* results) {
    Pooling(*reinterpret_cast<const Problem*>(problem)).values(x, results);
}

// x and largest are looked at for the mode LARGEST only.
void pool_gradient(const int64_t* problem, const float* x, const float* largest, const float* gradient,
                   float* result) {
    Pooling(*reinterpret_cast<const Problem*>(problem)).gradient(x, largest, gradient, result);
}
}
