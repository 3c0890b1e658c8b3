"""What workloads share: made-up data, and the loops that are timed."""
import numpy as np


def random_rows(rows, *shape):
    """Numbers between 0 and 1, each row of a shape."""
    return np.random.RandomState(1).uniform(size=(rows,) + shape).astype("float32")


def random_words(rows, length, words):
    """Sentences of word numbers."""
    return np.random.RandomState(2).randint(1, words, (rows, length)).astype("int32")


def random_classes(rows, classes):
    """One class for each row, as one-hot vectors."""
    return np.eye(classes, dtype="float32")[np.random.RandomState(3).randint(0, classes, rows)]


def random_answers(rows):
    """0 or 1 for each row."""
    return np.random.RandomState(4).randint(0, 2, (rows, 1)).astype("float32")


def fitting(model, X, Y, batch, epochs="nb_epoch"):
    """Steps of `fit`: one epoch over as many batches as are asked for, more epochs if there are not so many."""
    batches = rows_of(X) // batch

    def run(steps):
        taken, times = min(steps, batches), -(-steps // batches)
        model.fit(first(X, taken * batch), first(Y, taken * batch), batch_size=batch, verbose=0, **{epochs: times})
        return taken * times
    return run


def predicting(model, X, batch):
    """Steps of `predict`: over so many batches, or all there are."""
    def run(steps):
        taken = min(steps, len(X) // batch)
        model.predict(X[:taken * batch], batch_size=batch, verbose=0)
        return taken
    return run


def calling(function, X, Y, batch):
    """Steps of a function of a batch's X and Y, one batch after the other."""
    batches = len(X) // batch

    def run(steps):
        for step in range(steps):
            rows = slice(step % batches * batch, (step % batches + 1) * batch)
            function(X[rows], Y[rows])
        return steps
    return run


def first(arrays, rows):
    """The first rows of an array, or of each in a list."""
    return [a[:rows] for a in arrays] if isinstance(arrays, list) else arrays[:rows]


def rows_of(arrays):
    """How many rows an array has, or each in a list."""
    return len(arrays[0] if isinstance(arrays, list) else arrays)
