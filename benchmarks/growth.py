"""How cost grows with a size: which workload, which size, which values."""
from typing import Dict, List, NamedTuple


class Growth(NamedTuple):
    """A plot: a workload whose sizes are changed.

    Attributes
    ----------
    title, x, y : str
        What is written on it.
    workload : str
    points : list of int
        What is on its x axis.
    sizes : callable
        The sizes of the workload for a point.
    epoch : bool
        Whether an epoch counts, and not a step.
    """

    title: str
    x: str
    workload: str
    points: List[int]
    sizes: object
    epoch: bool = False

    @property
    def y(self) -> str:
        """What is on the y axis."""
        return "ms per epoch" if self.epoch else "ms per step"


GROWTH: Dict[str, Growth] = {
    "batch": Growth("Batch size: MLP of 2 x 512", "samples in a batch", "mlp", [16, 64, 256, 1024],
                    lambda batch: {"batch": batch, "batches": max(4, 8192 // batch)}),
    "width": Growth("Width: MLP of two layers, batch 128", "units in a layer", "mlp", [64, 256, 1024, 2048],
                    lambda width: {"width": width, "batches": 20}),
    "time-steps": Growth("Time steps: embedding, LSTM 128, batch 32", "time steps", "lstm", [10, 40, 160],
                         lambda steps: {"steps": steps, "batches": 20}),
    "layers": Growth("Layers: deep MLP of 256 units, batch 64", "hidden layers", "deep_mlp", [1, 4, 16, 32],
                     lambda layers: {"layers": layers}),
    "dataset": Growth("Samples: an epoch of the tiny network, batch 128", "samples", "tiny",
                      [1024, 8192, 65536, 262144], lambda rows: {"batch": 128, "batches": rows // 128}, epoch=True),
}

#: Time to the first batch, with nothing compiled, against the depth of the deep MLP.
DEPTHS = [1, 4, 16]
