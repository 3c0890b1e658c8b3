// Matrix products: Theano's calls of sgemm_ and dgemm_, the large ones shared by the cores.
//
// C = alpha op(A) op(B) + beta C, in Fortran's order.  C is cut into pieces along its longer side; each is a product
// by the wheel's OpenBLAS on one thread.  The pieces follow from the sizes and the number of cores alone, and each
// sum runs over the same terms as in the whole.
#include "cores.h"

#include <algorithm>

extern "C" {
void scipy_sgemm_(const char*, const char*, const int*, const int*, const int*, const float*, const float*,
                  const int*, const float*, const int*, const float*, float*, const int*);
void scipy_dgemm_(const char*, const char*, const int*, const int*, const int*, const double*, const double*,
                  const int*, const double*, const int*, const double*, double*, const int*);
}

namespace {

const double WORTH_SHARING = 4e6, A_PIECE = 2e6;  // multiplications
const int ROUND = 16;                             // rows or columns that OpenBLAS takes at once

bool is_plain(char transposition) { return transposition == 'n' || transposition == 'N'; }

// Rows or columns of a piece.
int width(int side, double multiplications) {
    const double pieces = std::min(multiplications / A_PIECE, 2.0 * keras1_cores());
    const int whole = static_cast<int>(side / pieces) + 1;
    return (whole + ROUND - 1) / ROUND * ROUND;
}

template <class Real, class Blas>
void product(Blas gemm, const char* ta, const char* tb, const int* m, const int* n, const int* k, const Real* alpha,
             const Real* a, const int* lda, const Real* b, const int* ldb, const Real* beta, Real* c,
             const int* ldc) {
    const double multiplications = double(*m) * *n * *k;
    if (multiplications < WORTH_SHARING || keras1_cores() < 2)
        return gemm(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    const bool by_columns = *n >= *m;
    const int side = by_columns ? *n : *m, step = width(side, multiplications);
    in_pieces((side + step - 1) / step, [&](long piece) {
        const long first = piece * step;
        const int size = std::min<long>(step, side - first);
        if (by_columns)
            gemm(ta, tb, m, &size, k, alpha, a, lda, b + first * (is_plain(*tb) ? *ldb : 1), ldb, beta,
                 c + first * *ldc, ldc);
        else
            gemm(ta, tb, &size, n, k, alpha, a + first * (is_plain(*ta) ? 1 : *lda), lda, b, ldb, beta, c + first,
                 ldc);
    });
}

}  // namespace

extern "C" {

void keras1_sgemm_(const char* ta, const char* tb, const int* m, const int* n, const int* k, const float* alpha,
                   const float* a, const int* lda, const float* b, const int* ldb, const float* beta, float* c,
                   const int* ldc) {
    product(scipy_sgemm_, ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

void keras1_dgemm_(const char* ta, const char* tb, const int* m, const int* n, const int* k, const double* alpha,
                   const double* a, const int* lda, const double* b, const int* ldb, const double* beta, double* c,
                   const int* ldc) {
    product(scipy_dgemm_, ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}
}
