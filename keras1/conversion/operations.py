"""Operations of ``keras.ops``, which stand in graphs of Keras 3 beside layers: only in a model, never in a stack.

A `LayerRecord` of one has the class name by which it stands here; several tensors that it reads are several arguments.
"""
from typing import Dict, NamedTuple, Sequence


class Operation(NamedTuple):
    """What Keras 3 calls an operation.

    Attributes
    ----------
    class_name : str
        In ``keras.src.ops.numpy``.
    function : str
        In ``keras.ops``.
    in_call : sequence of str
        Arguments that a file tells in the call, the others being the constructor's.
    """

    class_name: str
    function: str
    in_call: Sequence[str] = ()


MODULE = "keras.src.ops.numpy"

OPERATIONS: Dict[str, Operation] = {
    "Pad": Operation("Pad", "pad", ("constant_values",)),
    "Sum": Operation("Sum", "sum"), "Mean": Operation("Mean", "mean"), "Prod": Operation("Prod", "prod"),
    "Flip": Operation("Flip", "flip"), "OnesLike": Operation("OnesLike", "ones_like"),
    "Minus": Operation("Subtract", "subtract"), "Over": Operation("Divide", "divide"),
    "Square": Operation("Square", "square"), "Root": Operation("Sqrt", "sqrt"),
}
