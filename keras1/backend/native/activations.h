// Activation functions of recurrent layers and their slopes, along rows; the loops are made for vectorizing.
//
// What is kept of an argument x for the gradient is its function's value, where the slope follows from that, else
// x itself or its linear part.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

enum Activation : int64_t { LINEAR, TANH, SIGMOID, HARD_SIGMOID, RELU };

// e^x to about one unit in the last place: 2^k e^r with |r| <= ln(2)/2, e^r by the polynomial of S. Moshier's Cephes.
static inline float exponential(float x) {
    x = x > 88.f ? 88.f : x < -87.f ? -87.f : x;
    const float k = std::rint(x * 1.44269504f);
    const float r = (x - k * 0.693359375f) + k * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.f;
    const int32_t bits = (static_cast<int32_t>(k) + 127) << 23;
    float power;
    std::memcpy(&power, &bits, sizeof power);
    return p * power;
}

// Exactly 0 or 1 far out, as Theano's: see theano08.py.
static inline float sigmoid(float x) {
    const float inner = 1.f / (1.f + exponential(-x));
    return x < -88.f ? 0.f : x > 15.f ? 1.f : inner;
}

// Near zero the polynomial of Cephes, elsewhere 1 - 2 / (e^2|x| + 1) with the sign of x.
static inline float hyperbolic_tangent(float x) {
    const float size = std::fabs(x), square = x * x;
    float p = -5.70498872745e-3f;
    p = p * square + 2.06390887954e-2f;
    p = p * square - 5.37397155531e-2f;
    p = p * square + 1.33314422036e-1f;
    p = p * square - 3.33332819422e-1f;
    const float near = p * square * x + x;
    const float far = std::copysign(1.f - 2.f / (exponential(2.f * size) + 1.f), x);
    return size < 0.625f ? near : far;
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
