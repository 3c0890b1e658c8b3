// The exponential function and its kin, written so that a loop over them can be vectorized.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

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

// Near zero the polynomial of Cephes, elsewhere 1 - 2 / (e^2|x| + 1) with the sign of x.
static inline float hyperbolic_tangent(float x) {
    const float size = std::fabs(x), square = x * x;
    float p = -5.70498872745e-3f;
    p = p * square + 2.06390887954e-2f;
    p = p * square - 5.37397155531e-2f;
    p = p * square + 1.33314422036e-1f;
    p = p * square - 3.33332819422e-1f;
    const float near = p * square * size + size;
    const float far = 1.f - 2.f / (exponential(2.f * size) + 1.f);
    return std::copysign(size < 0.625f ? near : far, x);
}
