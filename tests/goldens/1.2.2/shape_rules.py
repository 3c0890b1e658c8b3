# get_output_shape_for of the layers, known and unknown dimensions.
from case_helpers import RESULT, part, plain

from keras import layers as L


def shapes(*pairs):
    out = {}
    for layer, given in pairs:
        key = '%s %s' % (type(layer).__name__, plain(given))
        try:
            out[key] = plain(layer.get_output_shape_for(given))
        except Exception as e:
            out[key] = type(e).__name__
    return out


@part
def sequences():
    return shapes(
        (L.UpSampling1D(3), (None, 4, 2)), (L.UpSampling1D(), (None, None, 2)),
        (L.ZeroPadding1D(2), (None, 4, 2)),
        (L.ZeroPadding1D(), (None, None, 2)),
        (L.Cropping1D((1, 2)), (None, 9, 2)),
        (L.Cropping1D(), (None, None, 2)),
        (L.LocallyConnected1D(3, 2), (None, 5, 2)),
        (L.GlobalMaxPooling1D(), (None, 5, 2)),
        (L.AveragePooling1D(2), (None, None, 2)),
        (L.Convolution1D(3, 2), (None, None, 2)),
        (L.Embedding(5, 2), (None, 7)), (L.RepeatVector(4), (None, 3)),
        (L.TimeDistributed(L.Dense(3)), (None, 5, 2)),
        (L.GRU(3, return_sequences=True), (None, None, 2)))


@part
def images():
    return shapes(
        (L.UpSampling2D(), (None, 1, 4, 5)),
        (L.UpSampling2D(dim_ordering='tf'), (None, 4, None, 1)),
        (L.ZeroPadding2D((2, 1)), (None, 1, 4, 5)),
        (L.ZeroPadding2D((1, 2, 3, 4), dim_ordering='tf'), (None, 4, 5, 1)),
        (L.Cropping2D(((1, 1), (2, 0))), (None, 1, 6, 6)),
        (L.GlobalAveragePooling2D(), (None, 3, 4, 4)),
        (L.GlobalAveragePooling2D(dim_ordering='tf'), (None, 4, 4, 3)),
        (L.MaxPooling2D(), (None, 3, None, 4)),
        (L.LocallyConnected2D(2, 2, 2), (None, 1, 5, 5)),
        (L.Flatten(), (None, 2, 3, 4)), (L.Permute((3, 1, 2)),
                                         (None, 2, 3, 4)),
        (L.Reshape((-1, 3)), (None, 2, 3, 4)))


@part
def volumes():
    return shapes(
        (L.UpSampling3D((1, 2, 3)), (None, 1, 2, 2, 2)),
        (L.ZeroPadding3D((1, 2, 3)), (None, 1, 2, 2, 2)),
        (L.Cropping3D(((1, 0), (0, 1), (1, 1))), (None, 1, 4, 4, 4)),
        (L.MaxPooling3D(), (None, 1, 4, 5, 6)),
        (L.GlobalMaxPooling3D(), (None, 2, 3, 3, 3)),
        (L.Convolution3D(2, 2, 2, 2, subsample=(2, 1, 1)),
         (None, 1, 5, 5, 5)),
        (L.ConvLSTM2D(2, 3, 3), (None, 4, 1, 6, 6)),
        (L.ConvLSTM2D(2, 3, 3, border_mode='same', return_sequences=True),
         (None, 4, 1, 6, 6)))
