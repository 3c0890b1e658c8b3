// The generator MRG31k3p, many streams side by side.
//
// P. L'Ecuyer and R. Touzin, "Fast combined multiple recursive generators with multipliers of the form
// a = +/- 2^d +/- 2^e" (2000).  Each stream has two recurrences of order 3:
//     x1[n] = 2^22 x1[n-2] + (2^7 + 1) x1[n-3]        mod M1 = 2^31 - 1
//     x2[n] = 2^15 x2[n-1] + (2^15 + 1) x2[n-3]       mod M2 = 2^31 - 21069
// and draws (x1[n] - x2[n]) mod M1, from 1 to M1.  Draw i comes from stream i modulo their number.
#include "cores.h"

#include <algorithm>
#include <cstdint>

namespace {

typedef uint32_t Word;

const Word M1 = 2147483647, M2 = 2147462579;
const long LANES = 64;         // streams side by side
const long A_PIECE = 1 << 14;  // draws that are worth another core

// y modulo `modulus`, once: below it, the difference wraps around to more than y.
inline Word once(Word y, Word modulus) { return std::min(y, y - modulus); }

inline Word times_2_22(Word x) { return ((x & 511) << 22) + (x >> 9); }
inline Word times_2_7(Word x) { return ((x & 16777215) << 7) + (x >> 24); }
inline Word times_2_15(Word x) { return once(((x & 65535) << 15) + 21069 * (x >> 16), M2); }

inline float scaled(int32_t draw, float) { return draw * 4.6566126e-10f; }
inline double scaled(int32_t draw, double) { return draw * 4.656612873077392578125e-10; }

// The last three values of both recurrences, of neighbouring streams.
struct Block {
    Word x[6][LANES];

    void take(const int32_t* states, long streams) {
        for (long i = 0; i < streams; ++i)
            for (int k = 0; k < 6; ++k) x[k][i] = states[6 * i + k];
    }

    void give(int32_t* states, long streams) const {
        for (long i = 0; i < streams; ++i)
            for (int k = 0; k < 6; ++k) states[6 * i + k] = x[k][i];
    }

    // One draw of each of the first streams.
    template <class Real>
    inline __attribute__((always_inline)) void draw(Real* drawn, long streams) {
        #pragma GCC ivdep
        for (long i = 0; i < streams; ++i) {
            const Word one = once(once(times_2_22(x[1][i]) + times_2_7(x[2][i]), M1) + x[2][i], M1);
            const Word other = once(once(times_2_15(x[5][i]) + x[5][i], M2) + times_2_15(x[3][i]), M2);
            x[2][i] = x[1][i], x[1][i] = x[0][i], x[0][i] = one;
            x[5][i] = x[4][i], x[4][i] = x[3][i], x[3][i] = other;
            drawn[i] = scaled(static_cast<int32_t>(one - other + (one <= other ? M1 : 0)), Real());
        }
    }
};

// All draws of neighbouring streams, of which the first one makes draw `first`.
template <class Real>
void block(int32_t* states, long neighbours, long first, long streams, Real* drawn, long count) {
    Block lanes;
    lanes.take(states, neighbours);
    for (long start = first; start < count; start += streams) {
        const long left = std::min(neighbours, count - start);
        if (left == LANES)
            lanes.draw(drawn + start, LANES);
        else
            lanes.draw(drawn + start, left);
    }
    lanes.give(states, neighbours);
}

template <class Real>
void uniform(int32_t* states, long streams, Real* drawn, long count) {
    const long blocks = (streams + LANES - 1) / LANES, pieces = std::min(blocks, std::max(1L, count / A_PIECE));
    in_pieces(pieces, [=](long piece) {
        for (long at = blocks * piece / pieces; at < blocks * (piece + 1) / pieces && at * LANES < count; ++at)
            block(states + 6 * LANES * at, std::min(LANES, streams - LANES * at), LANES * at, streams, drawn, count);
    });
}

}  // namespace

extern "C" {

// Draws `count` numbers between 0 and 1, and carries the states (streams, 6) on.
void uniform_float(int32_t* states, long streams, float* drawn, long count) {
    uniform(states, streams, drawn, count);
}

void uniform_double(int32_t* states, long streams, double* drawn, long count) {
    uniform(states, streams, drawn, count);
}
}
