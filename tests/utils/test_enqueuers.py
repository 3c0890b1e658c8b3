"""Batches made ahead: order, ends, errors, rest; against what the original hands out."""
import itertools
import random
import threading

import numpy as np
import pytest

import keras1
from keras1.utils.enqueuers import GeneratorEnqueuer, OrderedEnqueuer
from keras1.utils.sequences import Sequence

BOTH = pytest.mark.parametrize("processes", [False, True], ids=["threads", "processes"])


class Rows(Sequence):
    """Batches ``index + shift``; each epoch shifts by 100."""

    def __init__(self, length=5):
        self.length, self.shift = length, 0

    def __len__(self):
        return self.length

    def __getitem__(self, index):
        return np.array([index + self.shift])

    def on_epoch_end(self):
        self.shift += 100


def taken(enqueuer, number, workers=3):
    enqueuer.start(workers, max_queue_size=4)
    try:
        return [int(batch[0]) for batch in itertools.islice(enqueuer.get(), number)]
    finally:
        enqueuer.stop()


@BOTH
def test_a_sequence_comes_in_order_and_is_told_of_the_end_of_each_epoch(processes):
    assert taken(OrderedEnqueuer(Rows(), processes), 12) == [0, 1, 2, 3, 4, 100, 101, 102, 103, 104, 200, 201]


def test_each_epoch_is_shuffled_by_random():
    random.seed(3)
    orders = [list(range(5)) for _ in range(2)]
    for order in orders:
        random.shuffle(order)
    random.seed(3)
    assert taken(OrderedEnqueuer(Rows(), shuffle=True), 10) == orders[0] + [100 + i for i in orders[1]]


def test_the_end_of_an_epoch_can_be_waited_for():
    sequence = Rows(2)
    enqueuer = OrderedEnqueuer(sequence)
    enqueuer.start()
    batches = enqueuer.get()
    assert [int(next(batches)[0]) for _ in range(2)] == [0, 1]
    enqueuer.join_end_of_epoch()
    assert sequence.shift == 100
    enqueuer.stop()
    assert not enqueuer.is_running()


class Faulty(Rows):
    def __getitem__(self, index):
        if index == 2:
            raise IndexError("two")
        return super().__getitem__(index)


@BOTH
def test_an_error_of_a_sequence_arrives_in_its_place(processes):
    enqueuer = OrderedEnqueuer(Faulty(), processes)
    enqueuer.start()
    batches = enqueuer.get()
    assert [int(next(batches)[0]) for _ in range(2)] == [0, 1]
    with pytest.raises(IndexError, match="two"):
        next(batches)
    assert not enqueuer.is_running()


def counted():
    for number in itertools.count():
        yield np.array([number])


@BOTH
def test_a_generator_is_taken_ahead(processes):
    assert taken(GeneratorEnqueuer(counted(), processes), 6, workers=1) == [0, 1, 2, 3, 4, 5]


def test_a_generator_that_ends_makes_the_last():
    enqueuer = GeneratorEnqueuer(itertools.islice(counted(), 3))
    enqueuer.start()
    assert [int(batch[0]) for batch in enqueuer.get()] == [0, 1, 2]
    enqueuer.stop()


def test_none_is_left_out():
    assert taken(GeneratorEnqueuer(iter([None, [1], None, [2], [3]])), 2, workers=1) == [1, 2]


def test_a_generator_for_two_threads_at_once_is_an_error():
    inside, leave = threading.Event(), threading.Event()

    def slow():
        while True:
            inside.set()
            leave.wait()
            yield [0]

    enqueuer = GeneratorEnqueuer(slow())
    enqueuer.start(workers=2)
    inside.wait()
    threading.Timer(0.2, leave.set).start()
    with pytest.raises(RuntimeError, match="NOT thread-safe"):
        list(enqueuer.get())


def test_each_process_draws_numbers_of_its_own():
    def draws():
        while True:
            yield [np.random.randint(10 ** 6)]

    np.random.seed(0)
    numbers = taken(GeneratorEnqueuer(draws(), True, random_seed=7), 4, workers=2)
    assert len(set(numbers)) == 4


def test_nothing_is_made_after_the_stop():
    made = []

    def noted():
        for number in itertools.count():
            made.append(number)
            yield [number]

    taken(GeneratorEnqueuer(noted()), 2, workers=1)
    number = len(made)
    assert not threading.Event().wait(0.05) and len(made) == number


def test_waiting_time_is_deprecated():
    with pytest.warns(DeprecationWarning, match="`wait_time` is not used anymore."):
        GeneratorEnqueuer(iter([]), wait_time=1)


@pytest.mark.parametrize("release, first", [("2.1.6", [0, 1, 0, 1]), ("2.3.1", [0, 1])])
def test_a_loop_over_a_sequence_ends_from_2_2_4_on(release, first):
    with keras1.emulate(release):
        assert [int(batch[0]) for batch in itertools.islice(Rows(2), 4)] == first


def test_a_sequence_has_to_say_what_it_holds():
    for question in (len, lambda sequence: sequence[0]):
        with pytest.raises(NotImplementedError):
            question(Sequence())


@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_queue_and_one_batch_are_made_ahead(workers):
    made = []

    class Noted(Rows):
        def __getitem__(self, index):
            made.append(index)
            return super().__getitem__(index)

    enqueuer = OrderedEnqueuer(Noted(50))
    enqueuer.start(workers, max_queue_size=4)
    for _ in range(1000):
        if len(made) == 5:
            break
        threading.Event().wait(0.002)
    assert not threading.Event().wait(0.02) and sorted(made) == [0, 1, 2, 3, 4]
    enqueuer.stop()


def test_one_worker_is_one_thread():
    before = threading.active_count()
    enqueuer = GeneratorEnqueuer(counted())
    enqueuer.start(workers=1)
    next(enqueuer.get())
    assert threading.active_count() == before + 1
    enqueuer.stop()
