"""To 2.0.0: other words for arguments, other layouts of kernels; merges are layers, and no stack begins with one."""
from typing import Any, Dict

from keras1.saving.description import Description, LayerRecord
from keras1.saving.upgrades import merges_of_2, tools, weights_of_2

_ORDERED = {"dim_ordering": "data_format"}
_KERNEL = {"init": "kernel_initializer", "W_regularizer": "kernel_regularizer", "W_constraint": "kernel_constraint",
           "b_regularizer": "bias_regularizer", "b_constraint": "bias_constraint", "bias": "use_bias"}
_FILTERS = dict(_KERNEL, **_ORDERED, nb_filter="filters", border_mode="padding", subsample="strides")
_RECURRENT = dict(_KERNEL, output_dim="units", inner_init="recurrent_initializer",
                  inner_activation="recurrent_activation", U_regularizer="recurrent_regularizer",
                  dropout_W="dropout", dropout_U="recurrent_dropout")
_WINDOWS = dict(_ORDERED, border_mode="padding", pool_length="pool_size", stride="strides")
_SEQUENCE = dict(_FILTERS, filter_length="kernel_size", subsample_length="strides", atrous_rate="dilation_rate")

#: The new name of each argument, class by class.
_WORDS: Dict[str, Dict[str, str]] = {
    "Dense": dict(_KERNEL, output_dim="units"),
    **dict.fromkeys(("Convolution1D", "AtrousConvolution1D", "LocallyConnected1D"), _SEQUENCE),
    **dict.fromkeys(("Convolution2D", "AtrousConvolution2D", "Convolution3D", "Deconvolution2D", "LocallyConnected2D"),
                    dict(_FILTERS, atrous_rate="dilation_rate")),
    "SeparableConvolution2D": dict(_FILTERS, depthwise_init="depthwise_initializer",
                                   pointwise_init="pointwise_initializer"),
    "ConvLSTM2D": dict(_RECURRENT, **_FILTERS),
    **dict.fromkeys(("LSTM", "GRU", "SimpleRNN"), _RECURRENT),
    **dict.fromkeys(("MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "AveragePooling1D", "AveragePooling2D",
                     "AveragePooling3D"), _WINDOWS),
    **dict.fromkeys(("GlobalMaxPooling2D", "GlobalMaxPooling3D", "GlobalAveragePooling2D", "GlobalAveragePooling3D",
                     "UpSampling2D", "UpSampling3D", "ZeroPadding2D", "ZeroPadding3D", "Cropping2D", "Cropping3D"),
                    _ORDERED),
    "UpSampling1D": {"length": "size"},
    **dict.fromkeys(("Dropout", "GaussianDropout", "SpatialDropout1D"), {"p": "rate"}),
    **dict.fromkeys(("SpatialDropout2D", "SpatialDropout3D"), dict(_ORDERED, p="rate")),
    "GaussianNoise": {"sigma": "stddev"},
    "Embedding": {"init": "embeddings_initializer", "W_regularizer": "embeddings_regularizer",
                  "W_constraint": "embeddings_constraint"},
    "BatchNormalization": {"beta_init": "beta_initializer", "gamma_init": "gamma_initializer"},
    "PReLU": {"init": "alpha_initializer"},
}

_CLASSES = {"Convolution1D": "Conv1D", "Convolution2D": "Conv2D", "Convolution3D": "Conv3D",
            "AtrousConvolution1D": "Conv1D", "AtrousConvolution2D": "Conv2D", "Deconvolution2D": "Conv2DTranspose",
            "SeparableConvolution2D": "SeparableConv2D"}
_FORMATS = {"th": "channels_first", "tf": "channels_last", "default": None}
_SIZES = (("nb_row", "nb_col"), ("kernel_dim1", "kernel_dim2", "kernel_dim3"))

#: Arguments that are gone, and only guided how a layer was computed or built.
_GONE = {
    "Dense": ("input_dim",),
    **dict.fromkeys(("LSTM", "GRU", "SimpleRNN"), ("consume_less", "input_dim", "input_length")),
    **dict.fromkeys(("Convolution1D", "AtrousConvolution1D", "LocallyConnected1D"), ("input_dim", "input_length")),
    "Embedding": ("dropout", "input_dtype"),
    "Deconvolution2D": ("output_shape",),
    "ConvLSTM2D": ("consume_less", "input_dim", "input_length"),
}


def upgrade(description: Description) -> None:
    """Weights first, for they go by the old words; then classes and arguments, then merges."""
    _wrap_dense_of_steps(description)
    for record in tools.each(description):
        weights_of_2.turn(record)
    for record in tools.each(description):
        _upgrade_layer(record, description)
    merges_of_2.replace_merges(description)


_OF_WRAPPER = ("batch_input_shape", "input_shape", "input_dtype", "trainable")


def _wrap_dense_of_steps(description: Description) -> None:
    """A TimeDistributedDense is a Dense in a TimeDistributed."""
    for record in tools.each(description, "TimeDistributedDense"):
        shapes = {key: record.config.pop(key) for key in _OF_WRAPPER if key in record.config}
        tools.drop(record, "input_dim", "input_length")
        record.wrapped = [LayerRecord(record.name + "_dense", "Dense", record.config)]
        record.class_name, record.config = "TimeDistributed", shapes


def _upgrade_layer(record: LayerRecord, description: Description) -> None:
    before = record.class_name
    if before == "BatchNormalization" and record.config.get("mode") not in (None, 0, *_OF_MODE):
        raise tools.refuse(record, "mode=%r is none that any release had" % (record.config["mode"],))
    _keep_input_shape(record)
    tools.drop(record, *_GONE.get(before, ()))
    for sizes in _SIZES:
        if sizes[0] in record.config:
            record.config["kernel_size"] = [record.config.pop(size) for size in sizes]
    for old, new in _WORDS.get(before, {}).items():
        tools.rename(record, old, new)
    tools.rename(record, "input_dtype", "dtype")
    if "data_format" in record.config:
        record.config["data_format"] = _FORMATS.get(record.config["data_format"], record.config["data_format"])
    for key, value in record.config.items():
        if key.endswith(("_regularizer", "_constraint")):
            record.config[key] = _object(value)
    _REST.get(before, lambda record, description: None)(record, description)
    record.class_name = _CLASSES.get(before, record.class_name)


def _keep_input_shape(record: LayerRecord) -> None:
    """A first layer that told its features and length by other arguments tells its shape."""
    if "batch_input_shape" in record.config or "input_shape" in record.config:
        return
    features, length = record.config.get("input_dim"), record.config.get("input_length")
    if record.calls == [[]] and features and record.class_name != "Embedding":
        flat = record.class_name in ("Dense", "Highway", "MaxoutDense")
        record.config["batch_input_shape"] = [None, features] if flat else [None, length, features]


_OBJECTS = {"WeightRegularizer": "L1L2", "L1L2Regularizer": "L1L2", "ActivityRegularizer": "L1L2"}


def _object(value: Any) -> Any:
    """A regularizer or constraint: class and arguments apart, and their new names."""
    if not isinstance(value, dict) or "class_name" in value or "name" not in value:
        return value
    arguments = {key: part for key, part in value.items() if key != "name"}
    if "m" in arguments:
        arguments["max_value"] = arguments.pop("m")
    return {"class_name": _OBJECTS.get(value["name"], value["name"]), "config": arguments}


# -- what is more than a name

def _recurrent(record: LayerRecord, description: Description) -> None:
    first = record.config.pop("forget_bias_init", None)
    if first is not None:
        record.config["unit_forget_bias"] = first == "one"


def _normalization(record: LayerRecord, description: Description) -> None:
    mode = record.config.pop("mode", None)
    if mode:
        description.remark(record.name, "mode=%s of BatchNormalization went with 2.0; keras1 has it as %s"
                           % (mode, _OF_MODE[mode]))
        record.class_name = _OF_MODE[mode]
        record.config = {key: value for key, value in record.config.items() if key in _OF_BRIDGE}
        record.weights = record.weights[:2]


_ENDS = {"rows": ("top_pad", "bottom_pad"), "columns": ("left_pad", "right_pad")}


_OF_MODE = {1: "SampleNormalization", 2: "OwnBatchNormalization"}
_OF_BRIDGE = ("epsilon", "axis", "trainable", "batch_input_shape", "input_shape")


def _sides(record: LayerRecord, description: Description) -> None:
    """A padding for each side had a name for each."""
    padding = record.config.get("padding")
    if isinstance(padding, dict):
        sides = {name: [padding.get(end, 0) for end in ends] for name, ends in _ENDS.items()}
        images = record.class_name == "ZeroPadding2D"
        record.config["padding"] = [sides["rows"], sides["columns"]] if images else sides["columns"]
    elif isinstance(padding, (list, tuple)) and len(padding) == 4:
        record.config["padding"] = [list(padding[:2]), list(padding[2:])]


def _local(record: LayerRecord, description: Description) -> None:
    if record.config.get("use_bias", True):
        description.remark(record.name, "2.x adds the bias of a LocallyConnected1D in the ordering of images: it runs "
                                        "where image_data_format is 'channels_last' only")


_REST = {"LSTM": _recurrent, "ConvLSTM2D": _recurrent, "BatchNormalization": _normalization,
         "LocallyConnected1D": _local, "ZeroPadding1D": _sides, "ZeroPadding2D": _sides}
