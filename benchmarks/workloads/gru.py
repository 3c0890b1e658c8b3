"""Embedding 128, GRU 128, 80 steps, Adam, batch 32."""
from benchmarks.workloads import lstm

SIZES = lstm.SIZES


def gflop(**sizes):
    return lstm.gflop(**sizes) * 3 / 4


def old(**sizes):
    return lstm.old(layer="GRU", **sizes)


def keras3(**sizes):
    return lstm.keras3(layer="GRU", **sizes)
