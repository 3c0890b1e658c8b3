"""The outputs of many batches as one array each, without a list of all of them first."""
from typing import List

import numpy as np


class Joined:
    """Arrays to which batches are added at the end.

    Memory is reserved when the first batch comes, for as many batches of its size as are expected; what is not needed
    in the end is given back.

    Parameters
    ----------
    batches : int
        How many are expected.  It may be wrong, and batches may differ in size.

    Examples
    --------
    >>> joined = Joined(2)
    >>> joined.add([np.array([1, 2])])
    >>> joined.add([np.array([3])])
    >>> joined.arrays()
    [array([1, 2, 3])]
    """

    def __init__(self, batches: int):
        self.batches = batches
        self._wholes: List[np.ndarray] = []
        self._rows = 0

    def add(self, outs: List[np.ndarray]) -> None:
        """Add a batch of each array.

        Raises
        ------
        ValueError
            If arrays of one batch have not the same length, or a batch has another shape than those before.
        """
        if not self._wholes:
            self._wholes = [np.empty((self.batches * len(out),) + out.shape[1:], out.dtype) for out in outs]
        end = self._rows + len(outs[0])
        for place, out in enumerate(outs):
            whole = self._wholes[place]
            if end > len(whole) or whole.dtype != out.dtype or whole.shape[1:] != out.shape[1:]:
                whole = self._wholes[place] = _longer(whole[:self._rows], out, 2 * end)
            whole[self._rows:end] = out
        self._rows = end

    def arrays(self) -> List[np.ndarray]:
        """The arrays; nothing can be added any more."""
        for whole in self._wholes:
            whole.resize((self._rows,) + whole.shape[1:], refcheck=False)
        return self._wholes


def _longer(array: np.ndarray, like: np.ndarray, rows: int) -> np.ndarray:
    """A longer array with the same values, of a type that holds those of another one, too."""
    kind = np.concatenate([array[:0], like[:0]])  # complains of shapes that do not fit
    longer = np.empty((rows,) + kind.shape[1:], kind.dtype)
    longer[:len(array)] = array
    return longer
