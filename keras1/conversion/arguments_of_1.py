"""The arguments that layers of 1.2.2 take and their names in 2.3.1, class by class."""
from typing import Dict

_WEIGHTED = {"kernel_initializer": "init", "kernel_regularizer": "W_regularizer", "bias_regularizer": "b_regularizer",
             "kernel_constraint": "W_constraint", "bias_constraint": "b_constraint",
             "activity_regularizer": "activity_regularizer"}
_LAYER = {"trainable": "trainable", "batch_input_shape": "batch_input_shape"}
_DENSE = {**_LAYER, **_WEIGHTED, "activation": "activation", "use_bias": "bias"}
_ORDERED = {**_LAYER, "data_format": "dim_ordering"}
_FILTERS = {**_DENSE, **_ORDERED, "filters": "nb_filter", "padding": "border_mode", "strides": "subsample"}
_SEQUENCE = {**_DENSE, "filters": "nb_filter", "padding": "border_mode", "strides": "subsample_length"}
_RECURRENT = {**_LAYER, "units": "output_dim", "activation": "activation", "kernel_initializer": "init",
              "recurrent_initializer": "inner_init", "recurrent_activation": "inner_activation",
              "kernel_regularizer": "W_regularizer", "recurrent_regularizer": "U_regularizer",
              "bias_regularizer": "b_regularizer", "dropout": "dropout_W", "recurrent_dropout": "dropout_U",
              "return_sequences": "return_sequences", "go_backwards": "go_backwards", "stateful": "stateful",
              "unroll": "unroll"}
_WINDOWS = {**_ORDERED, "pool_size": "pool_size", "strides": "strides", "padding": "border_mode"}
_WINDOWS_1D = {**_LAYER, "pool_size": "pool_length", "strides": "stride", "padding": "border_mode"}
_OWN = (*_LAYER, "activation", "bias", "init", "W_regularizer", "b_regularizer", "activity_regularizer",
        "W_constraint", "b_constraint")
_RATE = {**_LAYER, "rate": "p"}

#: By class of 1.2.2: the name in 2.3.1 and that in 1.2.2.  What is not here, 1.2.2 does not take.
ARGUMENTS: Dict[str, Dict[str, str]] = {
    "InputLayer": {"batch_input_shape": "batch_input_shape", "dtype": "input_dtype"},
    "Dense": {**_DENSE, "units": "output_dim"},
    "Highway": {**{name: name for name in _OWN}, "transform_bias": "transform_bias"},
    "MaxoutDense": {**{name: name for name in _OWN}, "output_dim": "output_dim", "nb_feature": "nb_feature"},
    **dict.fromkeys(("Convolution1D", "LocallyConnected1D"), _SEQUENCE), "AtrousConvolution1D": _SEQUENCE,
    **dict.fromkeys(("Convolution2D", "AtrousConvolution2D", "Convolution3D", "LocallyConnected2D",
                     "Deconvolution2D"), _FILTERS),
    **dict.fromkeys(("SimpleRNN", "GRU"), _RECURRENT), "LSTM": {**_RECURRENT, "unit_forget_bias": "forget_bias_init"},
    "ConvLSTM2D": {**{key: name for key, name in _RECURRENT.items() if name not in ("output_dim", "unroll")},
                   **_ORDERED, "filters": "nb_filter", "padding": "border_mode", "strides": "subsample",
                   "unit_forget_bias": "forget_bias_init"},
    "Embedding": {**_LAYER, "input_dim": "input_dim", "output_dim": "output_dim", "input_length": "input_length",
                  "mask_zero": "mask_zero", "embeddings_initializer": "init", "embeddings_regularizer": "W_regularizer",
                  "embeddings_constraint": "W_constraint", "activity_regularizer": "activity_regularizer"},
    "BatchNormalization": {**_LAYER, "axis": "axis", "momentum": "momentum", "epsilon": "epsilon",
                           "beta_initializer": "beta_init", "gamma_initializer": "gamma_init",
                           "beta_regularizer": "beta_regularizer", "gamma_regularizer": "gamma_regularizer"},
    **dict.fromkeys(("MaxPooling1D", "AveragePooling1D"), _WINDOWS_1D),
    **dict.fromkeys(("MaxPooling2D", "MaxPooling3D", "AveragePooling2D", "AveragePooling3D"), _WINDOWS),
    **dict.fromkeys(("GlobalMaxPooling1D", "GlobalAveragePooling1D", "Flatten"), _LAYER),
    **dict.fromkeys(("GlobalMaxPooling2D", "GlobalAveragePooling2D", "GlobalMaxPooling3D", "GlobalAveragePooling3D"),
                    _ORDERED),
    "UpSampling1D": {**_LAYER, "size": "length"},
    **dict.fromkeys(("UpSampling2D", "UpSampling3D"), {**_ORDERED, "size": "size"}),
    "ZeroPadding1D": {**_LAYER, "padding": "padding"}, "Cropping1D": {**_LAYER, "cropping": "cropping"},
    **dict.fromkeys(("ZeroPadding2D", "ZeroPadding3D"), {**_ORDERED, "padding": "padding"}),
    **dict.fromkeys(("Cropping2D", "Cropping3D"), {**_ORDERED, "cropping": "cropping"}),
    "Activation": {**_LAYER, "activation": "activation"}, "Reshape": {**_LAYER, "target_shape": "target_shape"},
    "Permute": {**_LAYER, "dims": "dims"}, "RepeatVector": {**_LAYER, "n": "n"},
    "Masking": {**_LAYER, "mask_value": "mask_value"}, "SpatialDropout1D": _RATE, "GaussianDropout": _RATE,
    "Dropout": {**_RATE, "seed": "seed"},
    **dict.fromkeys(("SpatialDropout2D", "SpatialDropout3D"), {**_RATE, **_ORDERED}),
    "GaussianNoise": {**_LAYER, "stddev": "sigma"}, "ActivityRegularization": {**_LAYER, "l1": "l1", "l2": "l2"},
    "LeakyReLU": {**_LAYER, "alpha": "alpha"}, "ELU": {**_LAYER, "alpha": "alpha"},
    "ThresholdedReLU": {**_LAYER, "theta": "theta"}, "SReLU": {**_LAYER, "shared_axes": "shared_axes"},
    "PReLU": {**_LAYER, "alpha_initializer": "init", "shared_axes": "shared_axes"},
    "TimeDistributed": _LAYER, "Bidirectional": {**_LAYER, "merge_mode": "merge_mode"},
}

#: Arguments of 2.3.1 that change nothing in use, nor in training, and are left out in silence.
SILENT = frozenset("""use_bias dtype implementation seed bias_initializer sparse input_shape kernel_size data_format
    dilation_rate name moving_mean_initializer moving_variance_initializer center scale return_state
    reset_after output_padding interpolation max_value negative_slope threshold backend time_major
    stateful unroll input_dim input_length depth_multiplier reset_states ragged zero_output_for_mask""".split())
