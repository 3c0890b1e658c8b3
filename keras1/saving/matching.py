"""Which weights of a file belong to which layer of an architecture.

A file numbers its layers (0.x), or names them (1.x and 2.x); the weights of networks within are one list.  How many
weights a layer has is known from its class; of a class that is not known, it is what remains.
"""
import re
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

from keras1.saving.description import Description, LayerRecord, Network, Weight
from keras1.saving.reading_hdf5 import Group, Stored
from keras1.saving.weight_names import weight_names


def match(description: Description, stored: Stored) -> None:
    """Give the layers of a description the weights of a file; what is left over goes into ``groups``."""
    network = description.network
    if network is None:
        description.groups = [(group.name, group.weights) for group in stored.groups]
        return
    generation = int(description.release.split(".")[0])
    for owner, weights in _pairs(network, stored, description):
        _share_out(owner, weights, generation, description)


def _pairs(network: Network, stored: Stored, description: Description) -> Iterator[Tuple[Any, List[Weight]]]:
    """Layers, or the whole network, with the weights of their group."""
    if stored.layout == "graph":
        yield network, stored.groups[0].weights
        return
    layers = network.layers if stored.layout == "numbered" else list(_saved_layers(network))
    pairs = _by_number(layers, stored.groups) if stored.layout == "numbered" else _by_name(layers, stored.groups)
    used = {id(group) for _, group in pairs}
    for group in stored.groups:
        if id(group) not in used and group.weights:
            description.groups.append((group.name, group.weights))
            description.remark(group.name, "weights of this group belong to no layer of the architecture")
    for layer, group in pairs:
        yield layer, group.weights


def _by_number(layers: Sequence[LayerRecord], groups: Sequence[Group]) -> List[Tuple[LayerRecord, Group]]:
    return list(zip(layers, groups))


def _by_name(layers: Sequence[LayerRecord], groups: Sequence[Group]) -> List[Tuple[LayerRecord, Group]]:
    """By name where all names agree, else in order, as `load_weights` does."""
    named = {layer.name: layer for layer in layers}
    filled = [group for group in groups if group.weights]
    if all(group.name in named for group in filled):
        return [(named[group.name], group) for group in filled]
    holding = [layer for layer in layers if not _is_empty(layer)]
    return list(zip(holding, filled))


def _is_empty(layer: LayerRecord) -> bool:
    return all(_names(holder, 1) == [] for holder in layer.holders())


def _saved_layers(network: Network) -> Iterator[LayerRecord]:
    """The layers that have groups of their own: stacks within a stack, and what they begin with, are opened."""
    for layer in network.layers:
        if network.kind == "Sequential" and layer.network is not None and layer.network.kind == "Sequential":
            yield layer
            yield from _saved_layers(layer.network)
        elif network.kind == "Sequential" and layer.class_name == "Merge" and layer.wrapped:
            yield from _saved_layers(Network("Sequential", None, layer.wrapped))
        else:
            yield layer


# -- the weights of one group

def _share_out(owner: Any, weights: List[Weight], generation: int, description: Description) -> None:
    holders = list(owner.holders())
    if len(holders) == 1 and holders[0] is owner:
        _give(owner, weights, generation, description)
        return
    for holder, part in _by_their_names(holders, weights) or _by_count(holders, weights, generation):
        if part or _names(holder, generation):
            _give(holder, part, generation, description)


def _by_their_names(holders: List[LayerRecord], weights: List[Weight]) -> Optional[List[Tuple]]:
    """The weights of each holder, if each weight bears the name of exactly one: ``dense_1_W``, ``dense_1/kernel:0``."""
    parts: Dict[int, List[Weight]] = {}
    longest_first = sorted(holders, key=lambda holder: -len(holder.name))
    for weight in weights:
        owner = next((holder for holder in longest_first for name in _possible_names(holder)
                      if re.match(r"(.*/)?%s[_/]" % re.escape(name), weight.name)), None)
        if owner is None:
            return None
        parts.setdefault(id(owner), []).append(weight)
    return [(holder, parts.get(id(holder), [])) for holder in holders]


def _possible_names(holder: LayerRecord) -> List[str]:
    """A wrapper's weights may bear the name of what it holds."""
    inner = [record.name for record in holder.wrapped]
    return [holder.name] + inner + [way + name for name in inner for way in ("forward_", "backward_")]


def _by_count(holders: List[LayerRecord], weights: List[Weight], generation: int) -> List[Tuple]:
    """In order, each as many as it has: 0.x layer by layer, later ones all that are trained, then the others."""
    counts = [_names(holder, generation) for holder in holders]
    known = [len(names) for names in counts if names is not None]
    unknown = len(counts) - len(known)
    rest = max(len(weights) - sum(known), 0)
    sizes = [len(names) if names is not None else rest // unknown for names in counts]
    if generation == 0:
        ends = [sum(sizes[:index + 1]) for index in range(len(sizes))]
        return [(holder, weights[end - size:end]) for holder, size, end in zip(holders, sizes, ends)]
    kept = [0 if holder.config.get("trainable") is False else size - 2 * _is_normalization(holder)
            for holder, size in zip(holders, sizes)]
    trained, others, found = 0, sum(kept), []
    for holder, size, first in zip(holders, sizes, kept):
        found.append((holder, weights[trained:trained + first] + weights[others:others + size - first]))
        trained, others = trained + first, others + size - first
    return found


def _is_normalization(holder: LayerRecord) -> bool:
    return holder.class_name == "BatchNormalization"


def _names(holder: LayerRecord, generation: int) -> Optional[List[str]]:
    """What the weights of a layer, or of a wrapper, are called; None if its class is not known."""
    if not holder.wrapped:
        return weight_names(holder.class_name, holder.config, generation)
    inner = _names(holder.wrapped[0], generation)
    if inner is None or holder.class_name != "Bidirectional":
        return inner
    return [way + name for way in ("forward_", "backward_") for name in inner]


def _give(layer: LayerRecord, weights: List[Weight], generation: int, description: Description) -> None:
    names = _names(layer, generation)
    layer.weights = list(weights)
    if names is not None and len(names) == len(weights):
        for weight, name in zip(layer.weights, names):
            weight.name = name
    elif names is not None and not (layer.wrapped and layer.wrapped[0].network):
        description.remark(layer.name, "a %s with %d weights, where %d were expected (%s)"
                           % (layer.class_name, len(weights), len(names), ", ".join(names) or "none"))
