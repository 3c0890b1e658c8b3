"""The matrix of layers that the documentation prints: what each is in Keras 3, and whether ONNX has it."""
from typing import Dict

from keras1.conversion import layers_of_3, onnx_layers, onnx_places, onnx_recurrent

#: What is not simply the layer of the same name.
_NOTES: Dict[str, str] = {
    "Activation": "the same; before `hard_sigmoid` a `Rescaling` by 1.2",
    "AveragePooling1D": "the same; where Theano's windows of `padding=\"same\"` lie elsewhere, that of the values with "
                        "zeros around by that of ones",
    "Bidirectional": "the same; at masked steps of sequences zeros",
    "Conv1D": "the same, kernel turned; behind a `ZeroPadding` where Theano's margins are others",
    "Conv2DTranspose": "the same, kernel turned; before a `Cropping` where Theano's margins are others",
    "ConvLSTM2D": "the same, kernels turned; behind a `ZeroPadding2D` where Theano's margins are others, an even "
                  "kernel with zeros at its end",
    "CuDNNGRU": "`GRU(reset_after=True)`", "CuDNNLSTM": "`LSTM`",
    "GRU": "the same, `reset_after` as it was; gates with `hard_sigmoid` scaled by 1.2",
    "Highway": "a model of two `Dense`, `Subtract`, `Multiply`, `Add`",
    "LSTM": "the same; gates with `hard_sigmoid` scaled by 1.2; with `activation=\"hard_sigmoid\"` in a script and in "
            "ONNX only",
    "MaxPooling1D": "the same; behind a padding with the lowest number where Theano's windows lie elsewhere",
    "MaxoutDense": "`Dense`, `Reshape`, `GlobalMaxPooling1D`", "RNN": "the same, of the cells of Keras",
    "ThresholdedLinear": "two `ReLU(threshold=...)`, `Subtract`",
    "ThresholdedReLU": "`ReLU(threshold=...)`",
    "TimeDistributedMerge": "`keras.ops.sum`, `mean` or `prod`",
    "Lambda": "`Lambda` with the function that you give; in a script with one that you write",
    "LocallyConnected1D": "`Conv1D` that picks the windows, `EinsumDense`",
    "LocallyConnected2D": "`Conv2D` that picks the windows, `Reshape`, `EinsumDense`, `Reshape`",
    "SReLU": "`EinsumDense`, `PReLU`, `relu`, `Subtract`, `Add`",
    "ParametricSoftplus": "`EinsumDense`, `softplus`, `EinsumDense`",
    "SampleNormalization": "(`mode=1` of 1.x) `keras.ops`, `EinsumDense`",
    "OwnBatchNormalization": "(`mode=2` of 1.x) `keras.ops`, `EinsumDense`",
    "UpSampling2D": "the same; `bilinear` of Theano is `nearest`, a margin and means of 2 x 2",
    "TimeDistributed": "the same",
}

_AS = {"Conv2D": "Conv1D", "Conv3D": "Conv1D", "SeparableConv1D": "Conv1D", "SeparableConv2D": "Conv1D",
       "DepthwiseConv2D": "Conv1D", "Conv3DTranspose": "Conv2DTranspose", "MaxPooling2D": "MaxPooling1D",
       "MaxPooling3D": "MaxPooling1D", "AveragePooling2D": "AveragePooling1D", "AveragePooling3D": "AveragePooling1D",
       "LambdaMerge": "Lambda", "MaskedLambda": "Lambda"}

#: What an earlier release called a layer of the table.
_EARLIER = {"Conv1D": "Convolution1D, AtrousConvolution1D", "Conv2D": "Convolution2D, AtrousConvolution2D",
            "Conv3D": "Convolution3D", "Conv2DTranspose": "Deconvolution2D",
            "SeparableConv2D": "SeparableConvolution2D", "TimeDistributed": "TimeDistributedDense",
            "Concatenate": "Merge", "SampleNormalization": "BatchNormalization",
            "OwnBatchNormalization": "BatchNormalization"}


def markdown() -> str:
    """The table, in Markdown.

    Examples
    --------
    >>> print(markdown().splitlines()[0])
    | Layer of 2.3.1 (earlier name) | Keras 3 | ONNX |
    """
    lines = ["| Layer of 2.3.1 (earlier name) | Keras 3 | ONNX |", "| --- | --- | --- |"]
    for name in sorted([*layers_of_3.TABLE, "Bidirectional", "TimeDistributed"]):
        note = _NOTES.get(_AS.get(name, name), "the same")
        earlier = " (%s)" % _EARLIER[name] if name in _EARLIER else ""
        lines.append("| %s%s | %s | %s |" % (name, earlier, note, "yes" if in_onnx(name, note) else "no"))
    return "\n".join(lines) + "\n"


def in_onnx(name: str, note: str) -> bool:
    """Whether a layer is carried over to ONNX: by itself, or as the layers that it becomes."""
    there = {**onnx_layers.LAYERS, **onnx_places.LAYERS, **onnx_recurrent.LAYERS}
    own = name in layers_of_3.ARGUMENTS and name not in ("InputLayer", "TimeDistributed")
    return not note.startswith("`Lambda`") and (name in there or not own)
