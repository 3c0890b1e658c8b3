// Activation functions of recurrent layers and their slopes, along rows; the loops are made for vectorizing.
//
// What is kept of an argument x for the gradient is its function's value, where the slope follows from that, else
// x itself or its linear part.
#pragma once

#include <cmath>
#include <cstdint>

#include "exponential.h"

enum Activation : int64_t { LINEAR, TANH, SIGMOID, HARD_SIGMOID, RELU };

// Exactly 0 or 1 far out, as Theano's: see theano08.py.
static inline float sigmoid(float x) {
    const float inner = 1.f / (1.f + exponential(-x));
    return x < -88.f ? 0.f : x > 15.f ? 1.f : inner;
}

// Arguments are replaced by what is kept of them.
[[gnu::noinline]] static void keep(Activation activation, float* x, long n) {
    switch (activation) {
        case TANH:
#pragma omp simd
            for (long i = 0; i < n; ++i) x[i] = hyperbolic_tangent(x[i]);
            break;
        case SIGMOID:
#pragma omp simd
            for (long i = 0; i < n; ++i) x[i] = sigmoid(x[i]);
            break;
        case HARD_SIGMOID:
#pragma omp simd
            for (long i = 0; i < n; ++i) x[i] = x[i] * 0.2f + 0.5f;
            break;
        default:
            break;
    }
}

// The values of what is kept: these themselves, or the buffer.
[[gnu::noinline]] static const float* values(Activation activation, const float* kept, float* buffer, long n) {
    switch (activation) {
        case HARD_SIGMOID:
#pragma omp simd
            for (long i = 0; i < n; ++i) buffer[i] = kept[i] < 0.f ? 0.f : kept[i] > 1.f ? 1.f : kept[i];
            return buffer;
        case RELU:  // as Theano writes it
#pragma omp simd
            for (long i = 0; i < n; ++i) buffer[i] = 0.5f * (kept[i] + std::fabs(kept[i]));
            return buffer;
        default:
            return kept;
    }
}

// Gradients by the values are multiplied by the slopes, which makes them gradients by the arguments.
[[gnu::noinline]] static void descend(Activation activation, const float* kept, float* gradient, long n) {
    switch (activation) {
        case TANH:
#pragma omp simd
            for (long i = 0; i < n; ++i) gradient[i] *= 1.f - kept[i] * kept[i];
            break;
        case SIGMOID:
#pragma omp simd
            for (long i = 0; i < n; ++i) gradient[i] *= kept[i] * (1.f - kept[i]);
            break;
        case HARD_SIGMOID:
#pragma omp simd
            for (long i = 0; i < n; ++i) gradient[i] = kept[i] >= 0.f && kept[i] <= 1.f ? 0.2f * gradient[i] : 0.f;
            break;
        case RELU:  // half at zero, as Theano has it
#pragma omp simd
            for (long i = 0; i < n; ++i)
                gradient[i] *= kept[i] > 0.f ? 1.f : kept[i] < 0.f ? 0.f : 0.5f;
            break;
        default:
            break;
    }
}
