# keras.utils.Sequence and the enqueuers of 2.3.1.
from case_helpers import RESULT, caught, part, raised

import itertools
import random

import numpy as np

from keras.utils import GeneratorEnqueuer, OrderedEnqueuer, Sequence


class Rows(Sequence):
    def __init__(self, length=5):
        self.length, self.shift, self.ends = length, 0, 0

    def __len__(self):
        return self.length

    def __getitem__(self, index):
        return np.array([index + self.shift])

    def on_epoch_end(self):
        self.shift += 100


def taken(enqueuer, number, workers=1):
    enqueuer.start(workers=workers, max_queue_size=3)
    found = [int(batch[0]) for batch in itertools.islice(enqueuer.get(), number)]
    running = enqueuer.is_running()
    enqueuer.stop()
    return [found, running, enqueuer.is_running()]


@part
def sequences():
    out = {'once': [int(x[0]) for x in Rows()], 'api': Sequence.use_sequence_api}
    raised(out, 'length', len, Sequence())
    raised(out, 'item', lambda: Sequence()[0])
    out['end'] = Sequence().on_epoch_end()
    return out


@part
def ordered():
    out = {'one': taken(OrderedEnqueuer(Rows()), 12), 'three': taken(OrderedEnqueuer(Rows()), 7, 3)}
    random.seed(3)
    out['shuffled'] = taken(OrderedEnqueuer(Rows(), shuffle=True), 5)
    return out


class Faulty(Rows):
    def __getitem__(self, index):
        if index == 2:
            raise KeyError('two')
        return super(Faulty, self).__getitem__(index)


@part
def errors():
    out = {}
    raised(out, 'ordered', taken, OrderedEnqueuer(Faulty()), 5)

    def failing():
        yield [1]
        raise KeyError('two')

    raised(out, 'generator', taken, GeneratorEnqueuer(failing()), 5)
    return out


@part
def generators():
    out = {'endless': taken(GeneratorEnqueuer(([i] for i in itertools.count())), 6)}
    out['ends'] = taken(GeneratorEnqueuer(iter([[1], [2], [3]])), 9)[0]
    out['none'] = taken(GeneratorEnqueuer(iter([None, [1], None, [2]])), 2)[0]
    return out
