"""What the upgrade steps have in common: going through layers, renaming, putting layers in another's place."""
from typing import Callable, Iterator, List, Optional, Tuple

from keras1.errors import ModelFileError
from keras1.saving.description import Description, LayerRecord, Network, Origin


def each(description: Description, *class_names: str) -> Iterator[LayerRecord]:
    """All layers of these classes (or all), those of networks within and wrapped ones too."""
    for record in list(description.network.every()):
        if not class_names or record.class_name in class_names:
            yield record


def with_holders(description: Description, *class_names: str) -> Iterator[Tuple[LayerRecord, LayerRecord]]:
    """All layers of these classes, each with the record that holds its weights: itself, or a wrapper around it."""
    around = {id(inner): record for record in description.network.every() for inner in record.wrapped
              if record.class_name == "TimeDistributed"}
    for record in each(description, *class_names):
        yield record, around.get(id(record), record)


def networks(network: Network) -> Iterator[Network]:
    """The networks within a network, innermost first, and itself."""
    for record in list(network.every()):
        if record.network is not None:
            yield record.network
    yield network


def rename(record: LayerRecord, old: str, new: str) -> None:
    """Give an argument its new name."""
    if old in record.config:
        record.config[new] = record.config.pop(old)


def drop(record: LayerRecord, *names: str) -> None:
    """Leave out arguments that are gone and change nothing."""
    for name in names:
        record.config.pop(name, None)


def refuse(record: LayerRecord, text: str, hint: Optional[str] = None) -> ModelFileError:
    """The error on a layer that has no counterpart."""
    return ModelFileError("layer '%s' (%s): %s" % (record.name, record.class_name, text),
                          hint or "open it under its own release: keras1.emulate(...)")


def replace(network: Network, record: LayerRecord, chain: List[LayerRecord]) -> None:
    """Put a chain of layers in the place of one; the last bears its name, so that what reads it reads them."""
    inputs = [origin._replace(layer=chain[0].name) if origin.layer == record.name else origin
              for origin in network.inputs]
    if chain[-1].name != record.name:
        reread(network, record.name, lambda origin: origin._replace(layer=chain[-1].name))
    network.inputs = inputs
    chain[0].calls = [list(call) for call in record.calls]
    for before, layer in zip(chain, chain[1:]):
        layer.calls = [[Origin(before.name, number)] for number in range(len(record.calls))]
    place = next(index for index, layer in enumerate(network.layers) if layer is record)
    network.layers[place:place + 1] = chain


def reread(network: Network, name: str, moved: Callable[[Origin], Origin]) -> None:
    """Have everything that reads a layer read something else."""
    def now(origin: Origin) -> Origin:
        return moved(origin) if origin.layer == name else origin

    for layer in network.layers:
        layer.calls = [[now(origin) for origin in call] for call in layer.calls]
    network.outputs = [now(origin) for origin in network.outputs]
    network.inputs = [now(origin) for origin in network.inputs]
