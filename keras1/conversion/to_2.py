"""To 2.3.1: what the upgrade steps leave as it is called, and 2.3.1 computes on one backend only."""
from typing import List

from keras1.conversion.records_of_3 import each, put_in_place, refuse
from keras1.conversion.shapes import Shapes
from keras1.saving.description import Description, LayerRecord
from keras1.saving.upgrades import tools


def without_ordering(found: Description, shapes: Shapes) -> None:
    """Local filters on sequences, to whose answers 2.3.1 adds biases as to images, are such on images of one column.

    Parameters
    ----------
    found : Description
        In the words of 2.x.
    shapes : Shapes
        Of the model that it was.
    """
    for network in tools.networks(found.network):
        for record in list(network.layers):
            if record.class_name == "LocallyConnected1D" and record.config.get("use_bias", True):
                name = record.name
                put_in_place(network, record, _as_images(record, shapes), name)


def _as_images(record: LayerRecord, shapes: Shapes) -> List[LayerRecord]:
    shape = shapes.read(record.name)
    if shape is None or None in shape[1:]:
        raise refuse(record, "2.3.1 adds its bias in the ordering of images, and what it reads has no known size",
                     "give the shape of the model's input: batch_input_shape=(None, ...), --input-shape of the command")
    name, (_, length, channels), config = record.name, shape, record.config
    first = LayerRecord(name + "_column", "Reshape", {"target_shape": [length, 1, channels]})
    for key in ("batch_input_shape", "input_shape", "dtype"):
        if key in config:
            first.config[key] = config.pop(key)
    record.class_name, record.name = "LocallyConnected2D", name + "_filters"
    size, stride = each(config["kernel_size"], 1)[0], each(config.get("strides") or 1, 1)[0]
    config.update(kernel_size=[size, 1], strides=[stride, 1], data_format="channels_last")
    steps = shapes.made(name)[1]
    record.weights = [weight.holding(weight.value.reshape(steps, 1, -1)) if weight.value.ndim == 2 else weight
                      for weight in record.weights]
    return [first, record, LayerRecord(name, "Reshape", {"target_shape": [steps, record.config["filters"]]})]
