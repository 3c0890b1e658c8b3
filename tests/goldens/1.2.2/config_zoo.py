# The configuration of every layer with its defaults.
from case_helpers import RESULT, part, plain

from keras import layers as L


def configs(*made):
    return dict((type(layer).__name__, plain(layer.get_config()))
                for layer in made)


@part
def convolutions():
    return configs(
        L.Convolution1D(2, 3), L.AtrousConvolution1D(2, 3),
        L.Convolution2D(2, 3, 4), L.AtrousConvolution2D(2, 3, 4),
        L.Deconvolution2D(2, 3, 4, output_shape=(None, 2, 5, 5)),
        L.Convolution3D(2, 3, 4, 5), L.LocallyConnected1D(2, 3),
        L.LocallyConnected2D(2, 3, 4), L.ConvLSTM2D(2, 3, 4))


@part
def resizing():
    return configs(
        L.UpSampling1D(), L.UpSampling2D(), L.UpSampling3D(),
        L.ZeroPadding1D(), L.ZeroPadding2D(), L.ZeroPadding3D(),
        L.Cropping1D(), L.Cropping2D(), L.Cropping3D())


@part
def pooling():
    return configs(
        L.MaxPooling1D(), L.MaxPooling2D(), L.MaxPooling3D(),
        L.AveragePooling1D(), L.AveragePooling2D(), L.AveragePooling3D(),
        L.GlobalMaxPooling1D(), L.GlobalMaxPooling2D(),
        L.GlobalMaxPooling3D(), L.GlobalAveragePooling1D(),
        L.GlobalAveragePooling2D(), L.GlobalAveragePooling3D())


@part
def others():
    return configs(
        L.Dense(2), L.Dropout(.1), L.SpatialDropout1D(.1),
        L.SpatialDropout2D(.1), L.SpatialDropout3D(.1),
        L.GaussianNoise(.1), L.GaussianDropout(.1), L.LeakyReLU(), L.PReLU(),
        L.ELU(), L.ParametricSoftplus(), L.ThresholdedReLU(), L.SReLU(),
        L.BatchNormalization(), L.Embedding(3, 2), L.MaxoutDense(2),
        L.Highway(), L.ActivityRegularization(), L.Masking(), L.Flatten(),
        L.TimeDistributed(L.Dense(2)), L.Bidirectional(L.GRU(2)), L.Merge())
