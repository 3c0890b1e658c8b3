// Matrix products: Theano's calls of sgemm_ and dgemm_, the large ones shared by the cores.
//
// C = alpha op(A) op(B) + beta C, in Fortran's order.  C is cut into pieces along its longer side; each is a product
// on one thread, by the wheel's OpenBLAS, or by oneDNN, if it is there, where it is the faster one.  The pieces follow
// from the sizes and the number of cores alone, and each sum runs over the same terms as in the whole.
#include "cores.h"
#include "onednn_products.h"

#include <algorithm>

extern "C" {
void scipy_sgemm_(const char*, const char*, const int*, const int*, const int*, const float*, const float*,
                  const int*, const float*, const int*, const float*, float*, const int*);
void scipy_dgemm_(const char*, const char*, const int*, const int*, const int*, const double*, const double*,
                  const int*, const double*, const int*, const double*, double*, const int*);
}

namespace {

constexpr double WORTH_SHARING = 4e6, A_PIECE = 2e6;  // multiplications
static_assert(WORTH_SHARING >= 2 * A_PIECE, "there are two pieces at least");
const long ROUND = 16;                            // rows or columns that are taken at once

bool is_plain(char transposition) { return transposition == 'n' || transposition == 'N'; }

double multiplications(const int* m, const int* n, const int* k) { return double(*m) * *n * *k; }

void alone(const char* ta, const char* tb, const int* m, const int* n, const int* k, const double* alpha,
           const double* a, const int* lda, const double* b, const int* ldb, const double* beta, double* c,
           const int* ldc) {
    scipy_dgemm_(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

// OpenBLAS is the faster one up to a million multiplications, where it packs nothing, and for thin matrices.
void alone(const char* ta, const char* tb, const int* m, const int* n, const int* k, const float* alpha,
           const float* a, const int* lda, const float* b, const int* ldb, const float* beta, float* c,
           const int* ldc) {
    const bool fat = *n >= 16 && *m >= (is_plain(*ta) ? 64 : 128);
    if (multiplications(m, n, k) <= 1e6 || !fat || !onednn() ||
        !onednn()->multiply(*tb, *ta, *n, *m, *k, *alpha, b, *ldb, a, *lda, *beta, c, *ldc))
        scipy_sgemm_(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

template <class Real>
void product(const char* ta, const char* tb, const int* m, const int* n, const int* k, const Real* alpha,
             const Real* a, const int* lda, const Real* b, const int* ldb, const Real* beta, Real* c,
             const int* ldc) {
    const double all = multiplications(m, n, k);
    if (all < WORTH_SHARING || keras1_cores() < 2)
        return alone(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    const bool by_columns = *n >= *m;
    const long side = by_columns ? *n : *m, blocks = (side + ROUND - 1) / ROUND;
    const long pieces = std::min({long(all / A_PIECE), 2 * keras1_cores(), blocks});
    in_pieces(pieces, [&](long piece) {
        const long first = blocks * piece / pieces * ROUND;
        const int size = std::min(side, blocks * (piece + 1) / pieces * ROUND) - first;
        if (by_columns)
            alone(ta, tb, m, &size, k, alpha, a, lda, b + first * (is_plain(*tb) ? *ldb : 1), ldb, beta,
                  c + first * *ldc, ldc);
        else
            alone(ta, tb, &size, n, k, alpha, a + first * (is_plain(*ta) ? 1 : *lda), lda, b, ldb, beta, c + first,
                  ldc);
    });
}

}  // namespace

extern "C" {

// Where oneDNN is: the path of the library.
void keras1_products_by(const char* path) { OneDnn::path() = path; }

void keras1_sgemm_(const char* ta, const char* tb, const int* m, const int* n, const int* k, const float* alpha,
                   const float* a, const int* lda, const float* b, const int* ldb, const float* beta, float* c,
                   const int* ldc) {
    product(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

void keras1_dgemm_(const char* ta, const char* tb, const int* m, const int* n, const int* k, const double* alpha,
                   const double* a, const int* lda, const double* b, const int* ldb, const double* beta, double* c,
                   const int* ldc) {
    product(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}
}
