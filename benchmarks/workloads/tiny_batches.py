"""Tiny network 20-20-1, SGD, batch 16, by `train_on_batch`."""
from benchmarks.workloads import tiny
from benchmarks.workloads.common import calling
from benchmarks.workloads.tiny import gflop, theano  # noqa: F401

SIZES = tiny.SIZES


def old(batch, batches):
    return calling(tiny.network().train_on_batch, *tiny.data(batch, batches), batch=batch)


def keras3(batch, batches):
    return calling(tiny.network3().train_on_batch, *tiny.data(batch, batches), batch=batch)
