"""Queues that threads fill from generators: how far ahead they are, and when they go on."""
import itertools
import threading
import time

import pytest

from keras1.engine.generators import average_over_generator, generator_queue

NEVER = 1000.


def noted(made):
    for number in itertools.count():
        made.append(number)
        yield number


def until(condition):
    """Wait for something that other threads do."""
    for _ in range(5000):
        if condition():
            return True
        time.sleep(0.001)
    return False


def test_an_emptied_queue_is_filled_at_once():
    made = []
    items, stop = generator_queue(noted(made), max_q_size=3, wait_time=NEVER)
    assert [items.get() for _ in range(20)] == list(range(20))
    items.end()


def test_as_many_as_asked_for_are_made_ahead():
    made = []
    items, stop = generator_queue(noted(made), max_q_size=3, wait_time=NEVER)
    assert until(lambda: len(made) == 3)
    items.get()
    time.sleep(0.02)
    assert len(made) == 3  # not before the queue is empty, or the time is over
    for _ in range(2):
        items.get()
    assert until(lambda: len(made) == 6)
    items.end()


def test_after_the_time_a_queue_is_filled_up():
    made = []
    items, stop = generator_queue(noted(made), max_q_size=3, wait_time=0.01)
    items.get()
    assert until(lambda: len(made) == 4)
    items.end()


def test_threads_that_sleep_are_woken_for_the_end():
    made = []
    items, stop = generator_queue(noted(made), max_q_size=1, wait_time=NEVER, nb_worker=3)
    assert until(lambda: items.qsize() >= 1)
    items.end()
    assert not any(thread.is_alive() for thread in items.threads)


@pytest.mark.parametrize("workers", [1, 3])
def test_every_item_comes_once(workers):
    made = []
    items, stop = generator_queue(noted(made), max_q_size=2, nb_worker=workers)
    assert sorted(items.get() for _ in range(50)) == list(range(50)) or workers > 1
    items.end()
    assert threading.active_count() < 10


def test_values_are_averaged_by_size():
    sizes = iter([1, 3, 2])
    assert average_over_generator(itertools.count(1), lambda made, stop: (next(sizes), lambda: float(made)), 4) == 1.75
