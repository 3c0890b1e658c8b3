// Work shared by the cores of the processor.
//
// A job is a number of pieces.  The thread that has one does pieces itself, one after the other; helpers take some
// of them if they are free.  It never waits for a helper to begin, only for the end of a piece that one has begun,
// and then sleeps: on a machine that has other work to do a job takes little longer than on one thread, where
// threads that wait for each other at each step (OpenMP's, OpenBLAS's) take many times as long.
#include "cores.h"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <chrono>

namespace {

struct Job {
    long pieces;
    void (*run)(void*, long);
    void* what;
    std::atomic<long> next{0};

    bool is_left() const { return next.load(std::memory_order_relaxed) < pieces; }

    void work() {
        for (long piece; (piece = next.fetch_add(1, std::memory_order_relaxed)) < pieces;) run(what, piece);
    }
};

pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;  // guards the four that follow
pthread_cond_t begun = PTHREAD_COND_INITIALIZER, ended = PTHREAD_COND_INITIALIZER;
long helpers = 0;
std::atomic<Job*> job{nullptr};
std::atomic<long> at_work{0};  // helpers that do a piece

std::atomic<long> cores{1};
std::atomic_flag taken = ATOMIC_FLAG_INIT;  // one job at a time: others are done alone

void pause() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

// Looks for some microseconds, which are less than it takes to fall asleep and wake up.
template <class Condition>
void look_for(const Condition& condition) {
    using clock = std::chrono::steady_clock;
    const auto end = clock::now() + std::chrono::microseconds(20);
    while (!condition() && clock::now() < end) pause();
}

bool is_work() {
    Job* found = job.load();
    return found && found->is_left();
}

void* help(void*) {
    pthread_mutex_lock(&lock);
    for (;;) {
        while (!is_work()) pthread_cond_wait(&begun, &lock);
        Job* found = job;
        ++at_work;
        pthread_mutex_unlock(&lock);
        found->work();
        pthread_mutex_lock(&lock);
        if (--at_work == 0) pthread_cond_signal(&ended);
    }
    return nullptr;
}

// In a child process the helpers are gone, and the lock may be held by one of them.
void begin_anew() {
    pthread_mutex_init(&lock, nullptr);
    pthread_cond_init(&begun, nullptr);
    pthread_cond_init(&ended, nullptr);
    helpers = 0, job = nullptr, at_work = 0;
    taken.clear();
}

void find_helpers() {
    static const int registered = pthread_atfork(nullptr, nullptr, begin_anew);
    (void)registered;
    for (pthread_t thread; helpers < cores - 1; ++helpers) {
        if (pthread_create(&thread, nullptr, help, nullptr)) return;
        pthread_detach(thread);
    }
}

void share(Job& mine) {
    pthread_mutex_lock(&lock);
    find_helpers();
    job = &mine;
    pthread_cond_broadcast(&begun);
    pthread_mutex_unlock(&lock);

    mine.work();

    look_for([] { return at_work == 0; });
    pthread_mutex_lock(&lock);
    job = nullptr;
    while (at_work) pthread_cond_wait(&ended, &lock);
    pthread_mutex_unlock(&lock);
}

}  // namespace

extern "C" {

void keras1_use_cores(long number) { cores = std::max(1L, number); }

long keras1_cores() { return cores; }

void keras1_in_pieces(long pieces, void (*run)(void*, long), void* what) {
    Job mine{pieces, run, what};
    if (pieces < 2 || cores < 2 || taken.test_and_set()) return mine.work();
    share(mine);
    taken.clear();
}
}
