"""What a model file holds, in one form whoever wrote it.

`keras1.saving.describe` makes a `Description`; `keras1 inspect` prints it, the upgrade steps bring it from one
release to the next, `open_model` builds it.  The *structure* (layers, what each reads, what it holds) is the same for
all releases; the *words* (class names, arguments, layouts of weights) are those of ``Description.release``.
"""
from dataclasses import dataclass, field
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

import numpy as np


@dataclass
class Weight:
    """An array of a layer.

    Attributes
    ----------
    name : str
        As the layer calls it ("W", "kernel"), or as the file does where the layer is not known.
    shape : tuple of int
    dtype : str
    value : ndarray, optional
        Left out unless the values were asked for.
    stored_as : str
        Its path in the file.
    """

    name: str
    shape: Tuple[int, ...]
    dtype: str
    value: Optional[np.ndarray] = None
    stored_as: str = ""

    @property
    def size(self) -> int:
        """How many numbers it holds.

        Examples
        --------
        >>> Weight("W", (3, 4), "float32").size
        12
        """
        size = 1
        for length in self.shape:
            size *= int(length)
        return size

    def holding(self, value: np.ndarray, name: Optional[str] = None) -> "Weight":
        """The same weight with another value, and perhaps another name."""
        return Weight(name or self.name, value.shape, str(value.dtype), value, self.stored_as)


class Origin(NamedTuple):
    """What a call of a layer reads: an output of some call of another layer."""

    layer: str
    call: int = 0
    tensor: int = 0
    arguments: Optional[Dict[str, Any]] = None


@dataclass
class LayerRecord:
    """A layer: its class and arguments, the calls that were made of it, its weights.

    Attributes
    ----------
    name, class_name : str
    config : dict
        Arguments of the constructor, in the words of the description's release; without the name.
    calls : list of list of Origin
        What each call reads; empty for where a graph begins.
    weights : list of Weight
        Those of the layer itself; the layers of a network within have their own.
    network : Network, optional
        If the layer is itself a stack or graph.
    wrapped : list of LayerRecord
        Layers that it holds: of a wrapper, the branches of a ``Merge``, an ``AutoEncoder``'s two halves.
    known : bool
        Whether keras1 has a layer of that class.
    """

    name: str
    class_name: str
    config: Dict[str, Any]
    calls: List[List[Origin]] = field(default_factory=list)
    weights: List[Weight] = field(default_factory=list)
    network: Optional["Network"] = None
    wrapped: List["LayerRecord"] = field(default_factory=list)
    known: bool = True

    def holders(self) -> Iterator["LayerRecord"]:
        """The records that hold weights themselves: this one, or those of the networks within."""
        if self.network is not None:
            yield from self.network.holders()
        elif self.wrapped and (self.class_name in BRANCHING or self.wrapped[0].network is not None):
            for record in self.wrapped:
                yield from record.holders()
        else:
            yield self

    def every(self) -> Iterator["LayerRecord"]:
        """This record and all within, outermost first."""
        yield self
        for record in (self.network.layers if self.network else []) + self.wrapped:
            yield from record.every()

    @property
    def size(self) -> int:
        """How many numbers the weights of the layer, and of all within, hold."""
        return sum(weight.size for record in self.every() for weight in record.weights)


#: Layers that hold others whose weights stand apart from each other; a wrapper's weights are one list.
BRANCHING = ("Merge", "LambdaMerge", "AutoEncoder", "Siamese")


@dataclass
class Network:
    """Layers and how they are joined.

    Attributes
    ----------
    kind : {"Sequential", "Model", "Graph"}
    name : str or None
    layers : list of LayerRecord
        A layer stands behind those that it reads.
    inputs, outputs : list of Origin
    output_names : list of str
        What a ``Graph`` calls its outputs.
    """

    kind: str
    name: Optional[str]
    layers: List[LayerRecord]
    inputs: List[Origin] = field(default_factory=list)
    outputs: List[Origin] = field(default_factory=list)
    output_names: List[str] = field(default_factory=list)

    def holders(self) -> Iterator[LayerRecord]:
        """The records that hold weights, in order."""
        for record in self.layers:
            yield from record.holders()

    def every(self) -> Iterator[LayerRecord]:
        """All records, those of networks within too."""
        for record in self.layers:
            yield from record.every()

    def named(self, name: str) -> LayerRecord:
        """The layer of that name.

        Raises
        ------
        KeyError
            If there is none.
        """
        for record in self.layers:
            if record.name == name:
                return record
        raise KeyError(name)


class Remark(NamedTuple):
    """Something unusual about a file, or something that one has to know; ``where`` is a layer or a place."""

    where: str
    text: str


class Code(NamedTuple):
    """A function's code, or its name, in a file.

    Attributes
    ----------
    layer : str
        Whose function it is.
    argument : str
        Which argument of the layer's.
    name : str
        The function's own name.
    python : str
        Which Python wrote it; empty for a mere name.
    names : list of str
        Global names, attributes and variables that it uses.
    listing : str
        Its disassembly, or why there is none.
    source : str
        What it reads like as Python, if it is one expression.
    """

    layer: str
    argument: str
    name: str
    python: str
    names: List[str]
    listing: str
    source: str = ""


@dataclass
class Origins:
    """Who wrote a file, and how that is known.

    Attributes
    ----------
    release : str
        The release whose words the file speaks: the one it names, else the latest one possible.
    exact : bool
        Whether the file names it.
    first, last : str
        The earliest and the latest release that write such files.
    backend : {"theano", "tensorflow", "cntk"} or None
    python : str or None
    reasons : list of str
        What tells so.
    """

    release: str
    exact: bool
    first: str
    last: str
    backend: Optional[str] = None
    python: Optional[str] = None
    reasons: List[str] = field(default_factory=list)


@dataclass
class Description:
    """What one model file, or a pair of them, holds.

    Attributes
    ----------
    files : list of str
    origins : Origins
    network : Network or None
        The architecture, if there is one.
    groups : list of (str, list of Weight)
        Weights that belong to no layer of the architecture, by their group in the file; all, if there is none.
    has_weights : bool
    training : dict or None
        Optimizer, loss and what else ``compile`` was told.
    optimizer_weights : list of Weight
    remarks : list of Remark
    code : list of Code
    """

    files: List[str]
    origins: Origins
    network: Optional[Network] = None
    groups: List[Tuple[str, List[Weight]]] = field(default_factory=list)
    has_weights: bool = False
    training: Optional[Dict[str, Any]] = None
    optimizer_weights: List[Weight] = field(default_factory=list)
    remarks: List[Remark] = field(default_factory=list)
    code: List[Code] = field(default_factory=list)

    @property
    def release(self) -> str:
        """The release whose words the description speaks."""
        return self.origins.release

    def remark(self, where: str, text: str) -> None:
        """Note something, once."""
        if Remark(where, text) not in self.remarks:
            self.remarks.append(Remark(where, text))
