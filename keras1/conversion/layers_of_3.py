"""The table: for each layer of 2.3.1 (or one that earlier models still have) what it is in Keras 3.

A function takes the record of a layer and returns the records that take its place: in a row, or, where they tell what
they read (`records_of_3.Graph`), as they tell.
"""
from typing import Callable, Dict, Optional

from keras1.conversion import composed_of_3, margins_of_3, single_of_3
from keras1.conversion.arguments_of_3 import ARGUMENTS
from keras1.conversion.records_of_3 import Layers, refuse
from keras1.saving.description import LayerRecord

__all__ = ["ARGUMENTS", "READING_SHAPES", "TABLE", "converted", "refuse"]

TABLE: Dict[str, Callable[[LayerRecord], Layers]] = {
    **dict.fromkeys(("Dense", "Embedding", "Masking"), single_of_3.same),
    **dict.fromkeys(("Conv1D", "Conv2D", "Conv3D", "SeparableConv1D", "SeparableConv2D", "DepthwiseConv2D"),
                    margins_of_3.convolution),
    **dict.fromkeys(("Conv2DTranspose", "Conv3DTranspose"), margins_of_3.transposed),
    **dict.fromkeys(("MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "AveragePooling1D", "AveragePooling2D",
                     "AveragePooling3D"), margins_of_3.pooling),
    "UpSampling2D": margins_of_3.enlarged, "ConvLSTM2D": margins_of_3.recurrent_convolution,
    **dict.fromkeys(("SimpleRNN", "LSTM", "GRU"), single_of_3.recurrent), "RNN": single_of_3.cells,
    **dict.fromkeys(("CuDNNLSTM", "CuDNNGRU"), single_of_3.of_cudnn),
    "BatchNormalization": single_of_3.normalization, "Activation": single_of_3.activation,
    "LeakyReLU": single_of_3.leaky, "ThresholdedReLU": single_of_3.thresholded,
    "ThresholdedLinear": composed_of_3.linear_beyond,
    "TimeDistributedMerge": single_of_3.merged_steps,
    **dict.fromkeys("""InputLayer GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlobalAveragePooling1D
        GlobalAveragePooling2D GlobalAveragePooling3D Flatten UpSampling1D UpSampling3D ZeroPadding1D
        ZeroPadding2D ZeroPadding3D Cropping1D Cropping2D Cropping3D Reshape Permute RepeatVector Dropout
        SpatialDropout1D SpatialDropout2D SpatialDropout3D GaussianDropout AlphaDropout GaussianNoise
        ActivityRegularization ELU Softmax PReLU ReLU Concatenate Dot Add Subtract Multiply Average Maximum
        Minimum""".split(), lambda record: [record]),
    "Highway": composed_of_3.highway, "MaxoutDense": composed_of_3.maxout, "SReLU": composed_of_3.s_shaped,
    "ParametricSoftplus": composed_of_3.soft_with_weights, "SampleNormalization": composed_of_3.by_sample,
    "OwnBatchNormalization": composed_of_3.by_batch, "LocallyConnected1D": composed_of_3.local_sequence,
    "LocallyConnected2D": composed_of_3.local_image,
    **dict.fromkeys(("Lambda", "MaskedLambda", "LambdaMerge"), single_of_3.own_function),
}

#: Layers that are told the shape of what they read.
READING_SHAPES = ("LocallyConnected2D", "OwnBatchNormalization", "SampleNormalization")


def converted(record: LayerRecord) -> Layers:
    """The layers of Keras 3 that do what a layer of 2.3.1 does.

    Raises
    ------
    ModelFileError
        If there are none.
    """
    rule: Optional[Callable[[LayerRecord], Layers]] = TABLE.get(record.class_name)
    if rule is None:
        raise refuse(record, "Keras 3 has no such layer",
                     "convert what is before and behind it, and write it there as a layer of your own")
    return rule(record)
