"""To 0.3.0: TensorFlow beside Theano, so an ordering of axes; borders of pooling by name."""
from keras1.saving.description import Description, LayerRecord
from keras1.saving.upgrades import tools

_IMAGES = ("Convolution2D", "MaxPooling2D", "UpSampling2D", "ZeroPadding2D")
_RENAMED = {"UpSample1D": "UpSampling1D", "UpSample2D": "UpSampling2D"}


def upgrade(description: Description) -> None:
    """Name orderings and borders; leave out what only guided training, or was computed from other arguments."""
    for record in tools.each(description):
        record.class_name = _RENAMED.get(record.class_name, record.class_name)
        record.known = record.known or record.class_name in _RENAMED.values()
        tools.rename(record, "poolsize", "pool_size")
        if record.class_name in _IMAGES:
            record.config.setdefault("dim_ordering", "th")
        if record.class_name.startswith("MaxPooling"):
            _name_border(record)
        tools.drop(record, "truncate_gradient")
    _name_first_shape(description)


def forget_targets(description: Description) -> None:
    """To 0.3.1: an Activation no longer keeps the arguments of a penalty that it never computed."""
    for record in tools.each(description, "Activation"):
        tools.drop(record, "target", "beta")


def _name_border(record: LayerRecord) -> None:
    if not record.config.pop("ignore_border", True):
        raise tools.refuse(record, "pooling with ignore_border=False went with 0.3.0, nothing is like it")
    record.config.setdefault("border_mode", "valid")
    if record.class_name == "MaxPooling2D":
        tools.rename(record, "stride", "strides")


def _name_first_shape(description: Description) -> None:
    """In 0.1 each layer was told its input: only the first needs to be, and a convolution wants the whole shape."""
    for network in tools.networks(description.network):
        for number, record in enumerate(network.layers):
            maps = record.config.pop("stack_size", None)
            if maps is not None and number == 0 and "input_shape" not in record.config:
                record.config["input_shape"] = [maps, None, None]
            if number and record.class_name != "Embedding" and network.kind == "Sequential":
                tools.drop(record, "input_dim")
