"""To 0.3.2: a normalization has one mean for each feature map; a mask counts for single outputs too."""
import numpy as np

from keras1.saving.description import Description, LayerRecord, Network
from keras1.saving.upgrades import tools

#: No value of an input is this, so a Masking with it passes everything on, under a mask that hides nothing.
_NEVER = 1e37

_RECURRENT = ("SimpleRNN", "LSTM", "GRU")


def upgrade(description: Description) -> None:
    """Normalize by place over flattened samples; hide masks from recurrent layers that ignored them, and have the
    others put out zeros for masked steps."""
    for network in tools.networks(description.network):
        for record in list(network.layers):
            if record.class_name == "BatchNormalization":
                _by_place(network, record)
            if record.class_name in _RECURRENT and _is_masked(network):
                (_with_zeros if record.config.get("return_sequences") else _without_mask)(network, record)


def _by_place(network: Network, record: LayerRecord) -> None:
    """Until 0.3.1 each place of a sample had a mean of its own: as a flat vector it still has."""
    shape = record.weights[0].shape if record.weights else None
    if shape is None or len(shape) == 1:
        record.config.setdefault("axis", -1)
        return
    if record.config.get("mode"):
        raise tools.refuse(record, "a normalization of mode 1 with a scale of shape %s for each place" % (shape,))
    length = int(np.prod(shape))
    flat = LayerRecord(record.name + "_flat", "Reshape", {"dims": [length]})
    back = LayerRecord(record.name + "_back", "Reshape", {"dims": list(shape)})
    tools.replace(network, record, [flat, record, back])
    record.config["axis"] = -1
    _move_input_shape(record, flat)
    record.weights = [weight.holding(weight.value.reshape(length)) if weight.value is not None else weight
                      for weight in record.weights]


def _move_input_shape(record: LayerRecord, first: LayerRecord) -> None:
    for key in ("input_shape", "batch_input_shape"):
        if key in record.config:
            first.config[key] = record.config.pop(key)


def _is_masked(network: Network) -> bool:
    """Whether some layer of the network makes a mask."""
    return any(record.class_name == "Masking" or record.config.get("mask_zero") for record in network.every())


def _without_mask(network: Network, record: LayerRecord) -> None:
    if not record.calls or not record.calls[0]:
        return
    cover = LayerRecord(record.name + "_unmasked", "Masking", {"mask_value": _NEVER})
    tools.replace(network, record, [cover, record])


def _with_zeros(network: Network, record: LayerRecord) -> None:
    zeros = LayerRecord(record.name + "_zeros", "ZeroMasked", {})
    tools.replace(network, record, [record, zeros])
