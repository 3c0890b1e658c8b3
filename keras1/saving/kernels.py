"""Kernels that TensorFlow wrote, turned round for Theano: one correlates, the other convolves."""
import copy
from typing import Optional, Tuple

import numpy as np

from keras1.saving import cudnn
from keras1.saving.description import Description, LayerRecord, Network

#: Layers whose kernels are correlated with on TensorFlow (and CNTK), and convolved with on Theano.
FLIPPED = ("Convolution1D", "Convolution2D", "Convolution3D", "AtrousConvolution1D", "AtrousConvolution2D",
           "Deconvolution2D", "Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "ConvLSTM2D")

#: Layers whose configurations left their ordering out up to 1.2.2.
_UNTOLD = ("UpSampling2D", "UpSampling3D", "ZeroPadding2D", "ZeroPadding3D", "Cropping2D", "Cropping3D")


def on_theano(description: Description) -> Description:
    """The description with kernels as Theano wants them, and orderings where they were left out.

    Parameters
    ----------
    description : Description
        It stays as it is.
    """
    found = copy.deepcopy(description)
    if found.network is None:
        return found
    _tell_orderings(found.network, found)
    for record in found.network.every():
        if cudnn.make_plain(record):
            found.remark(record.name, "written for CuDNN: it is the plain layer that computes the same")
    if found.origins.backend in ("tensorflow", "cntk") and found.has_weights:
        for record in list(found.network.every()):
            _flip(record, found)
        found.origins.backend = "theano"
    return found


def _flip(record: LayerRecord, found: Description) -> None:
    wraps = bool(record.wrapped) and record.class_name in ("TimeDistributed", "Bidirectional")
    layer = record.wrapped[0] if wraps else record
    if layer.class_name not in FLIPPED or not record.weights:
        return
    for index, weight in enumerate(record.weights):
        if weight.value is not None and weight.value.ndim > 2:
            axes = spatial_axes(layer, weight.shape, found.release)
            record.weights[index] = weight.holding(np.flip(weight.value, axes).copy())
    found.remark(record.name, "written by TensorFlow: its kernels are turned round for Theano")


def spatial_axes(layer: LayerRecord, shape: Tuple[int, ...], release: str) -> Tuple[int, ...]:
    """The axes of a kernel that run over places.

    Examples
    --------
    >>> spatial_axes(LayerRecord("c", "Convolution2D", {"dim_ordering": "th"}), (8, 3, 5, 5), "1.2.2")
    (2, 3)
    >>> spatial_axes(LayerRecord("c", "Conv2D", {"data_format": "channels_first"}), (5, 5, 3, 8), "2.3.1")
    (0, 1)
    """
    count = len(shape) - 2
    if release[0] >= "2" or layer.config.get("dim_ordering") == "tf":
        return tuple(range(count))
    if layer.class_name in ("Convolution1D", "AtrousConvolution1D"):
        turned = shape[0] == layer.config.get("nb_filter") and shape[3] == 1
        return (2,) if turned else (0,)
    return tuple(range(2, 2 + count))


def _tell_orderings(network: Network, found: Description) -> None:
    """Layers that do not tell their ordering have that of the others."""
    ordering = _ordering(network)
    for record in list(network.every()):
        if record.class_name in _UNTOLD and "dim_ordering" not in record.config and "data_format" not in record.config \
                and ordering and found.release[0] < "2":
            record.config["dim_ordering"] = ordering
            found.remark(record.name, "the file does not tell its dim_ordering: taken to be '%s', as the others'"
                         % ordering)


def _ordering(network: Network) -> Optional[str]:
    told = [record.config["dim_ordering"] for record in network.every()
            if record.config.get("dim_ordering") in ("th", "tf")]
    return max(set(told), key=told.count) if told else None
