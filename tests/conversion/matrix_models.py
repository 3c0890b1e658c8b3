"""The models of the matrix: layer by layer, made under the release in which they are, with weights that say something.

`MODELS` has a name, the release and a function of the layers' module that returns a stack of layers or a model.
"""
import warnings
from typing import Any, Callable, Dict, Tuple

import numpy as np

import keras1

MODELS: Dict[str, Tuple[str, Callable[[Any], Any]]] = {}
ACTIVATIONS = ("relu", "tanh", "sigmoid", "hard_sigmoid", "softplus", "softsign", "elu", "selu", "exponential",
               "softmax", "linear")
FIRST, LAST = {"data_format": "channels_first"}, {"data_format": "channels_last"}


def kept(release):
    def keep(make):
        MODELS["%s %s" % (release, make.__name__)] = release, make
        return make
    return keep


def stacks(release, **made):
    for name, make in made.items():
        MODELS["%s %s" % (release, name)] = release, make


def model_of(name):
    """The model of that name, of its own release."""
    release, make = MODELS[name]
    with keras1.emulate(release), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from keras1 import layers, models
        np.random.seed(3)
        made = make(layers)
        model = models.Sequential() if isinstance(made, list) else made
        for layer in made if isinstance(made, list) else ():
            model.add(layer)
        fill(model)
    return model


def fill(model):
    """Random weights; those of normalizations have to be variances too."""
    random = np.random.RandomState(5)
    model.set_weights([random.uniform(0.1, 0.6, np.shape(array)) * np.where(random.uniform(size=np.shape(array)) < 0.4,
                                                                           -1, 1)
                       if np.ndim(array) != 1 else random.uniform(0.2, 0.9, np.shape(array))
                       for array in model.get_weights()])


# -- 2.3.1

stacks(
    "2.3.1",
    dense=lambda L: [L.Dense(3, input_shape=(4,)), *[L.Activation(name) for name in ACTIVATIONS]],
    dense_hard=lambda L: [L.Dense(3, activation="hard_sigmoid", input_shape=(2, 4)), L.Dense(2, use_bias=False)],
    rectifiers=lambda L: [L.PReLU(input_shape=(3, 4)), L.PReLU(shared_axes=[1]), L.LeakyReLU(0.1), L.ELU(0.5),
                          L.ReLU(1.5, 0.2, 0.1), L.ThresholdedReLU(0.05), L.Softmax()],
    shapes=lambda L: [L.Permute((2, 1), input_shape=(2, 6)), L.Reshape((3, -1)), L.Flatten(), L.RepeatVector(3)],
    noise=lambda L: [L.Dropout(0.3, input_shape=(5, 4)), L.SpatialDropout1D(0.2), L.GaussianNoise(0.1),
                     L.GaussianDropout(0.1), L.AlphaDropout(0.1), L.ActivityRegularization(0.1), L.Dense(2)],
    normalization=lambda L: [L.BatchNormalization(input_shape=(3, 4)), L.BatchNormalization(axis=1, scale=False),
                             L.BatchNormalization(center=False, epsilon=0.01)],
    text=lambda L: [L.Embedding(9, 4, input_length=8), L.Conv1D(3, 3, activation="relu"), L.GlobalMaxPooling1D(),
                    L.Dense(1, activation="sigmoid")],
    conv1d=lambda L: [L.Conv1D(3, 3, padding="same", input_shape=(9, 2)), L.Conv1D(2, 2, padding="same"),
                      L.Conv1D(2, 2, padding="causal", dilation_rate=2), L.Conv1D(2, 3, strides=2, padding="same"),
                      L.MaxPooling1D(2), L.UpSampling1D(2), L.ZeroPadding1D((2, 1)), L.Cropping1D((1, 0)),
                      L.AveragePooling1D(2, strides=1)],
    conv2d_first=lambda L: [L.Conv2D(3, (3, 2), padding="same", input_shape=(2, 7, 6), **FIRST),
                            L.Conv2D(2, 3, strides=2, padding="same", **FIRST),
                            L.ZeroPadding2D(((1, 0), (2, 1)), **FIRST), L.Conv2D(2, 2, dilation_rate=2, **FIRST),
                            L.MaxPooling2D(2, **FIRST), L.Flatten(**FIRST)],
    conv2d_last=lambda L: [L.Conv2D(3, (3, 2), padding="same", input_shape=(7, 6, 2), **LAST),
                           L.Conv2D(2, 3, strides=2, padding="same", **LAST), L.UpSampling2D((2, 1), **LAST),
                           L.Cropping2D(((1, 0), (0, 1)), **LAST), L.AveragePooling2D(2, **LAST), L.Flatten(**LAST)],
    dilated_same=lambda L: [L.Conv2D(2, 3, dilation_rate=2, padding="same", input_shape=(2, 7, 6), **FIRST)],
    transposed=lambda L: [L.Conv2DTranspose(2, 3, strides=2, input_shape=(2, 4, 3), **FIRST),
                          L.Conv2DTranspose(2, 3, padding="same", **FIRST),
                          L.Conv2DTranspose(2, 3, strides=2, padding="same", **FIRST)],
    transposed_last=lambda L: [L.Conv2DTranspose(2, 3, strides=2, input_shape=(4, 3, 2), **LAST)],
    transposed_3d=lambda L: [L.Conv3DTranspose(2, 2, strides=2, input_shape=(1, 3, 2, 3), **FIRST)],
    separable=lambda L: [L.SeparableConv2D(3, 3, depth_multiplier=2, input_shape=(2, 6, 6), **FIRST),
                         L.DepthwiseConv2D(3, depth_multiplier=2, padding="same", activation="hard_sigmoid", **FIRST),
                         L.SeparableConv2D(2, 2, activation="hard_sigmoid", **FIRST)],
    separable_last=lambda L: [L.SeparableConv2D(3, 3, padding="same", input_shape=(6, 6, 2), **LAST),
                              L.DepthwiseConv2D(2, **LAST)],
    separable_1d=lambda L: [L.SeparableConv1D(3, 3, input_shape=(7, 2)), L.SeparableConv1D(2, 3, padding="same")],
    volumes=lambda L: [L.Conv3D(2, 2, input_shape=(1, 5, 4, 5), **FIRST), L.ZeroPadding3D(1, **FIRST),
                       L.MaxPooling3D(2, **FIRST), L.UpSampling3D(2, **FIRST), L.Cropping3D(1, **FIRST),
                       L.AveragePooling3D(2, strides=1, **FIRST), L.SpatialDropout3D(0.2, **FIRST),
                       L.GlobalAveragePooling3D(**FIRST)],
    volumes_last=lambda L: [L.Conv3D(2, 3, padding="same", input_shape=(5, 4, 5, 1), **LAST),
                            L.MaxPooling3D((2, 1, 2), **LAST), L.GlobalMaxPooling3D(**LAST)],
    pooled_same=lambda L: [L.MaxPooling2D(2, padding="same", input_shape=(2, 7, 6), **FIRST),
                           L.MaxPooling2D(3, strides=2, padding="same", **FIRST)],
    pooled_same_last=lambda L: [L.MaxPooling2D(3, strides=1, padding="same", input_shape=(5, 6, 2), **LAST),
                                L.AveragePooling2D(3, strides=1, padding="same", **LAST),
                                L.MaxPooling2D(3, strides=2, padding="same", **LAST)],
    pooled_1d_same=lambda L: [L.MaxPooling1D(2, padding="same", input_shape=(7, 2))],
    global_pools=lambda L: [L.GlobalAveragePooling2D(input_shape=(2, 3, 4), **FIRST)],
    global_largest=lambda L: [L.SpatialDropout2D(0.2, input_shape=(2, 3, 4), **FIRST), L.GlobalMaxPooling2D(**FIRST)],
    global_means=lambda L: [L.Masking(input_shape=(5, 3)), L.GlobalAveragePooling1D()],
    lstm=lambda L: [L.LSTM(3, return_sequences=True, input_shape=(5, 2)), L.LSTM(2, recurrent_activation="hard_sigmoid",
                    go_backwards=True)],
    lstm_odd=lambda L: [L.GRU(3, activation="hard_sigmoid", use_bias=False, return_sequences=True, input_shape=(5, 2)),
                        L.LSTM(3, activation="relu", recurrent_activation="tanh")],
    gru=lambda L: [L.GRU(3, return_sequences=True, go_backwards=True, input_shape=(5, 2)),
                   L.GRU(2, recurrent_activation="hard_sigmoid", return_sequences=True), L.GRU(2, reset_after=True)],
    simple=lambda L: [L.SimpleRNN(3, return_sequences=True, input_shape=(5, 2)),
                      L.SimpleRNN(2, activation="hard_sigmoid")],
    cells=lambda L: [L.RNN([L.LSTMCell(3), L.GRUCell(2), L.SimpleRNNCell(2)], return_sequences=True,
                           input_shape=(5, 2)), L.RNN(L.GRUCell(2))],
    masked=lambda L: [L.Embedding(9, 4, mask_zero=True, input_length=6), L.LSTM(3, return_sequences=True),
                      L.Dropout(0.2), L.GRU(3, return_sequences=True), L.SimpleRNN(2)],
    masked_steps=lambda L: [L.Masking(input_shape=(6, 2)), L.LSTM(3, return_sequences=True),
                            L.TimeDistributed(L.Dense(2)), L.GRU(2, reset_after=True)],
    masked_both=lambda L: [L.Embedding(9, 4, mask_zero=True, input_length=6),
                           L.Bidirectional(L.LSTM(3)), L.Dense(2)],
    both_ways=lambda L: [L.Bidirectional(L.LSTM(2, return_sequences=True), input_shape=(5, 2)),
                         L.Bidirectional(L.GRU(2, return_sequences=True), merge_mode="sum"),
                         L.Bidirectional(L.SimpleRNN(2, return_sequences=True), merge_mode="ave"),
                         L.Bidirectional(L.LSTM(2), merge_mode="mul")],
    per_step=lambda L: [L.TimeDistributed(L.Conv2D(2, 2, **FIRST), input_shape=(3, 1, 5, 4)),
                        L.TimeDistributed(L.MaxPooling2D(2, **FIRST)), L.TimeDistributed(L.Flatten()),
                        L.TimeDistributed(L.BatchNormalization()), L.LSTM(2)],
    stateful=lambda L: [L.LSTM(3, stateful=True, return_sequences=True, batch_input_shape=(2, 4, 3)),
                        L.GRU(2, stateful=True), L.Dense(1)],
    conv_lstm=lambda L: [L.ConvLSTM2D(2, 3, padding="same", return_sequences=True, input_shape=(3, 1, 5, 4), **FIRST),
                         L.ConvLSTM2D(2, (3, 2), recurrent_activation="sigmoid", **FIRST)],
    conv_lstm_last=lambda L: [L.ConvLSTM2D(2, (2, 2), padding="same", return_sequences=True, input_shape=(3, 5, 4, 1),
                                           **LAST), L.ConvLSTM2D(2, 3, go_backwards=True, **LAST)],
    conv_lstm_strides=lambda L: [L.ConvLSTM2D(2, (3, 2), strides=2, padding="same", return_sequences=True,
                                              input_shape=(3, 1, 8, 7), **FIRST),
                                 L.ConvLSTM2D(2, (2, 3), dilation_rate=(2, 1), **FIRST)],
    local=lambda L: [L.LocallyConnected1D(3, 2, strides=2, activation="hard_sigmoid", use_bias=False,
                                          input_shape=(9, 2), **LAST),
                     L.LocallyConnected1D(2, 3, use_bias=False, **LAST)],
    local_images=lambda L: [L.LocallyConnected2D(3, (2, 3), strides=(2, 1), activation="softmax",
                                                 input_shape=(6, 5, 2), **LAST),
                            L.LocallyConnected2D(2, 2, use_bias=False, activation="hard_sigmoid", **LAST)],
    local_images_first=lambda L: [L.LocallyConnected2D(3, (2, 3), strides=(2, 1), input_shape=(2, 6, 5), **FIRST),
                                  L.LocallyConnected2D(2, 2, activation="relu", **FIRST)],
    averages_same=lambda L: [L.AveragePooling2D(2, padding="same", input_shape=(2, 7, 6), **FIRST),
                             L.AveragePooling2D(3, strides=2, padding="same", **FIRST)],
    averages_same_last=lambda L: [L.AveragePooling2D((3, 4), strides=(1, 3), padding="same", input_shape=(7, 6, 2),
                                                     **LAST)],
    averages_1d_same=lambda L: [L.AveragePooling1D(4, strides=2, padding="same", input_shape=(7, 2)),
                                L.AveragePooling1D(2, padding="same")],
    averages_3d_same=lambda L: [L.AveragePooling3D(2, padding="same", input_shape=(1, 3, 4, 5), **FIRST)],
    bilinear=lambda L: [L.UpSampling2D(2, interpolation="bilinear", input_shape=(2, 4, 3), **FIRST)],
    bilinear_last=lambda L: [L.UpSampling2D(2, interpolation="bilinear", input_shape=(4, 3, 2), **LAST)],
    transposed_far=lambda L: [L.Conv2DTranspose(2, 3, strides=3, padding="same", activation="sigmoid",
                                                input_shape=(2, 4, 3), **FIRST),
                              L.Conv2DTranspose(2, (1, 3), strides=(2, 1), padding="same", **FIRST),
                              L.Conv2DTranspose(2, (2, 1), strides=(3, 2), **FIRST)],
    transposed_more=lambda L: [L.Conv2DTranspose(2, 3, strides=2, padding="same", output_padding=1,
                                                 input_shape=(4, 3, 2), **LAST),
                               L.Conv2DTranspose(2, 5, strides=3, padding="same", output_padding=2, **LAST),
                               L.Conv2DTranspose(2, 2, strides=2, output_padding=1, **LAST)],
    lstm_hard=lambda L: [L.LSTM(3, activation="hard_sigmoid", return_sequences=True, input_shape=(5, 2)),
                         L.LSTM(2, activation="hard_sigmoid", recurrent_activation="hard_sigmoid")],
    per_step_same=lambda L: [L.TimeDistributed(L.MaxPooling2D(2, padding="same", **FIRST), input_shape=(3, 1, 9, 8)),
                             L.TimeDistributed(L.AveragePooling2D(2, padding="same", **FIRST)),
                             L.TimeDistributed(L.LocallyConnected2D(2, 2, **FIRST)),
                             L.TimeDistributed(L.Conv2D(2, 2, padding="same", **FIRST)),
                             L.TimeDistributed(L.Activation("hard_sigmoid"))],
)


@kept("2.3.1")
def merges(L):
    from keras1.models import Model
    a, b = L.Input((4,), name="a"), L.Input((4,), name="b")
    found = [kind()([a, b]) for kind in (L.Add, L.Subtract, L.Multiply, L.Average, L.Maximum, L.Minimum)]
    found += [L.Dot(-1)([a, b]), L.Dot(-1, normalize=True)([a, b])]
    return Model([a, b], L.Concatenate()(found))


@kept("2.3.1")
def products(L):
    from keras1.models import Model
    a, b, c = L.Input((3, 4), name="a"), L.Input((5, 4), name="b"), L.Input((4,), name="c")
    return Model([a, b, c], [L.Dot(2)([a, b]), L.Dot((2, 1))([a, c]), L.Dot((2, 2), normalize=True)([a, b]),
                             L.Concatenate(axis=1)([a, b])])


@kept("2.3.1")
def shared_and_nested(L):
    from keras1.models import Model, Sequential
    x = L.Input((5, 3), name="x")
    inner = Model(x, [L.LSTM(2, name="steps")(x), L.GlobalMaxPooling1D()(x)], name="inner")
    stack = Sequential([L.Dense(3, input_shape=(2,)), L.Dense(2, activation="relu")], name="stack")
    a, b = L.Input((5, 3), name="a"), L.Input((5, 3), name="b")
    one, other = inner(a), inner(b)
    dense = L.Dense(2)
    return Model([a, b], [L.Concatenate()([stack(one[0]), stack(other[0])]), dense(one[1]), dense(other[1])])


@kept("2.3.1")
def states(L):
    from keras1.models import Model
    x = L.Input((5, 3), name="x")
    sequence, h, c = L.LSTM(2, return_sequences=True, return_state=True)(x)
    y = L.Input((4, 3), name="y")
    return Model([x, y], [L.LSTM(2, return_sequences=True)(y, initial_state=[h, c]), sequence,
                          L.GRU(2)(y, initial_state=h)])


@kept("2.3.1")
def network_at_each_step(L):
    from keras1.models import Model, Sequential
    inner = Sequential([L.Conv1D(2, 2, input_shape=(4, 2)), L.Flatten(), L.Dense(3), L.BatchNormalization()])
    x = L.Input((3, 4, 2), name="x")
    return Model(x, L.Bidirectional(L.GRU(2, return_sequences=True))(L.TimeDistributed(inner)(x)))


# -- 1.2.2

stacks(
    "1.2.2",
    dense=lambda L: [L.Dense(4, activation="hard_sigmoid", W_regularizer="l2", input_dim=3),
                     L.Highway(activation="relu"), L.MaxoutDense(3, nb_feature=2),
                     L.BatchNormalization(), L.Dropout(0.5)],
    convolution_th=lambda L: [L.Convolution2D(3, 3, 2, border_mode="same", dim_ordering="th", input_shape=(2, 7, 6)),
                              L.MaxPooling2D(dim_ordering="th"), L.AtrousConvolution2D(2, 2, 2, dim_ordering="th"),
                              L.BatchNormalization(axis=1), L.ZeroPadding2D((1, 2), dim_ordering="th"),
                              L.Convolution2D(2, 2, 2, subsample=(2, 2), dim_ordering="th"), L.Flatten(), L.Dense(2)],
    convolution_tf=lambda L: [L.Convolution2D(3, 3, 2, border_mode="same", dim_ordering="tf", input_shape=(7, 6, 2)),
                              L.MaxPooling2D(dim_ordering="tf"), L.UpSampling2D((2, 1), dim_ordering="tf"),
                              L.Cropping2D(((1, 0), (0, 1)), dim_ordering="tf"), L.Flatten(), L.Dense(2)],
    deconvolution=lambda L: [L.Deconvolution2D(2, 2, 2, output_shape=(None, 2, 6, 8), subsample=(2, 2),
                                               dim_ordering="th", input_shape=(2, 3, 4))],
    volumes=lambda L: [L.Convolution3D(2, 2, 2, 2, dim_ordering="th", input_shape=(1, 4, 4, 3)),
                       L.MaxPooling3D((2, 1, 1), dim_ordering="th"), L.UpSampling3D(dim_ordering="th"), L.Flatten()],
    sequences=lambda L: [L.Embedding(9, 4, input_length=8), L.Convolution1D(3, 3, border_mode="same"),
                         L.MaxPooling1D(2), L.AtrousConvolution1D(2, 2, atrous_rate=2), L.GlobalMaxPooling1D()],
    recurrent=lambda L: [L.LSTM(3, return_sequences=True, consume_less="gpu", input_shape=(5, 2)),
                         L.GRU(3, return_sequences=True, consume_less="mem"), L.LSTM(2, return_sequences=True),
                         L.SimpleRNN(3, go_backwards=True)],
    masked=lambda L: [L.Embedding(9, 4, mask_zero=True, input_length=6), L.GRU(3, return_sequences=True), L.LSTM(2)],
    both_ways=lambda L: [L.Bidirectional(L.LSTM(2, return_sequences=True), input_shape=(5, 2)),
                         L.TimeDistributed(L.Dense(2, activation="softmax")), L.Bidirectional(L.GRU(2), "sum")],
    stateful=lambda L: [L.GRU(3, stateful=True, batch_input_shape=(2, 4, 3)), L.Dense(1)],
    conv_lstm=lambda L: [L.ConvLSTM2D(2, 3, 3, border_mode="same", dim_ordering="th", input_shape=(3, 1, 4, 5))],
    local=lambda L: [L.LocallyConnected1D(3, 2, subsample_length=2, input_shape=(9, 2)), L.LocallyConnected1D(2, 3)],
    local_images=lambda L: [L.LocallyConnected2D(3, 2, 3, dim_ordering="th", input_shape=(2, 6, 5)),
                            L.LocallyConnected2D(2, 2, 2, bias=False, activation="relu", dim_ordering="th")],
    local_images_tf=lambda L: [L.LocallyConnected2D(3, 2, 3, dim_ordering="tf", input_shape=(6, 5, 2)),
                               L.LocallyConnected2D(2, 2, 2, subsample=(2, 1), dim_ordering="tf")],
    rectifiers=lambda L: [L.SReLU(input_shape=(3, 4)), L.ParametricSoftplus(), L.Flatten(), L.SReLU(),
                          L.ParametricSoftplus()],
    normalized=lambda L: [L.BatchNormalization(mode=1, input_shape=(3, 4)), L.BatchNormalization(mode=2),
                          L.BatchNormalization(mode=2, axis=1), L.Flatten(), L.BatchNormalization(mode=1),
                          L.BatchNormalization(mode=2)],
    noise=lambda L: [L.GaussianNoise(0.1, input_shape=(3, 4)), L.GaussianDropout(0.2), L.ELU(), L.PReLU(),
                     L.LeakyReLU(0.2), L.ThresholdedReLU(0.1), L.Permute((2, 1)), L.Reshape((6, 2)), L.Flatten()],
)


@kept("1.2.2")
def merged(L):
    from keras1.models import Model
    a, b = L.Input((4,), name="a"), L.Input((4,), name="b")
    dense = L.Dense(4)
    one, other = dense(a), dense(b)
    found = [L.merge([one, other], mode=mode) for mode in ("sum", "mul", "ave", "max", "concat", "dot")]
    return Model([a, b], L.merge(found[:4], mode="concat"))


# -- 0.3.3

stacks(
    "0.3.3",
    dense=lambda L: [core(L).Dense(4, input_dim=3, activation="hard_sigmoid"), core(L).Highway(activation="tanh"),
                     core(L).MaxoutDense(3, nb_feature=2), core(L).Dropout(0.5), core(L).Activation("softmax")],
    images=lambda L: [L.convolutional.Convolution2D(3, 3, 3, border_mode="same", input_shape=(2, 8, 6)),
                      L.convolutional.MaxPooling2D((2, 2)), L.normalization.BatchNormalization(axis=1),
                      L.convolutional.ZeroPadding2D((1, 1)), L.convolutional.Convolution2D(2, 2, 2, subsample=(2, 2)),
                      L.convolutional.UpSampling2D((2, 2)), L.convolutional.AveragePooling2D((2, 2)),
                      core(L).Flatten()],
    sequences=lambda L: [L.embeddings.Embedding(9, 4, input_length=8), L.convolutional.Convolution1D(3, 3),
                         L.convolutional.MaxPooling1D(2), L.recurrent.GRU(3, return_sequences=True),
                         core(L).TimeDistributedDense(2), core(L).TimeDistributedMerge("ave")],
    thresholded=lambda L: [core(L).Dense(4, input_dim=3), L.advanced_activations.ThresholdedLinear(0.2),
                           core(L).Dense(4),
                           L.advanced_activations.ThresholdedReLU(0.1), L.advanced_activations.ParametricSoftplus()],
    masked=lambda L: [core(L).Masking(input_shape=(6, 2)), L.recurrent.SimpleRNN(3, return_sequences=True),
                      L.recurrent.LSTM(2)],
    shapes=lambda L: [core(L).Permute((2, 1), input_shape=(2, 6)), core(L).Reshape((3, 4)), core(L).Flatten(),
                      core(L).RepeatVector(3), L.advanced_activations.LeakyReLU(0.1), L.advanced_activations.PReLU(),
                      L.advanced_activations.ELU()],
)


def core(L):
    return L.core


@kept("1.2.2")
def joined(L):
    from keras1.models import Model, Sequential
    a, b, words = L.Input((4,), name="a"), L.Input((4,), name="b"), L.Input((5,), dtype="int32", name="words")
    dense, stack = L.Dense(3, activation="tanh", name="shared"), Sequential([L.Dense(3, input_dim=4), L.ELU()])
    one, other = dense(a), dense(b)
    inner = Model(a, [L.Dense(2)(a), L.Dense(3)(a)], name="inner")(b)
    text = L.Bidirectional(L.LSTM(2))(L.Embedding(7, 3)(words))
    found = L.merge([L.merge([one, other], mode="sum"), L.merge([stack(a), stack(b)], mode="mul"), text, *inner],
                    mode="concat")
    return Model([a, b, words], [L.Dense(2)(found), L.merge([one, other], mode="ave"),
                                 L.merge([one, other], mode="dot", dot_axes=1), L.Dropout(0.5)(other)])


@kept("1.2.2")
def branches(L):
    from keras1.models import Sequential
    left, right = Sequential([L.Dense(3, input_dim=4)]), Sequential([L.Dense(3, input_dim=2), L.Activation("tanh")])
    return Sequential([L.Merge([left, right], mode="concat"), L.Dense(2)])
