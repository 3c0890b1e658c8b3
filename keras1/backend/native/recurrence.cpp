// SimpleRNN, GRU and LSTM: all steps forward, and back again for the gradient.
//
// A block of samples goes through time on one core: first one product of all its steps' inputs and W, then at each
// step one product of the last output and U for all gates.  The rows of `kept` hold for the gradient, sample by
// sample and step by step: what activations.h keeps of the gates' sums, the h before the step, and what the cell
// adds.  On the way back the gradients by the sums are gathered; after it those by x, W and U are one product each.
#include "recurrence.h"

#include "cells.h"
#include "cores.h"

namespace {

const long MOST_GROUPS = 8;

template <class Cell>
void all_forward(const Task& task) {
    const Weights weights(task, Cell::gates);
    const long rows = samples_of_block(task, Cell::gates);
    in_pieces((task.samples + rows - 1) / rows, [&](long piece) {
        const long first = piece * rows;
        Forward<Cell>(task, weights, first, std::min<long>(rows, task.samples - first)).run();
    });
}

// The blocks are dealt out to sums of gradients; how, follows from the sizes alone, and so do the rounding errors.
template <class Cell>
void all_backward(const Task& task) {
    const Weights weights(task, Cell::gates);
    const long rows = samples_of_block(task, Cell::gates), blocks = (task.samples + rows - 1) / rows;
    const long groups = std::max(1L, std::min(blocks, MOST_GROUPS));
    std::vector<Gradients> gradients;
    for (long group = 0; group < groups; ++group) gradients.emplace_back(task, Cell::gates);
    in_pieces(groups, [&](long group) {
        for (long block = group; block < blocks; block += groups) {
            const long first = block * rows;
            Backward<Cell>(task, weights, first, std::min<long>(rows, task.samples - first), gradients[group]).run();
        }
    });
    for (long group = 1; group < groups; ++group) gradients[0].add(gradients[group]);
    gradients[0].hand_over();
}

}  // namespace

extern "C" {

// CELL, one of those in cells.h, is told to the compiler: each is a library of its own.
void forward(const Task* task) { all_forward<CELL>(*task); }
void backward(const Task* task) { all_backward<CELL>(*task); }
}
