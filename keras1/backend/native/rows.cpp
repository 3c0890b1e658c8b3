// Rows added to rows of a table: the gradient of an embedding.
#include <cstdint>

namespace {

// Adds row i of y to row index[i] of x; negative numbers count from the end.  The place of a number that is out of
// bounds, before anything is added; or -1.
template <class Real>
long add_rows(Real* x, long rows, long width, const int64_t* index, const Real* y, long count) {
    for (long i = 0; i < count; ++i)
        if (index[i] >= rows || index[i] < -rows) return i;
    for (long i = 0; i < count; ++i, y += width) {
        Real* row = x + (index[i] < 0 ? index[i] + rows : index[i]) * width;
        #pragma GCC ivdep
        for (long j = 0; j < width; ++j) row[j] += y[j];
    }
    return -1;
}

}  // namespace

extern "C" {

long add_rows_float(float* x, long rows, long width, const int64_t* index, const float* y, long count) {
    return add_rows(x, rows, width, index, y, count);
}

long add_rows_double(double* x, long rows, long width, const int64_t* index, const double* y, long count) {
    return add_rows(x, rows, width, index, y, count);
}
}
