"""Architectures in text: JSON and YAML as people have them, read as plain values within bounds.

Whole files, JSON encoded twice, JSON in some field of another JSON, bare lists of layers.
"""
import json
from typing import Any, Callable, Iterator, List, Optional, Tuple

import yaml

from keras1.errors import ModelFileError
from keras1.saving import safe_yaml
from keras1.saving.functions import NamedFunction
from keras1.saving.weight_names import is_known

#: Larger texts are not read, deeper or more entangled values not followed.
MAX_TEXT = 64 * 2 ** 20
MAX_DEPTH = 60
MAX_VALUES = 2_000_000

_CONTAINERS = ("Sequential", "Model", "Container", "Functional", "Graph")


def value_of(text: str, source: str) -> Any:
    """The plain value that a JSON or YAML text means.

    Parameters
    ----------
    text : str
    source : str
        The file's name, for messages.

    Raises
    ------
    ModelFileError
        If it is neither, is cut short, or goes beyond the bounds.

    Examples
    --------
    >>> value_of('{"a": [1]}', "x.json"), value_of("a: !!python/tuple [1]", "x.yaml")
    ({'a': [1]}, {'a': (1,)})
    """
    if len(text) > MAX_TEXT:
        raise ModelFileError("%s: a text of %d characters is no architecture" % (source, len(text)),
                             "at most %d are read" % MAX_TEXT)
    if not text.strip():
        raise ModelFileError("%s is empty" % source)
    read = _from_json if text.lstrip()[0] in '{["' else _from_yaml
    try:
        return bounded(read(text, source), source)
    except RecursionError:
        raise ModelFileError("%s: the text is nested too deep for an architecture" % source) from None


def _from_json(text: str, source: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        if text.lstrip()[0] != '"':
            try:  # YAML in flow style begins like JSON
                return _from_yaml(text, source)
            except ModelFileError:
                pass
        raise ModelFileError("%s is no JSON, or not a whole one: %s" % (source, str(error)[:200]),
                             "a file that was cut short while it was copied ends so") from None


def _from_yaml(text: str, source: str) -> Any:
    try:
        return safe_yaml.load(text)
    except (yaml.YAMLError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        raise ModelFileError("%s is no YAML of plain values: %s" % (source, " ".join(str(error).split())[:300]),
                             "objects of Python in it are not made") from None


def bounded(value: Any, source: str) -> Any:
    """A copy of plain values in which nothing is shared and nothing refers to itself.

    Raises
    ------
    ModelFileError
        If something does, or there is too much of it.
    """
    return _Copier(source).copy(value, [])


class _Copier:
    """Copies plain values, counts them, and knows what it is within."""

    def __init__(self, source: str):
        self.source = source
        self.count = 0

    def copy(self, value: Any, around: List[int]) -> Any:
        self.count += 1
        if self.count > MAX_VALUES:
            raise ModelFileError("%s: more than %d values, or aliases that multiply" % (self.source, MAX_VALUES))
        if not isinstance(value, (dict, list, tuple, set)):
            return self.single(value)
        if id(value) in around:
            raise ModelFileError("%s: a value contains itself" % self.source, "an architecture is a finite tree")
        if len(around) >= MAX_DEPTH:
            raise ModelFileError("%s: the values are nested too deep for an architecture" % self.source)
        inner = around + [id(value)]
        if isinstance(value, dict):
            return {self.key(key): self.copy(item, inner) for key, item in value.items()}
        return (tuple if isinstance(value, tuple) else list)(self.copy(item, inner) for item in value)

    def key(self, key: Any) -> str:
        if isinstance(key, (str, int, float, bool)) or key is None:
            return str(key)
        raise ModelFileError("%s: %.60r cannot be the name of a field" % (self.source, key))

    def single(self, value: Any) -> Any:
        if value is None or isinstance(value, (str, bytes, bool, int, float, NamedFunction)):
            return value
        return str(value)  # dates and types of NumPy, which YAML knows


def architecture_in(value: Any, source: str) -> Tuple[Any, str, Any]:
    """The configuration that a value is, or holds somewhere.

    Returns
    -------
    configuration : dict
    path : str
        Where it was: "" if it is the value itself; "(text)" stands for JSON within a text.
    around : dict
        What surrounds it.

    Raises
    ------
    ModelFileError
        If there is none.

    Examples
    --------
    >>> found = architecture_in({"run": {"model": '{"class_name": "Sequential", "config": []}'}}, "x.json")
    >>> found[0]["class_name"], found[1]
    ('Sequential', 'run.model(text)')
    """
    for candidate, path, around in _candidates(value, source):
        for recognise in _FORMS:
            found = recognise(candidate)
            if found is not None:
                return found, path, around
    if isinstance(value, dict) and "weightsManifest" in value:
        raise ModelFileError("%s lists weights of TensorFlow.js, without an architecture" % source,
                             "the architecture stands under modelTopology, which is empty here")
    raise ModelFileError("%s holds no architecture of a model" % source,
                         "expected what to_json, to_yaml or get_config of a model gave")


def _candidates(value: Any, source: str) -> Iterator[Tuple[Any, str, Any]]:
    """A value, then what it holds, level by level; texts that are JSON as what they mean."""
    level: List[Tuple[Any, str, Any]] = [(value, "", {})]
    for _ in range(8):
        following: List[Tuple[Any, str, Any]] = []
        for item, path, around in level:
            decoded = _decoded(item, source)
            if decoded is not None:
                item, path = decoded, path + "(text)"
            yield item, path, around
            following += _parts(item, path)
        level = following[:10_000]


def _parts(item: Any, path: str) -> List[Tuple[Any, str, Any]]:
    if isinstance(item, dict):
        return [(part, "%s.%s" % (path, key) if path else key, item) for key, part in item.items()]
    if isinstance(item, (list, tuple)):
        return [(part, "%s[%d]" % (path, index), {}) for index, part in enumerate(item)]
    return [(item, path, {})] if isinstance(item, str) and _looks_like_json(item) else []


def _looks_like_json(text: str) -> bool:
    return text.lstrip()[:1] in ("{", "[", '"')


def _decoded(item: Any, source: str) -> Optional[Any]:
    """What a text means, if it is JSON, however often it was encoded."""
    value = item
    for _ in range(4):
        if not isinstance(value, str) or len(value) < 2 or not _looks_like_json(value):
            break
        try:
            value = bounded(json.loads(value), source)
        except (ValueError, RecursionError):
            break
    return None if value is item else value


def _is_layer(value: Any) -> bool:
    return isinstance(value, dict) and (
        isinstance(value.get("class_name"), str) and isinstance(value.get("config"), (dict, list))
        or isinstance(value.get("name"), str))


def _whole(value: Any) -> Optional[Any]:
    """``{"class_name": "Sequential", "config": ...}``, or its kin of 0.x with the class under ``name``."""
    if not isinstance(value, dict):
        return None
    if value.get("class_name") in _CONTAINERS and isinstance(value.get("config"), (dict, list)):
        return value
    if _is_own_container(value):
        kind = "Model" if "input_layers" in value["config"] else "Sequential"
        return dict(value, class_name=kind, own_class=value["class_name"])
    if "node_config" in value and isinstance(value.get("nodes"), dict):
        return value if value.get("name") == "Graph" else dict(value, name="Graph")
    if value.get("name") == "Sequential" and _is_stack(value.get("layers")):
        return value
    return None


def _is_own_container(value: Any) -> bool:
    """A model of a class of the user's: it tells its release, and its layers are told as those of a model are."""
    inner = value.get("config")
    return "keras_version" in value and isinstance(value.get("class_name"), str) and isinstance(inner, dict) \
        and _is_of_keras(inner.get("layers"))


def _functional_part(value: Any) -> Optional[Any]:
    """What ``get_config`` of a functional model gave, without its class."""
    if isinstance(value, dict) and isinstance(value.get("layers"), list) and "input_layers" in value:
        return {"class_name": "Model", "config": value}
    return None


def _bare(value: Any) -> Optional[Any]:
    """Layers alone: a list, or a list under ``layers``."""
    layers = value.get("layers") if isinstance(value, dict) else value
    if not _is_of_keras(layers) or isinstance(value, dict) and "class_name" in value:
        return None
    if all("class_name" in layer for layer in layers):
        return {"class_name": "Sequential", "config": list(layers)}
    around = {key: part for key, part in value.items() if key != "name"} if isinstance(value, dict) else {}
    return dict(around, name="Sequential", layers=list(layers))


def _is_stack(layers: Any) -> bool:
    return isinstance(layers, (list, tuple)) and bool(layers) and all(_is_layer(layer) for layer in layers)


def _is_of_keras(layers: Any) -> bool:
    """Whether a list of layers has one of Keras; other lists have names in them too."""
    return _is_stack(layers) and any(is_known(str(layer.get("class_name") or layer.get("name"))) for layer in layers)


_FORMS: Tuple[Callable[[Any], Optional[Any]], ...] = (_whole, _functional_part, _bare)
