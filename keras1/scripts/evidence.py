"""What a script uses of Keras that only some releases had: names, arguments, methods, versions that it names.

What the releases had is `api.json`, read from the originals by ``tools/write_api.py``.
"""
import ast
import functools
import json
import os
import re
from typing import Any, Dict, Iterable, Iterator, List, NamedTuple, Optional

from keras1.scripts.language import unguarded
from keras1.scripts.local_modules import tree_of
from keras1.scripts.source import Source

#: A letter for each release that is proven against the original.
RELEASES = {"a": "0.3.1", "b": "0.3.3", "c": "1.0.8", "d": "1.2.2", "e": "2.3.1"}
ALL = "".join(RELEASES)

#: Methods whose keywords tell the release, whatever object they are called on.
_TELLING = frozenset("""
    add_input add_node add_output add_weight compile evaluate evaluate_generator fit fit_generator flow
    flow_from_directory load_weights predict predict_classes predict_generator predict_proba save_weights
    test_on_batch train_on_batch
""".split())

#: Methods that objects other than Keras's have as well, and arguments that layers of all releases took.
_COMMON_METHODS = frozenset("""
    build call flow get_config get_input get_layer get_output get_output_at get_state load next on_batch_begin reset
    save size standardize step test update inputs outputs name input output losses dtype shape stop start run params
    set_params get_params score
""".split())
_COMMON_ARGUMENTS = frozenset("""
    X arguments batch_input_shape batch_size data dtype input_dim input_dtype input_length input_shape inputs layer
    layers mask name output_shape trainable weights x y
""".split())

#: Methods that a class of the user's defines as a layer of some releases.
_WRITTEN = {"get_output": "ab", "get_output_mask": "ab", "supports_masked_input": "ab", "call": "cde",
            "get_output_shape_for": "cd", "compute_output_shape": "e"}

#: What the weights of a layer or model were called, and which variables are likely to hold one.
_WEIGHTS = {"params": "a", "trainable_weights": "bcde"}
_MODELS = ("model", "graph", "layer", "net", "network")

#: Names of metrics, and of attributes in files of weights.
_KEYS = {"val_accuracy": "e", "nb_layers": "ab", "layer_names": "cde"}

#: Names that later releases kept, but told their users not to use.
_DEPRECATED = {"TimeDistributedDense": "ab", "MaxoutDense": "abcd"}

_NAMED = re.compile(r"\bkeras[\s:=>~v(,\"'-]*(?:version|ver|v)?[\s:=>~(\"'-]*(\d+\.\d+(?:\.\d+)?)", re.IGNORECASE)


class Evidence(NamedTuple):
    """One thing that tells the release.

    Attributes
    ----------
    what : str
        As a user would name it: ``"Graph"``, ``"show_accuracy="``.
    releases : str
        Letters of `RELEASES` that had it.
    weight : int
    path : str
    line : int
    """

    what: str
    releases: str
    weight: int
    path: str
    line: int


@functools.cache
def api() -> Dict[str, Any]:
    """What each release had."""
    with open(os.path.join(os.path.dirname(__file__), "api.json"), encoding="utf-8") as file:
        return json.load(file)


def evidence_in(sources: Iterable[Source]) -> List[Evidence]:
    """What tells the release, in the order of the sources; each thing once.

    Parameters
    ----------
    sources : iterable of Source

    Examples
    --------
    >>> source = Source("old.py", "from keras.models import Graph\\nm.fit(X, y, show_accuracy=True)", None)
    >>> [(found.what, found.releases) for found in evidence_in([source])]
    [('Graph', 'ab'), ('show_accuracy=', 'ab')]
    """
    found: Dict[str, Evidence] = {}
    for source in sources:
        for item in [*_in_code(source), *_in_text(source)]:
            if item.releases and item.releases != ALL:
                found.setdefault(item.what, item)
    return list(found.values())


def _in_code(source: Source) -> Iterator[Evidence]:
    try:
        tree = tree_of(source)
    except SyntaxError:
        return
    nodes = sorted((node for node in unguarded(tree) if hasattr(node, "lineno")),
                   key=lambda node: (node.lineno, node.col_offset))
    reader = _Reader(nodes)
    for node in nodes:
        for what, releases in reader.read(node):
            yield Evidence(what, releases, 1, source.path, node.lineno)


def _in_text(source: Source) -> Iterator[Evidence]:
    """Versions that comments, docstrings and a ``requirements.txt`` beside the script name."""
    for path, text in [(source.path, source.text), *_requirements(source.path)]:
        for found in _NAMED.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            releases = nearest(found.group(1))
            if releases:
                yield Evidence("Keras %s is named" % found.group(1), releases, 3, path, line)


def _requirements(path: str) -> Iterator["tuple[str, str]"]:
    file = os.path.join(os.path.dirname(path), "requirements.txt")
    if os.path.isfile(file):
        with open(file, encoding="utf-8", errors="replace") as lines:
            yield file, lines.read()


def nearest(version: str) -> str:
    """The letters of the proven releases that stand for a version; empty for what never was.

    Examples
    --------
    >>> [nearest(version) for version in ("0.2.0", "0.3", "0.3.2", "1.0.3", "1.1.0", "2.0.8", "3.4")]
    ['a', 'ab', 'b', 'c', 'd', 'e', '']
    """
    parts = tuple(int(part) for part in version.split("."))
    if parts == (0, 3):
        return "ab"
    for limit, letter in (((0, 3, 2), "a"), ((1,), "b"), ((1, 1), "c"), ((2,), "d"), ((3,), "e")):
        if parts < limit:
            return letter
    return ""


class _Reader:
    """Reads nodes one by one, knowing what of Keras each name of the text stands for."""

    def __init__(self, nodes: List[ast.AST]):
        self.names: Dict[str, str] = {}
        for node in nodes:
            self._learn(node)

    def _learn(self, node: ast.AST) -> None:
        """Note what an import binds."""
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "keras":
                    self.names[alias.asname or "keras"] = alias.name if alias.asname else "keras"
        elif isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] == "keras":
            for alias in node.names:
                self.names[alias.asname or alias.name] = "%s.%s" % (node.module, alias.name)

    def dotted(self, node: ast.AST) -> Optional[str]:
        """The name in Keras that an expression stands for."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id)
        if isinstance(node, ast.Attribute):
            owner = self.dotted(node.value)
            return owner and "%s.%s" % (owner, node.attr)
        return None

    def callable_named(self, node: ast.AST) -> Optional[str]:
        """The last part of that name, if it is a function or class of Keras."""
        dotted = self.dotted(node)
        last = (dotted or "").rsplit(".", 1)[-1]
        if dotted is None and isinstance(node, ast.Name) and self._has_star():
            last = node.id
        return last if last in api()["arguments"] else None

    def _has_star(self) -> bool:
        return "*" in self.names

    def read(self, node: ast.AST) -> Iterator["tuple[str, str]"]:
        """(what, releases) of a node."""
        kind = _KINDS.get(type(node))
        if kind is not None:
            yield from kind(self, node)

    def _import(self, node: ast.Import) -> Iterator["tuple[str, str]"]:
        for alias in node.names:
            yield alias.name, api()["modules"].get(alias.name, "")

    def _import_from(self, node: ast.ImportFrom) -> Iterator["tuple[str, str]"]:
        if (node.module or "").split(".")[0] != "keras" or node.level:
            return
        yield node.module, api()["modules"].get(node.module, "")
        for alias in node.names:
            yield alias.name, self._releases_of("%s.%s" % (node.module, alias.name))

    @staticmethod
    def _releases_of(dotted: str) -> str:
        last = dotted.rsplit(".", 1)[-1]
        if last in _DEPRECATED:
            return _DEPRECATED[last]
        found = api()["names"].get(dotted, "")
        is_module = last not in api()["arguments"]  # keras.layers.merge was a function, and became a module
        return "".join(sorted({*found, *api()["modules"].get(dotted, "")})) if is_module or not found else found

    def _attribute(self, node: ast.Attribute) -> Iterator["tuple[str, str]"]:
        dotted = self.dotted(node)
        if node.attr in _WEIGHTS and _is_of_model(node.value):
            yield "." + node.attr, _WEIGHTS[node.attr]
        if dotted:
            owner = "K" if dotted.startswith("keras.backend.") else dotted.split(".")[-2]
            yield "%s.%s" % (owner, node.attr), self._releases_of(dotted)

    def _call(self, node: ast.Call) -> Iterator["tuple[str, str]"]:
        name = self.callable_named(node.func)
        if name:
            yield from self._keywords(node, api()["arguments"][name])
        elif isinstance(node.func, ast.Attribute) and self.dotted(node.func) is None:
            yield from self._method(node, node.func.attr)
        if isinstance(node.func, ast.Call) and self._is_layer(node.func.func):
            yield "layers called on tensors", "cde"

    def _is_layer(self, node: ast.AST) -> bool:
        dotted = self.dotted(node) or ""
        return dotted.startswith(("keras.layers", "keras.models")) and dotted.rsplit(".", 1)[-1][:1].isupper()

    @staticmethod
    def _keywords(node: ast.Call, known: Dict[str, str]) -> Iterator["tuple[str, str]"]:
        for keyword in node.keywords:
            if keyword.arg and keyword.arg not in _COMMON_ARGUMENTS:
                releases = known.get(keyword.arg, "")
                yield keyword.arg + "=", releases and "".join(sorted({*releases, *ALL} - ({*known[""]} - {*releases})))

    def _method(self, node: ast.Call, method: str) -> Iterator["tuple[str, str]"]:
        if method not in _COMMON_METHODS:
            yield method + "()", api()["methods"].get(method, "")
        if method in _TELLING:
            yield from self._keywords(node, api()["keywords"].get(method, {}))
        if method == "get_output" or method == "get_input":
            yield method + "()", "ab" if any(k.arg == "train" for k in node.keywords) or not node.args else ""
        if method == "add_weight" and node.args and isinstance(node.args[0], ast.Constant):
            yield "add_weight(name, ...)", "e"

    def _class(self, node: ast.ClassDef) -> Iterator["tuple[str, str]"]:
        of_keras = any((self.dotted(base) or "").startswith("keras.") for base in node.bases)
        if of_keras:
            yield from self._own_weights(node)
        for method in (s for s in node.body if isinstance(s, ast.FunctionDef)):
            if method.name in _WRITTEN and (of_keras or "_" in method.name):
                yield "def %s" % method.name, _WRITTEN[method.name]
            elif method.name == "build" and of_keras:
                alone = len(method.args.args) == 1
                yield ("def build(self)", "ab") if alone else ("def build(self, input_shape)", "cde")

    @staticmethod
    def _own_weights(node: ast.ClassDef) -> Iterator["tuple[str, str]"]:
        """``self.params = [...]`` in a layer."""
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store) and part.attr in _WEIGHTS:
                yield "self.%s =" % part.attr, _WEIGHTS[part.attr]

    def _constant(self, node: ast.Constant) -> Iterator["tuple[str, str]"]:
        if isinstance(node.value, str) and node.value in _KEYS:
            yield repr(node.value), _KEYS[node.value]


def _is_of_model(node: ast.AST) -> bool:
    """Whether an expression is ``model``, ``layer`` or ``model.layers[i]``."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Attribute) and node.value.attr == "layers"
    return isinstance(node, ast.Name) and node.id in _MODELS


_KINDS: Dict[type, Any] = {
    ast.Import: _Reader._import, ast.ImportFrom: _Reader._import_from, ast.Attribute: _Reader._attribute,
    ast.Call: _Reader._call, ast.ClassDef: _Reader._class, ast.Constant: _Reader._constant,
}
