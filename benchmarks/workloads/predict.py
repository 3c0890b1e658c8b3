"""Prediction of 20,000 rows by the MLP, batch 128."""
from benchmarks.workloads import mlp
from benchmarks.workloads.common import predicting, random_rows

SIZES = {"batch": 128, "width": 512, "layers": 2, "batches": 156}


def gflop(batch, width, layers, batches):
    return 2e-9 * batch * (784 * width + (layers - 1) * width * width + width * 10)


def old(**sizes):
    return predicting(mlp.network(**sizes), random_rows(sizes["batch"] * sizes["batches"], 784), sizes["batch"])


def keras3(**sizes):
    return predicting(mlp.network3(**sizes), random_rows(sizes["batch"] * sizes["batches"], 784), sizes["batch"])
