// Work shared by the cores of the processor: see cores.cpp.
#pragma once

extern "C" {
// Calls run(what, i) for each i below pieces, in any order, on this thread and on those that are free to help.
void keras1_in_pieces(long pieces, void (*run)(void* what, long piece), void* what);

// How many threads may work at once; 1 for this one alone.
long keras1_cores();
}

// The same for a function object of one argument, the number of the piece.
template <class Function>
void in_pieces(long pieces, const Function& function) {
    keras1_in_pieces(pieces, [](void* what, long piece) { (*static_cast<const Function*>(what))(piece); },
                     const_cast<Function*>(&function));
}
