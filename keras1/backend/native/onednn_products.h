// Matrix products by oneDNN's dnnl_sgemm, whose kernels are compiled for the processor when they are first used.
//
// The library is loaded for the first product, for that takes longer than a small network's training step.  Its
// headers are not needed.
#pragma once

#include <dlfcn.h>

#include <cstdint>
#include <string>

class OneDnn {
public:
    // Of the library; empty if there is none.
    static std::string& path() {
        static std::string told;
        return told;
    }

    bool found() const { return product_ && threads_ && use_threads_; }

    // C = alpha op(A) op(B) + beta C, matrices by rows, on this thread alone; whether that went well.
    bool multiply(char ta, char tb, int64_t m, int64_t n, int64_t k, float alpha, const float* a, int64_t lda,
                  const float* b, int64_t ldb, float beta, float* c, int64_t ldc) const {
        const int before = threads_();
        if (before != 1) use_threads_(1);
        const int failed = product_(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        if (before != 1) use_threads_(before);
        return !failed;
    }

    explicit OneDnn(void* library)
        : product_(of<Product>(library, "dnnl_sgemm")),
          threads_(of<int (*)()>(library, "omp_get_max_threads")),
          use_threads_(of<void (*)(int)>(library, "omp_set_num_threads")) {}

private:
    typedef int (*Product)(char, char, int64_t, int64_t, int64_t, float, const float*, int64_t, const float*, int64_t,
                           float, float*, int64_t);

    Product product_;
    int (*threads_)();          // OpenMP's, of the library that oneDNN itself uses
    void (*use_threads_)(int);  // by this thread

    template <class Function>
    static Function of(void* library, const char* name) {
        return library ? reinterpret_cast<Function>(dlsym(library, name)) : nullptr;
    }
};

// Null if it is not there.
inline const OneDnn* onednn() {
    static const OneDnn one(OneDnn::path().empty() ? nullptr : dlopen(OneDnn::path().c_str(), RTLD_NOW | RTLD_LOCAL));
    return one.found() ? &one : nullptr;
}
