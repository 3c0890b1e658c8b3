"""What needs a new process: the time to the first batch, and the memory of training from a file.

    python fresh.py RUNTIME FORM first WORKLOAD SIZES      builds it, runs one step; the caller's clock is running
    python fresh.py RUNTIME FORM memory FILE               one epoch over the rows in an HDF5 file

When that is done it prints a line of JSON: {"rss": peak resident memory in MB}.  Runs under Python 2.7 and 3.
"""
import json
import os
import resource
import sys

if __name__ == "__main__":  # in place of this folder, whose names are common ones, the one above, and last
    sys.path[0:1] = []
    sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.worker import build  # noqa: E402

COLUMNS = 1024


def first(runtime, form, workload, sizes):
    """Build a workload and run a step."""
    build(runtime, form, workload, json.loads(sizes))(1)


def memory(runtime, form, path):
    """Train a small network on a file that may be larger than the memory."""
    import h5py
    if runtime == "keras1":
        import keras1
        keras1.install("0.3.3")
    from keras.layers.core import Dense
    from keras.models import Sequential
    from keras.utils.io_utils import HDF5Matrix
    with h5py.File(path, "r") as file:
        rows = len(file["X"])
    model = Sequential()
    model.add(Dense(32, input_shape=(COLUMNS,)))
    model.add(Dense(1))
    model.compile(loss="mse", optimizer="sgd")
    X, Y = [HDF5Matrix(path, name, 0, rows) for name in "XY"]
    model.fit(X, Y, batch_size=256, nb_epoch=1, verbose=0, shuffle="batch")


if __name__ == "__main__":
    runtime, form, what = sys.argv[1:4]
    {"first": first, "memory": memory}[what](runtime, form, *sys.argv[4:])
    print(json.dumps({"rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.}))
    sys.stdout.flush()
