// Sums along some axes of an array, in double precision: what lies side by side in memory is added side by side.
//
// Axes that are summed, and axes that are kept, each become one where they lie one behind the other.  The axis of the
// smallest stride is the innermost loop: summed, it is a run of numbers; kept, it is a row of sums.
#include "cores.h"

#include <algorithm>
#include <cstdlib>

namespace {

const int MOST = 32, LANES = 32;
const long ROW = 512;          // sums that are in work at a time
const long A_PIECE = 1 << 17;  // numbers that are worth another core

struct Axis {
    long size, stride, step;  // stride in bytes of the array, step in places of the result
};

// Axes within each other, walked through from the last to the first.
struct Axes {
    int count = 0;
    Axis axes[MOST];

    void add(Axis axis) {
        if (axis.size == 1) return;
        if (count && axes[count - 1].stride == axis.stride * axis.size)
            axes[count - 1] = {axes[count - 1].size * axis.size, axis.stride, axis.step};
        else
            axes[count++] = axis;
    }

    int smallest() const {
        return std::min_element(axes, axes + count, [](const Axis& a, const Axis& b) {
                   return std::labs(a.stride) < std::labs(b.stride);
               }) - axes;
    }

    long least() const { return std::labs(axes[smallest()].stride); }

    Axis take_smallest() {
        const int place = smallest();
        const Axis taken = axes[place];
        std::copy(axes + place + 1, axes + count--, axes + place);
        return taken;
    }

    long size() const {
        long product = 1;
        for (int i = 0; i < count; ++i) product *= axes[i].size;
        return product;
    }

    // Where the place of that number lies, in strides or steps.
    long at(long number, long Axis::*unit) const {
        long found = 0;
        for (int i = count; i--; number /= axes[i].size) found += number % axes[i].size * (axes[i].*unit);
        return found;
    }
};

template <class Real>
double run(const char* first, Axis axis) {
    double sum = 0, lanes[LANES] = {0};
    long i = 0;
    if (axis.stride == sizeof(Real)) {
        const Real* x = reinterpret_cast<const Real*>(first);
        for (; i + LANES <= axis.size; i += LANES)
            for (int lane = 0; lane < LANES; ++lane) lanes[lane] += x[i + lane];
        for (int lane = 0; i && lane < LANES; ++lane) sum += lanes[lane];
    }
    for (; i < axis.size; ++i) sum += *reinterpret_cast<const Real*>(first + i * axis.stride);
    return sum;
}

template <class Real>
void add_row(double* sums, const char* first, long size, long stride) {
    if (stride == sizeof(Real)) {
        const Real* x = reinterpret_cast<const Real*>(first);
        #pragma GCC ivdep
        for (long i = 0; i < size; ++i) sums[i] += x[i];
    } else {
        for (long i = 0; i < size; ++i) sums[i] += *reinterpret_cast<const Real*>(first + i * stride);
    }
}

// Calls work(i) for each i below `count`, on several cores if there are many numbers.
template <class Work>
void for_each(long count, long numbers, const Work& work) {
    const long pieces = std::min(count, 1 + numbers / A_PIECE);
    in_pieces(pieces, [&](long piece) {
        for (long i = count * piece / pieces; i < count * (piece + 1) / pieces; ++i) work(i);
    });
}

template <class Real, class Sum>
void by_runs(const char* x, const Axes& kept, Axes summed, Sum* sums) {
    const Axis inner = summed.take_smallest();
    const long runs = summed.size(), places = kept.size();
    for_each(places, places * runs * inner.size, [&](long place) {
        const char* first = x + kept.at(place, &Axis::stride);
        double sum = 0;
        for (long number = 0; number < runs; ++number)
            sum += run<Real>(first + summed.at(number, &Axis::stride), inner);
        sums[place] = static_cast<Sum>(sum);
    });
}

template <class Real, class Sum>
void by_rows(const char* x, Axes kept, const Axes& summed, Sum* sums) {
    const Axis inner = kept.take_smallest();
    const long rows = summed.size(), parts = (inner.size + ROW - 1) / ROW, places = kept.size();
    for_each(places * parts, places * rows * inner.size, [&](long place) {
        const long begin = place % parts * ROW, size = std::min(ROW, inner.size - begin);
        const char* first = x + kept.at(place / parts, &Axis::stride) + begin * inner.stride;
        double row[ROW];
        std::fill(row, row + size, 0.);
        for (long number = 0; number < rows; ++number)
            add_row<Real>(row, first + summed.at(number, &Axis::stride), size, inner.stride);
        Sum* out = sums + kept.at(place / parts, &Axis::step) + begin * inner.step;
        for (long i = 0; i < size; ++i) out[i * inner.step] = static_cast<Sum>(row[i]);
    });
}

template <class Real, class Sum>
void sum(const char* x, const Axes& kept, const Axes& summed, Sum* sums) {
    if (!kept.size()) return;
    if (!summed.size()) return std::fill(sums, sums + kept.size(), Sum(0));
    if (kept.count && (!summed.count || kept.least() < summed.least()))
        by_rows<Real>(x, kept, summed, sums);
    else
        by_runs<Real>(x, kept, summed, sums);
}

template <class Real>
void sum(const char* x, const Axes& kept, const Axes& summed, void* sums, bool wide) {
    if (wide)
        sum<Real>(x, kept, summed, static_cast<double*>(sums));
    else
        sum<Real>(x, kept, summed, static_cast<float*>(sums));
}

}  // namespace

// Sums of an array of floats, or of doubles if `wide`, along the axes whose bit in `along` is set.  The result has no
// gaps; it is of doubles if `wide_sums`.
extern "C" void keras1_sum(const char* x, bool wide, int ndim, const long* shape, const long* strides,
                           unsigned long along, void* sums, bool wide_sums) {
    Axes kept, summed;
    long steps[MOST], step = 1;
    for (int axis = ndim; axis--;) {
        steps[axis] = step;
        if (!(along >> axis & 1)) step *= shape[axis];
    }
    for (int axis = 0; axis < ndim; ++axis)
        (along >> axis & 1 ? summed : kept).add({shape[axis], strides[axis], steps[axis]});
    if (!kept.count && !summed.count) summed.axes[summed.count++] = {1, 0, 0};
    if (wide)
        sum<double>(x, kept, summed, sums, wide_sums);
    else
        sum<float>(x, kept, summed, sums, wide_sums);
}
