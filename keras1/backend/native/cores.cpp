// Work shared by the cores of the processor.
//
// A job is a number of pieces.  The thread that has one does pieces itself, one after the other; helpers take some
// of them if they are free.  It never waits for a helper to begin, only for the end of a piece that one has begun.
//
// To fall asleep and to be woken takes longer than many a piece.  While a network trains there is a job every few
// microseconds, so whoever waits looks for a fraction of a millisecond before falling asleep.
//
// On a machine that has other work to do the system may take the core from a helper in the middle of a piece; there,
// threads that wait for each other at each step (OpenMP's, OpenBLAS's) take many times as long as one alone.  A helper
// notices that, for the clock then runs on without it, and the jobs of the next while are done without helpers.
#include "cores.h"

#include <pthread.h>
#include <sched.h>
#include <time.h>

#include <algorithm>
#include <atomic>

namespace {

typedef long long Nanoseconds;

const Nanoseconds LOOK = 300000;  // how long to look before falling asleep
const Nanoseconds KEPT = 200000;  // how long a helper may be kept from its pieces,
const int ALONE = 20;             // and for how many times that long it is left out then

Nanoseconds now(clockid_t clock = CLOCK_MONOTONIC) {
    timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int this_core() {  // -1 if unknown
#ifdef __linux__
    return sched_getcpu();
#else
    return -1;
#endif
}

void pause() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

struct Job {
    long pieces;
    void (*run)(void*, long);
    void* what;
    std::atomic<long> next{0};

    void work() {
        for (long piece; (piece = next.fetch_add(1, std::memory_order_relaxed)) < pieces;) run(what, piece);
    }
};

std::atomic<Job*> job{nullptr};
std::atomic<long> number{0};   // of the job
std::atomic<int> core{-1};     // on which the thread runs that has it
std::atomic<long> at_work{0};  // helpers that may have seen it
std::atomic<Nanoseconds> alone_until{0};

pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;  // of who falls asleep, and who wakes others
pthread_cond_t begun = PTHREAD_COND_INITIALIZER, ended = PTHREAD_COND_INITIALIZER;
std::atomic<long> asleep{0};  // helpers
std::atomic<bool> waiting{false};

long helpers = 0;
std::atomic<long> cores{1};
std::atomic_flag taken = ATOMIC_FLAG_INIT;  // one job at a time: others are done alone

// Looks for something for a while, unless on a core that somebody else needs.
template <class Condition>
void look_for(const Condition& condition, int needed) {
    const Nanoseconds end = now() + LOOK;
    do {
        for (int look = 0; look < 20; ++look) {
            if (condition()) return;
            pause();
        }
    } while (now() < end && (needed < 0 || this_core() != needed));
}

void help_with(Job& job) {
    const Nanoseconds begin = now(), own = now(CLOCK_THREAD_CPUTIME_ID);
    job.work();
    const Nanoseconds end = now(), kept = end - begin - (now(CLOCK_THREAD_CPUTIME_ID) - own);
    if (kept > KEPT) alone_until = end + ALONE * kept;
}

void help_once() {
    ++at_work;  // before looking at the job: whoever has it waits as long as we are counted
    if (Job* found = job) help_with(*found);
    if (--at_work == 0 && waiting) {
        pthread_mutex_lock(&lock);
        pthread_cond_signal(&ended);
        pthread_mutex_unlock(&lock);
    }
}

void sleep_after(long seen) {
    pthread_mutex_lock(&lock);
    for (++asleep; number == seen;) pthread_cond_wait(&begun, &lock);
    --asleep;
    pthread_mutex_unlock(&lock);
}

void* help(void*) {
    for (long seen = 0;;) {
        look_for([=] { return number != seen; }, core);
        if (number == seen) sleep_after(seen);
        seen = number;
        help_once();
    }
    return nullptr;
}

// In a child process the helpers are gone, and the lock may be held by one of them.
void begin_anew() {
    pthread_mutex_init(&lock, nullptr);
    pthread_cond_init(&begun, nullptr);
    pthread_cond_init(&ended, nullptr);
    helpers = 0, job = nullptr, at_work = 0, asleep = 0, waiting = false;
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

void wake_helpers() {
    if (!asleep) return;
    pthread_mutex_lock(&lock);
    pthread_cond_broadcast(&begun);
    pthread_mutex_unlock(&lock);
}

void wait_for_helpers() {
    look_for([] { return at_work == 0; }, -1);
    if (at_work == 0) return;
    pthread_mutex_lock(&lock);
    for (waiting = true; at_work;) pthread_cond_wait(&ended, &lock);
    waiting = false;
    pthread_mutex_unlock(&lock);
}

void share(Job& mine) {
    find_helpers();
    core = this_core();
    job = &mine;
    ++number;
    wake_helpers();
    mine.work();
    job = nullptr;
    wait_for_helpers();
}

}  // namespace

extern "C" {

void keras1_use_cores(long number) { cores = std::max(1L, number); }

long keras1_cores() { return cores; }

void keras1_in_pieces(long pieces, void (*run)(void*, long), void* what) {
    Job mine{pieces, run, what};
    if (pieces < 2 || cores < 2 || now() < alone_until || taken.test_and_set()) return mine.work();
    share(mine);
    taken.clear();
}
}
