"""What an operation over time is given and computes, as a value that can be compared."""
from typing import Any, List, NamedTuple, Sequence


class Cell(NamedTuple):
    """The sizes of a kind of cell: its gates, its states, and how many units the kernel keeps of a step."""

    gates: int
    states: int
    kept: int


CELLS = {"SimpleRNN": Cell(1, 1, 2), "LSTM": Cell(4, 2, 7), "GRU": Cell(3, 1, 5), "GRUResetAfter": Cell(3, 1, 5)}

#: In the order of the kernel's enumeration.
ACTIVATIONS = ("linear", "tanh", "sigmoid", "hard_sigmoid", "relu")


class Tensors(NamedTuple):
    """The inputs of an operation, or something else for each of them, by what they are."""

    x: List[Any]
    W: List[Any]
    b: List[Any]
    U: List[Any]
    recurrent_bias: List[Any]
    states: List[Any]
    kept_of_h: List[Any]
    mask: List[Any]


class Plan(NamedTuple):
    """What to compute.

    Attributes
    ----------
    cell : str
        A key of `CELLS`.
    activation, gate : str
        Of `ACTIVATIONS`.
    backwards : bool
        Whether to begin with the last step.
    zeros : bool
        Whether the output of a masked step is zero; otherwise the last output is repeated.
    numbers : tuple of int
        How many tensors of each kind there are, in the order of `Tensors`.  For ``W``, ``b`` and ``U`` that is none,
        one for all gates, or one for each; without ``W`` the input holds the gates' sums.
    """

    cell: str
    activation: str
    gate: str
    backwards: bool
    zeros: bool
    numbers: Sequence[int]

    @property
    def sizes(self) -> Cell:
        """Those of the cell."""
        return CELLS[self.cell]

    def sorted(self, inputs: Sequence[Any]) -> Tensors:
        """What stands in a list, in the order of the inputs, by what it is.

        Examples
        --------
        >>> Plan("LSTM", "tanh", "sigmoid", False, False, (1, 1, 0, 4, 0, 0, 0, 0)).sorted("xWabcd").U
        ['a', 'b', 'c', 'd']
        """
        left = list(inputs)
        return Tensors(*([left.pop(0) for _ in range(number)] for number in self.numbers))

    @property
    def derived(self) -> int:
        """How many of the inputs have a gradient: all but the mask and what dropout keeps, which are the last."""
        return sum(self.numbers[:-2])
