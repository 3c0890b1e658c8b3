// Pooling of float32 and its gradients, with Theano's rules: a gradient goes to all the largest values of a window.
//
// The loops run over windows, over the elements of each, and innermost over channels that lie side by side.  Arrays
// whose channels stand first are turned, some planes at a time, so that they do.  Sums run in the order of Theano's
// loops: values are equal to its own.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "cores.h"

namespace {

enum Mode : int64_t { LARGEST, SUM, MEAN };
constexpr int64_t PLANES = 16;       // that are turned together: floats of a register, where these are longest
constexpr int64_t WORTH = 1 << 16;  // additions or comparisons that a piece of the work has at least

// As Python describes it: an array is seen as (outer, sizes of three axes, inner), where inner is the number of
// channels if they stand last, else 1.
struct Problem {
    int64_t mode, with_padding, outer, inner;
    int64_t size[3], results[3], window[3], stride[3], padding[3];

    int64_t places() const { return size[0] * size[1] * size[2]; }
    int64_t windows() const { return results[0] * results[1] * results[2]; }
    int64_t work() const { return windows() * window[0] * window[1] * window[2] * inner; }
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

struct Windows {
    const Problem& problem;
    const std::vector<Extent> deep, high, wide;

    explicit Windows(const Problem& of)
        : problem(of), deep(extents(of, 0)), high(extents(of, 1)), wide(extents(of, 2)) {}

    // Calls act(number, one, other, third) for each window, with its extents.
    template <class Act>
    void each(const Act& act) const {
        int64_t number = 0;
        for (const Extent& one : deep)
            for (const Extent& other : high)
                for (const Extent& third : wide) act(number++, one, other, third);
    }

    // Calls act(place) for each element of a window.
    template <class Act>
    void inside(const Extent& one, const Extent& other, const Extent& third, const Act& act) const {
        for (int64_t i = one.begin; i < one.end; ++i)
            for (int64_t j = other.begin; j < other.end; ++j) {
                const int64_t row = (i * problem.size[1] + j) * problem.size[2];
                for (int64_t place = row + third.begin; place < row + third.end; ++place) act(place);
            }
    }
};

// ---- n channels side by side

void values(const Windows& windows, int64_t n, const float* x, float* results) {
    const int64_t mode = windows.problem.mode;
    windows.each([=, &windows](int64_t number, const Extent& one, const Extent& other, const Extent& third) {
        float* result = results + number * n;
        const int64_t row = (one.begin * windows.problem.size[1] + other.begin) * windows.problem.size[2];
        if (mode == LARGEST) std::copy_n(x + (row + third.begin) * n, n, result);
        else std::fill_n(result, n, 0.f);
        windows.inside(one, other, third, [=](int64_t place) {
            const float* from = x + place * n;
            if (mode == LARGEST)
#pragma omp simd
                for (int64_t k = 0; k < n; ++k) result[k] = from[k] > result[k] ? from[k] : result[k];
            else
#pragma omp simd
                for (int64_t k = 0; k < n; ++k) result[k] += from[k];
        });
        if (mode != MEAN) return;
        const float counted = one.counted * other.counted * third.counted;
        for (int64_t k = 0; k < n; ++k) result[k] /= counted;
    });
}

void gradients(const Windows& windows, int64_t n, const float* x, const float* largest, const float* gradient,
               float* result) {
    const int64_t mode = windows.problem.mode;
    std::fill_n(result, windows.problem.places() * n, 0.f);
    windows.each([=, &windows](int64_t number, const Extent& one, const Extent& other, const Extent& third) {
        const float *most = largest + number * n, *given = gradient + number * n;
        const float counted = mode == MEAN ? one.counted * other.counted * third.counted : 1;
        windows.inside(one, other, third, [=](int64_t place) {
            const float* from = x + place * n;
            float* to = result + place * n;
            if (mode == LARGEST)
#pragma omp simd
                for (int64_t k = 0; k < n; ++k) {
                    const float share = given[k];  // read in any case, so that the loop becomes one of vectors
                    to[k] += from[k] == most[k] ? share : 0.f;
                }
            else
#pragma omp simd
                for (int64_t k = 0; k < n; ++k) to[k] += given[k] / counted;
        });
    });
}

// ---- Turning planes

typedef float Four __attribute__((vector_size(16), aligned(4)));

// Four of the eight floats of two registers, by their places: each compiler has its own word for it.
#ifdef __clang__
#define SELECTED(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
typedef int32_t Order __attribute__((vector_size(16)));
#define SELECTED(a, b, ...) __builtin_shuffle(a, b, Order{__VA_ARGS__})
#endif

void turn_four(const float* from, int64_t from_step, float* to, int64_t to_step) {
    const auto row = [=](int64_t i) { return *reinterpret_cast<const Four*>(from + i * from_step); };
    const Four a = SELECTED(row(0), row(1), 0, 4, 1, 5), b = SELECTED(row(2), row(3), 0, 4, 1, 5);
    const Four c = SELECTED(row(0), row(1), 2, 6, 3, 7), d = SELECTED(row(2), row(3), 2, 6, 3, 7);
    const Four turned[4] = {SELECTED(a, b, 0, 1, 4, 5), SELECTED(a, b, 2, 3, 6, 7), SELECTED(c, d, 0, 1, 4, 5),
                            SELECTED(c, d, 2, 3, 6, 7)};
    for (int64_t i = 0; i < 4; ++i) *reinterpret_cast<Four*>(to + i * to_step) = turned[i];
}

// A matrix (rows, columns) as (columns, rows).
void turn(const float* from, int64_t rows, int64_t columns, float* to) {
    const int64_t whole_rows = rows / 4 * 4, whole_columns = columns / 4 * 4;
    for (int64_t column = 0; column < whole_columns; column += 4)
        for (int64_t row = 0; row < whole_rows; row += 4)
            turn_four(from + row * columns + column, columns, to + column * rows + row, rows);
    for (int64_t column = 0; column < columns; ++column)
        for (int64_t row = column < whole_columns ? whole_rows : 0; row < rows; ++row)
            to[column * rows + row] = from[row * columns + column];
}

// Memory that a thread keeps for the next call; registers of channels begin with a line of the cache.
float* store(size_t floats) {
    struct Line {
        alignas(64) float floats[16];
    };
    thread_local std::vector<Line> kept;
    if (kept.size() * 16 < floats) kept.resize(floats / 16 + 1);
    return kept.front().floats;
}

// ---- The whole, in pieces

// Calls act(first, number) for planes, or for samples if channels stand last.
template <class Act>
void in_pieces_of(const Problem& problem, int64_t step, const Act& act) {
    const int64_t steps = std::max<int64_t>(1, WORTH / std::max<int64_t>(1, problem.work() * step));
    const int64_t all = (problem.outer + step - 1) / step;
    in_pieces((all + steps - 1) / steps, [&](int64_t piece) {
        for (int64_t i = piece * steps; i < std::min(all, (piece + 1) * steps); ++i)
            act(i * step, std::min(step, problem.outer - i * step));
    });
}

void pool_planes(const Windows& windows, const float* x, float* results) {
    const int64_t places = windows.problem.places(), number = windows.problem.windows();
    in_pieces_of(windows.problem, PLANES, [&](int64_t first, int64_t n) {
        float *turned = store((places + number) * n), *found = turned + places * n;
        turn(x + first * places, n, places, turned);
        values(windows, n, turned, found);
        turn(found, number, n, results + first * number);
    });
}

void planes_gradient(const Windows& windows, const float* x, const float* largest, const float* gradient,
                     float* result) {
    const int64_t places = windows.problem.places(), number = windows.problem.windows();
    in_pieces_of(windows.problem, PLANES, [&](int64_t first, int64_t n) {
        float *from = store(2 * (places + number) * n), *to = from + places * n;
        float *most = to + places * n, *given = most + number * n;
        if (windows.problem.mode == LARGEST) {
            turn(x + first * places, n, places, from);
            turn(largest + first * number, n, number, most);
        }
        turn(gradient + first * number, n, number, given);
        gradients(windows, n, from, most, given, to);
        turn(to, places, n, result + first * places);
    });
}

}  // namespace

extern "C" {

void pool(const int64_t* described, const float* x, float* results) {
    const Problem& problem = *reinterpret_cast<const Problem*>(described);
    const Windows windows(problem);
    if (problem.inner == 1) return pool_planes(windows, x, results);
    const int64_t input = problem.places() * problem.inner, output = problem.windows() * problem.inner;
    in_pieces_of(problem, 1, [&](int64_t i, int64_t) {
        values(windows, problem.inner, x + i * input, results + i * output);
    });
}

// x and largest are looked at for the mode LARGEST only.
void pool_gradient(const int64_t* described, const float* x, const float* largest, const float* gradient,
                   float* result) {
    const Problem& problem = *reinterpret_cast<const Problem*>(described);
    const Windows windows(problem);
    if (problem.inner == 1) return planes_gradient(windows, x, largest, gradient, result);
    const int64_t input = problem.places() * problem.inner, output = problem.windows() * problem.inner;
    in_pieces_of(problem, 1, [&](int64_t i, int64_t) {
        gradients(windows, problem.inner, x + i * input, largest + i * output, gradient + i * output,
                  result + i * input);
    });
}
}
