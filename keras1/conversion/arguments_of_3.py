"""Which arguments each class of Keras 3 takes, as far as the Keras of 2015 to 2019 had them; others are left out."""
from typing import Dict, Sequence


def _words(text: str) -> Sequence[str]:
    return tuple(text.split())


def _weighted(*kinds: str) -> Sequence[str]:
    return tuple(kind + what for kind in kinds for what in ("_initializer", "_regularizer", "_constraint"))


_DENSE = _words("activation use_bias activity_regularizer") + _weighted("kernel", "bias")
_CONV = _DENSE + _words("filters kernel_size strides padding data_format dilation_rate")
_DEPTHWISE = _words("kernel_size strides padding data_format dilation_rate depth_multiplier activation use_bias "
                    "activity_regularizer") + _weighted("depthwise", "bias")
_SEPARABLE = _DEPTHWISE + ("filters",) + _weighted("pointwise")
_STEPS = _words("return_sequences return_state go_backwards stateful unroll zero_output_for_mask")
_CELL = _words("units activation use_bias dropout recurrent_dropout") + _weighted("kernel", "recurrent", "bias")
_GATED = _CELL + ("recurrent_activation",)
_POOL = _words("pool_size strides padding data_format")
_CONV_LSTM = _CONV + _STEPS + _words("recurrent_activation unit_forget_bias dropout recurrent_dropout") \
    + _weighted("recurrent")

#: What each class of Keras 3 takes, as far as 2.3.1 had it.
ARGUMENTS: Dict[str, Sequence[str]] = {
    "InputLayer": _words("batch_shape"),
    "Dense": _DENSE + ("units",),
    **dict.fromkeys(("Conv1D", "Conv2D", "Conv3D"), _CONV),
    **dict.fromkeys(("Conv2DTranspose", "Conv3DTranspose"), _CONV + ("output_padding",)),
    **dict.fromkeys(("SeparableConv1D", "SeparableConv2D"), _SEPARABLE), "DepthwiseConv2D": _DEPTHWISE,
    "SimpleRNN": _CELL + _STEPS + ("activity_regularizer",),
    "LSTM": _GATED + _STEPS + _words("unit_forget_bias activity_regularizer"),
    "GRU": _GATED + _STEPS + _words("reset_after activity_regularizer"),
    "SimpleRNNCell": _CELL, "LSTMCell": _GATED + ("unit_forget_bias",), "GRUCell": _GATED + ("reset_after",),
    "RNN": _STEPS, "StackedRNNCells": (), "ConvLSTM2D": _CONV_LSTM,
    "Bidirectional": ("merge_mode",), "TimeDistributed": (),
    "Embedding": _words("input_dim output_dim mask_zero") + _weighted("embeddings"),
    "Masking": ("mask_value",),
    "BatchNormalization": _words("axis momentum epsilon center scale") + _weighted("beta", "gamma")
    + _words("moving_mean_initializer moving_variance_initializer"),
    **dict.fromkeys(("MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "AveragePooling1D", "AveragePooling2D",
                     "AveragePooling3D"), _POOL),
    **dict.fromkeys(("GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalMaxPooling3D", "GlobalAveragePooling1D",
                     "GlobalAveragePooling2D", "GlobalAveragePooling3D", "Flatten"), ("data_format",)),
    "UpSampling1D": ("size",), "UpSampling2D": _words("size data_format interpolation"),
    "UpSampling3D": _words("size data_format"),
    "ZeroPadding1D": ("padding",), **dict.fromkeys(("ZeroPadding2D", "ZeroPadding3D"), _words("padding data_format")),
    "Cropping1D": ("cropping",), **dict.fromkeys(("Cropping2D", "Cropping3D"), _words("cropping data_format")),
    "Activation": ("activation",), "Reshape": ("target_shape",), "Permute": ("dims",), "RepeatVector": ("n",),
    "Dropout": _words("rate noise_shape seed"), "SpatialDropout1D": _words("rate"),
    **dict.fromkeys(("SpatialDropout2D", "SpatialDropout3D"), _words("rate data_format")),
    **dict.fromkeys(("GaussianDropout", "AlphaDropout"), ("rate", "seed")), "GaussianNoise": ("stddev", "seed"),
    "ActivityRegularization": ("l1", "l2"), "ELU": ("alpha",), "Softmax": ("axis",), "Rescaling": ("scale", "offset"),
    "PReLU": _words("shared_axes") + _weighted("alpha"), "LeakyReLU": ("negative_slope",),
    "ReLU": _words("max_value negative_slope threshold"), "Concatenate": ("axis",), "Dot": ("axes", "normalize"),
    **dict.fromkeys(("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"), ()),
    "EinsumDense": _DENSE + _words("equation output_shape bias_axes"), "Lambda": _words("function arguments"),
    "Pad": _words("pad_width mode constant_values"),
    **dict.fromkeys(("Sum", "Mean", "Prod"), ("axis", "keepdims")), "Flip": ("axis",),
    **dict.fromkeys(("OnesLike", "Minus", "Over", "Square", "Root"), ()),
}
