"""What the weights of each layer are called, in order: to name those that a file only numbers, and to tell whose
they are.
"""
from typing import Any, Callable, Dict, List, Optional

Config = Dict[str, Any]
_Rule = Callable[[Config], List[str]]


def weight_names(class_name: str, config: Config, generation: int) -> Optional[List[str]]:
    """The names of a layer's weights, or None if the class is not known.

    Parameters
    ----------
    class_name : str
    config : dict
        Its arguments.
    generation : {0, 1, 2}
        The first number of the release.

    Examples
    --------
    >>> weight_names("Dense", {"bias": False}, 1), weight_names("Dense", {}, 2)
    (['W'], ['kernel', 'bias'])
    >>> weight_names("Flatten", {}, 0), weight_names("Mine", {}, 0)
    ([], None)
    """
    if class_name in _WITHOUT:
        return []
    rules = _OF_2 if generation >= 2 else _OF_1
    rule = rules.get(class_name) or _OF_1.get(class_name) or _OF_2.get(class_name)
    return rule(config) if rule else None


def is_known(class_name: str) -> bool:
    """Whether some release of Keras had a layer of that name.

    Examples
    --------
    >>> is_known("Dense"), is_known("Attention")
    (True, False)
    """
    return class_name in _WITHOUT or class_name in _OF_1 or class_name in _OF_2 or class_name in HOLDING


#: Layers whose weights are those of what they hold.
HOLDING = frozenset("""Sequential Model Container Functional Graph Merge LambdaMerge AutoEncoder Siamese TimeDistributed
    Bidirectional RNN""".split())

_WITHOUT = frozenset("""
    Activation ActivityRegularization Add AlphaDropout Average AveragePooling1D AveragePooling2D AveragePooling3D
    Concatenate Cropping1D Cropping2D Cropping3D Dot Dropout ELU Flatten GaussianDropout GaussianNoise
    GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D GlobalMaxPooling1D GlobalMaxPooling2D
    GlobalMaxPooling3D InputLayer LRN2D Lambda LambdaMerge Layer LeakyReLU MaskedLambda MaskedLayer Masking
    MaxPooling1D MaxPooling2D MaxPooling3D Maximum Merge Minimum Multiply Permute ReLU RepeatVector Reshape
    SiameseHead Softmax SpatialDropout1D SpatialDropout2D SpatialDropout3D Subtract ThresholdedLinear
    ThresholdedReLU TimeDistributedMerge UpSampling1D UpSampling2D UpSampling3D ZeroPadding1D ZeroPadding2D
    ZeroPadding3D
    """.split())


def _fixed(*names: str) -> _Rule:
    return lambda config: list(names)


def _biased(config: Config) -> bool:
    return bool(config.get("bias", config.get("use_bias", True)))


def _with_bias(*names: str, bias: str = "b") -> _Rule:
    return lambda config: list(names) + ([bias] if _biased(config) else [])


def _highway(config: Config) -> List[str]:
    if not _biased(config):
        return ["W", "W_carry"]
    return ["W", "W_carry", "b", "b_carry"] if "transform_bias" not in config else ["W", "b", "W_carry", "b_carry"]


def _gates(order: str) -> _Rule:
    def names(config: Config) -> List[str]:
        if config.get("consume_less") == "gpu":
            return ["W", "U", "b"]
        return [kind + "_" + gate for gate in order for kind in "WUb"]
    return names


def _normalization(config: Config) -> List[str]:
    scale = ["gamma"] if config.get("scale", True) else []
    centre = ["beta"] if config.get("center", True) else []
    return scale + centre + ["moving_mean", "moving_variance"]


def _deep(config: Config) -> List[str]:
    return ["W"] + ["U_%d" % (index + 1) for index in range(int(config.get("depth") or 3))] + ["b"]


_W_B = _with_bias("W")
_OF_1: Dict[str, _Rule] = {
    **dict.fromkeys(("Dense", "TimeDistributedDense", "MaxoutDense", "Convolution1D", "Convolution2D", "Convolution3D",
                     "AtrousConvolution1D", "AtrousConvolution2D", "Deconvolution2D", "LocallyConnected1D",
                     "LocallyConnected2D"), _W_B),
    "Highway": _highway,
    "Embedding": _fixed("W"),
    "WordContextProduct": _fixed("W_w", "W_c"),
    "BatchNormalization": _fixed("gamma", "beta", "running_mean", "running_std"),
    "PReLU": _fixed("alphas"),
    "ParametricSoftplus": _fixed("alphas", "betas"),
    "SReLU": _fixed("t_left", "a_left", "t_right", "a_right"),
    "SeparableConvolution2D": _with_bias("depthwise_kernel", "pointwise_kernel"),
    "SimpleRNN": _fixed("W", "U", "b"),
    "LSTM": _gates("icfo"),
    "GRU": _gates("zrh"),
    "ConvLSTM2D": _gates("icfo"),
    "SimpleDeepRNN": _deep,
    "JZS1": _fixed("W_z", "b_z", "W_r", "U_r", "b_r", "U_h", "b_h", "Pmat"),
    "JZS2": _fixed("W_z", "U_z", "b_z", "U_r", "b_r", "W_h", "U_h", "b_h", "Pmat"),
    "JZS3": _gates("zrh"),
}

_KERNEL = _with_bias("kernel", bias="bias")
_RECURRENT = _with_bias("kernel", "recurrent_kernel", bias="bias")
_OF_2: Dict[str, _Rule] = {
    **dict.fromkeys(("Dense", "Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "Conv3DTranspose", "LocallyConnected1D",
                     "LocallyConnected2D"), _KERNEL),
    **dict.fromkeys(("SimpleRNN", "LSTM", "GRU", "ConvLSTM2D", "CuDNNLSTM", "CuDNNGRU", "SimpleRNNCell", "LSTMCell",
                     "GRUCell"), _RECURRENT),
    **dict.fromkeys(("SeparableConv1D", "SeparableConv2D"),
                    _with_bias("depthwise_kernel", "pointwise_kernel", bias="bias")),
    "DepthwiseConv2D": _with_bias("depthwise_kernel", bias="bias"),
    "Embedding": _fixed("embeddings"),
    "BatchNormalization": _normalization,
    "PReLU": _fixed("alpha"),
}
