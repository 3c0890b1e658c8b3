"""Whether a script has the channels of its images last: TensorFlow's order, which Keras on it took for granted."""
import ast
from typing import Any, Dict, Iterable, Iterator, List, Optional

from keras1.scripts.language import unguarded
from keras1.scripts.local_modules import tree_of
from keras1.scripts.source import Source

_CHANNELS = (1, 3)
_SHAPES = {"input_shape": 3, "batch_input_shape": 4, "shape": 3, "batch_shape": 4, "target_shape": 3}
_SETTINGS = ("set_image_dim_ordering", "set_image_data_format", "image_dim_ordering", "image_data_format",
             "dim_ordering", "data_format")
_LAYERS = ("Convolution2D", "Conv2D", "MaxPooling2D", "ZeroPadding2D", "AveragePooling2D")


def channels_last(sources: Iterable[Source]) -> bool:
    """Whether the shapes of images that the sources name end in one or three channels, and none begins so.

    A source that sets or asks for the order takes care of it.

    Examples
    --------
    >>> text = "model.add(Convolution2D(8, 3, 3, input_shape=(%s)))"
    >>> [channels_last([Source("old.py", text % shape, None)]) for shape in ("28, 28, 1", "1, 28, 28")]
    [True, False]
    """
    found: List[bool] = []
    for source in sources:
        if any(word in source.text for word in _SETTINGS):
            return False
        if any(layer in source.text for layer in _LAYERS):
            found.extend(_orders(source))
    return bool(found) and all(found)


def _orders(source: Source) -> Iterator[bool]:
    """For each shape of an image, whether its channels are last."""
    try:
        nodes = list(unguarded(tree_of(source)))
    except SyntaxError:
        return
    constants = _constants(nodes)
    for node in nodes:
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg in _SHAPES:
                    yield from _order(_tuple(keyword.value, constants), _SHAPES[keyword.arg])


def _constants(nodes: List[ast.AST]) -> Dict[str, Any]:
    """What names stand for that are assigned once: their expressions."""
    found: Dict[str, Any] = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            for name, value in _pairs(node.targets[0], node.value):
                found[name] = None if name in found else value
    return found


def _pairs(target: ast.AST, value: ast.AST) -> Iterator["tuple[str, ast.AST]"]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, its in zip(target.elts, value.elts):
            yield from _pairs(one, its)


def _tuple(node: Optional[ast.AST], constants: Dict[str, Any]) -> List[Any]:
    """The parts of a tuple: integers, and None for what is not plainly one."""
    if isinstance(node, ast.Name):
        node = constants.get(node.id)
    if not isinstance(node, (ast.Tuple, ast.List)):
        return []
    parts = [constants.get(part.id) if isinstance(part, ast.Name) else part for part in node.elts]
    return [part.value if isinstance(part, ast.Constant) else None for part in parts]


def _order(shape: List[Any], length: int) -> Iterator[bool]:
    if len(shape) == length:
        first, last = shape[length - 3] in _CHANNELS, shape[-1] in _CHANNELS
        if first != last:
            yield last
