"""Which release wrote a file, on which backend and Python, and what tells so.

A file of 1.0 or later mostly names its release.  What else there is to go by: each rule below looks for a trait in the
configuration or the weights, and says from which release to which files had it.
"""
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple

from keras1.errors import ReleaseError
from keras1.history import RELEASES, release
from keras1.saving.description import Origins
from keras1.saving.reading_hdf5 import Stored
from keras1.saving.weight_names import is_known


class Trait(NamedTuple):
    """Something that tells a release: what it is, the first and the last release with it, and the question."""

    text: str
    first: str
    last: str
    holds: Callable[["Evidence"], bool]


class Evidence(NamedTuple):
    """What there is to go by."""

    config: Optional[Dict[str, Any]]
    layers: List[Tuple[str, Dict[str, Any]]]
    stored: Optional[Stored]
    text: str

    def has(self, *keys: str) -> bool:
        """Whether the arguments of some layer have one of these names."""
        return any(key in arguments for _, arguments in self.layers for key in keys)

    def speaks(self, words: Tuple[str, ...]) -> List[str]:
        """Which of these words arguments of layers of Keras have, where they tell a generation."""
        said = {(_kin(name), key) for name, arguments in self.layers if is_known(name) for key in arguments}
        return [word for word in words if any(key == word and (kin, key) not in _OF_ALL for kin, key in said)]

    def tops(self, key: str) -> bool:
        """Whether the model's own configuration has that key."""
        return isinstance(self.config, dict) and key in self.config

    def layer(self, class_name: str, *keys: str) -> bool:
        """Whether there is a layer of that class, with all of these arguments."""
        return any(name == class_name and all(key in arguments for key in keys) for name, arguments in self.layers)


#: Words that some layers had in 1.x and in 2.x.
_OF_ALL = {("Embedding", "output_dim"), ("ZeroPadding", "padding"), ("Embedding", "input_dtype")}


def _kin(class_name: str) -> str:
    """A class without its number of dimensions."""
    return class_name[:-2] if class_name[-2:] in ("1D", "2D", "3D") else class_name


def layers_in(value: Any) -> Iterator[Tuple[str, Dict[str, Any]]]:
    """The class and the arguments of each layer in a configuration, however deep.

    Examples
    --------
    >>> list(layers_in({"name": "Sequential", "layers": [{"name": "Dropout", "p": 0.5}]}))
    [('Dropout', {'name': 'Dropout', 'p': 0.5})]
    """
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from layers_in(part)
    elif isinstance(value, dict):
        inner = value.get("config")
        if isinstance(value.get("class_name"), str) and isinstance(inner, dict):
            yield value["class_name"].rpartition(">")[2], inner
        elif is_known(str(value.get("name"))) and not value.get("layers") and "node_config" not in value:
            yield value["name"], value
        for part in value.values():
            yield from layers_in(part)


_LAST = str(RELEASES[-1])
_FIRST = str(RELEASES[0])

TRAITS = (
    Trait("layers have their class under 'name'", _FIRST, "0.3.3", lambda e: _is_classic(e)),
    Trait("the model has a 'theano_mode'", _FIRST, "0.3.0", lambda e: _is_classic(e) and e.tops("theano_mode")),
    Trait("layers have 'cache_enabled'", "0.3.1", "0.3.3", lambda e: _is_classic(e) and e.has("cache_enabled")),
    Trait("layers have no 'cache_enabled'", _FIRST, "0.3.0",
          lambda e: _is_classic(e) and bool(e.layers) and not e.has("cache_enabled")),
    Trait("convolutions have no 'dim_ordering'", _FIRST, "0.2.0",
          lambda e: e.layer("Convolution2D") and not e.layer("Convolution2D", "dim_ordering")),
    Trait("convolutions have a 'dim_ordering'", "0.3.0", "1.2.2", lambda e: e.layer("Convolution2D", "dim_ordering")),
    Trait("convolutions have a 'stack_size', a Dense its 'input_dim' first", _FIRST, "0.1.3",
          lambda e: e.has("stack_size", "poolsize")),
    Trait("layers have no 'custom_name'", _FIRST, "0.3.1",
          lambda e: _is_classic(e) and bool(e.layers) and not e.has("custom_name")),
    Trait("layers have a 'custom_name'", "0.3.2", "0.3.3", lambda e: e.has("custom_name")),
    Trait("the model has a 'class_mode'", _FIRST, "0.3.2",
          lambda e: _is_classic(e) and e.tops("class_mode") and not e.tops("sample_weight_mode")),
    Trait("the model has a 'class_mode' and a 'sample_weight_mode', as between 0.3.2 and 0.3.3", "0.3.3", "0.3.3",
          lambda e: _is_classic(e) and e.tops("class_mode") and e.tops("sample_weight_mode")),
    Trait("the model has a 'sample_weight_mode'", "0.3.3", "0.3.3",
          lambda e: _is_classic(e) and (e.tops("sample_weight_mode") or e.tops("sample_weight_modes"))),
    Trait("recurrent layers have a 'dropout_W'", "0.3.3", "1.2.2", lambda e: e.has("dropout_W")),
    Trait("recurrent layers have a 'truncate_gradient'", _FIRST, "0.2.0", lambda e: e.has("truncate_gradient")),
    Trait("JZS layers, SimpleDeepRNN, gone in 0.3.0", _FIRST, "0.2.0",
          lambda e: any(e.layer(name) for name in ("JZS1", "JZS2", "JZS3", "SimpleDeepRNN"))),
    Trait("layers have 'class_name' and 'config'", "1.0.0", _LAST, lambda e: _is_functional(e)),
    Trait("arguments of 1.x: %s", "1.0.0", "1.2.2", lambda e: _is_functional(e) and bool(e.speaks(_WORDS_OF_1))),
    Trait("arguments of 2.x: %s", "2.0.0", _LAST, lambda e: _is_functional(e) and bool(e.speaks(_WORDS_OF_2))),
    Trait("normalizations have a 'gamma_regularizer'", "1.1.0", _LAST,
          lambda e: e.layer("BatchNormalization", "gamma_regularizer")),
    Trait("a Merge with 'output_mask'", "1.0.0", "2.0.9", lambda e: e.layer("Merge", "output_mask")),
    Trait("a Sequential has a name", "2.2.3", _LAST,
          lambda e: _is_functional(e) and e.config.get("class_name") == "Sequential"
          and isinstance(e.config.get("config"), dict)),
    Trait("groups layer_0, layer_1, ... of weights param_0, ...", _FIRST, "0.3.3",
          lambda e: _layout(e) in ("numbered", "graph")),
    Trait("groups of weights by the layers' names", "1.0.0", _LAST, lambda e: _layout(e) == "named"),
    Trait("weights called ..._W, ..._b", "1.0.0", "1.2.2", lambda e: _ends(e, "_W", "_b", "_running_mean")),
    Trait("weights called .../kernel, .../bias", "2.0.0", _LAST,
          lambda e: _ends(e, "/kernel", "/bias", "/moving_mean", "/embeddings")),
)

_WORDS_OF_1 = ("output_dim", "nb_filter", "init", "W_regularizer", "dim_ordering", "input_dtype", "border_mode")
_WORDS_OF_2 = ("units", "filters", "kernel_initializer", "data_format", "use_bias", "rate", "dtype", "padding")


def recognise(evidence: Evidence) -> Origins:
    """Who wrote the file.

    Examples
    --------
    >>> config = {"name": "Sequential", "theano_mode": None, "layers": []}
    >>> found = recognise(Evidence(config, [("Flatten", {})], None, ""))
    >>> found.release, found.exact
    ('0.3.0', False)
    """
    first, last, reasons = RELEASES[0], RELEASES[-1], []
    for trait in TRAITS:
        if trait.holds(evidence):
            reasons.append(_told(trait, evidence))
            first, last = max(first, release(trait.first)), min(last, release(trait.last))
    if first > last:
        reasons.append("these do not agree: the file was made in several steps, or changed by hand")
        first, last = (last, first) if last >= RELEASES[0] else (first, first)
    found = Origins(str(last), False, str(first), str(last), reasons=reasons)
    _as_named(found, evidence)
    found.backend = _backend(evidence, found.reasons)
    found.python = _python(evidence, found.reasons)
    return found


def _told(trait: Trait, evidence: Evidence) -> str:
    if "%s" not in trait.text:
        return trait.text
    words = _WORDS_OF_1 if trait.last == "1.2.2" else _WORDS_OF_2
    return trait.text % ", ".join(evidence.speaks(words))


def _as_named(found: Origins, evidence: Evidence) -> None:
    """The release that the file names, if it is one."""
    for where, name in _names(evidence):
        plain = name.split("-")[0]
        try:
            named = release(plain)
        except ReleaseError:
            whose = "TensorFlow's tf.keras" if name.startswith("2.") else "no release of Keras up to %s" % _LAST
            found.reasons.insert(0, "%s is %r, that is %s: read as far as it is like Keras %s"
                                 % (where, name, whose, found.release))
            continue
        found.release = found.first = found.last = str(named)
        found.exact = name == plain
        found.reasons.insert(0, "%s is %r%s" % (where, name, "" if found.exact else ", that is TensorFlow's tf.keras"))
        return


def _names(evidence: Evidence) -> Iterator[Tuple[str, str]]:
    if evidence.stored and "keras_version" in evidence.stored.attributes:
        yield "the attribute keras_version", evidence.stored.attributes["keras_version"]
    if isinstance(evidence.config, dict) and isinstance(evidence.config.get("keras_version"), str):
        yield "keras_version in the configuration", evidence.config["keras_version"]


def _backend(evidence: Evidence, reasons: List[str]) -> Optional[str]:
    named = evidence.stored.attributes.get("backend") if evidence.stored else None
    named = named or (evidence.config or {}).get("backend")
    if isinstance(named, str):
        reasons.append("it names the backend %s" % named)
        return named
    if _is_classic(evidence) and not evidence.has("dim_ordering") and not evidence.has("cache_enabled"):
        return "theano"  # there was no other one
    if _layout(evidence) == "named" and _weights(evidence):
        tagged = any(weight.endswith(":0") for weight in _weights(evidence))
        reasons.append("names of weights end in ':0', as TensorFlow's do" if tagged else
                       "names of weights do not end in ':0', as TensorFlow's would")
        return "tensorflow" if tagged else "theano"
    return None


def _python(evidence: Evidence, reasons: List[str]) -> Optional[str]:
    if "!!python/unicode" in evidence.text or "!!python/str" in evidence.text:
        reasons.append("the YAML has tags of Python 2")
        return "2"
    return None


def _is_classic(evidence: Evidence) -> bool:
    return isinstance(evidence.config, dict) and "class_name" not in evidence.config


def _is_functional(evidence: Evidence) -> bool:
    return isinstance(evidence.config, dict) and "class_name" in evidence.config


def _layout(evidence: Evidence) -> str:
    return evidence.stored.layout if evidence.stored else "none"


def _weights(evidence: Evidence) -> List[str]:
    return [weight.name for group in evidence.stored.groups for weight in group.weights] if evidence.stored else []


def _ends(evidence: Evidence, *endings: str) -> bool:
    return _layout(evidence) == "named" and any(name.split(":")[0].endswith(endings) for name in _weights(evidence))
