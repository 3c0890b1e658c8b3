"""The models whose files the originals recorded; runs under each of them, on Python 2.7 and 3.6.

    recorded_models.py FOLDER [NAME ...]    NAME.h5, or NAME.json and NAME.w.h5; what they predicted into answers.json

`tools/record_files.py` runs this, `test_recorded_files.py` opens what it wrote.
"""
import json
import os
import sys
from collections import OrderedDict

try:
    import theano.ifelse  # noqa: F401  (Keras 1.x counts on somebody having imported it)
except ImportError:
    pass
import keras
import numpy as np

MODELS = OrderedDict()
RELEASE = tuple(int(part) for part in keras.__version__.split("."))


def kept(name, inputs, first, last=(9,), parts=False):
    """Keep a function that makes a model, if the release is between ``first`` and ``last``."""
    def keep(build):
        if first <= RELEASE <= last:
            MODELS[name] = build, inputs, parts
        return build
    return keep


def numbers(*shape):
    return np.random.RandomState(len(shape)).uniform(-1, 1, shape).astype("float32").round(3)


def words(*shape):
    found = np.random.RandomState(7).randint(1, 9, shape)
    found[0, 2:] = found[1, -1] = 0
    return found


ONE, TWO = (1,), (1, 9)
NEW = (2,)

# -- 0.x: architecture and weights are two files

if RELEASE < ONE:
    from keras.layers import containers
    from keras.layers.advanced_activations import ELU, LeakyReLU, ParametricSoftplus, PReLU, ThresholdedLinear
    from keras.layers.convolutional import (
        AveragePooling2D,
        Convolution1D,
        Convolution2D,
        MaxPooling1D,
        MaxPooling2D,
        UpSampling2D,
        ZeroPadding2D,
    )
    from keras.layers.core import (
        Activation,
        AutoEncoder,
        Dense,
        Dropout,
        Flatten,
        Highway,
        Masking,
        MaxoutDense,
        Merge,
        Permute,
        RepeatVector,
        Reshape,
        TimeDistributedDense,
        TimeDistributedMerge,
    )
    from keras.layers.embeddings import Embedding
    from keras.layers.normalization import BatchNormalization
    from keras.layers.recurrent import GRU, LSTM, SimpleRNN
    from keras.models import Graph, Sequential
else:
    from keras import layers as L
    from keras.models import Model, Sequential



@kept("conv_tf", numbers(3, 6, 5, 2), (0,), (0, 9), True)
def conv_tf_classic():
    return Sequential([
        ZeroPadding2D((1, 1), dim_ordering="tf", input_shape=(6, 5, 2)),
        Convolution2D(3, 3, 2, dim_ordering="tf", activation="relu"), MaxPooling2D((2, 2), dim_ordering="tf"),
        UpSampling2D((2, 1), dim_ordering="tf"), AveragePooling2D((2, 2), dim_ordering="tf"), Flatten(), Dense(2)])


@kept("conv_same", numbers(3, 2, 6, 5), (0,), (0, 9), True)
def conv_same_classic():
    return Sequential([Convolution2D(3, 3, 3, border_mode="same", input_shape=(2, 6, 5)),
                       BatchNormalization(), Activation("relu"), Flatten(), Dense(2, activation="softmax")])


@kept("text_cnn", words(3, 8), (0,), (0, 9), True)
def text_cnn_classic():
    return Sequential([Embedding(9, 4, input_length=8), Convolution1D(3, 3, border_mode="same", activation="relu"),
                       MaxPooling1D(2), Convolution1D(2, 2, subsample_length=2), Flatten(), Dense(2)])


@kept("masked_lstm", words(4, 5), (0,), (0, 9), True)
def masked_lstm_classic():
    return Sequential([Embedding(9, 3, input_length=5, mask_zero=True), LSTM(3), Dense(2)])


@kept("masking", numbers(4, 5, 2), (0,), (0, 9), True)
def masking_classic():
    return Sequential([Masking(0., input_shape=(5, 2)), SimpleRNN(3, return_sequences=True, activation="tanh"),
                       TimeDistributedDense(2), Activation("tanh"), GRU(2, activation="tanh")])


@kept("encoder_decoder", numbers(4, 5, 2), (0,), (0, 9), True)
def encoder_decoder_classic():
    return Sequential([GRU(3, input_shape=(5, 2), go_backwards=True), RepeatVector(4), LSTM(2, return_sequences=True),
                       TimeDistributedDense(3, activation="softmax"), TimeDistributedMerge("sum")])


@kept("rectifiers", numbers(4, 6), (0,), (0, 9), True)
def rectifiers_classic():
    return Sequential([Dense(4, input_dim=6), PReLU(), Highway(activation="tanh"), ELU(.5), LeakyReLU(.2),
                       ParametricSoftplus(), MaxoutDense(3), ThresholdedLinear(.1), Dropout(.5), Dense(2)])


@kept("shapes", numbers(3, 2, 6), (0,), (0, 9), True)
def shapes_classic():
    return Sequential([Permute((2, 1), input_shape=(2, 6)), Reshape((3, 4)), Flatten(), RepeatVector(2), Flatten(),
                       Dense(2)])


@kept("two_branches", [numbers(4, 3), numbers(4, 2)], (0,), (0, 9), True)
def two_branches_classic():
    one, two = Sequential([Dense(3, input_dim=3), Activation("tanh")]), Sequential([Dense(3, input_dim=2)])
    return Sequential([Merge([one, two], mode="concat"), Dense(2)])


@kept("stacked_autoencoder", numbers(4, 6), (0,), (0, 9), True)
def autoencoder_classic():
    return Sequential([AutoEncoder(encoder=containers.Sequential([Dense(3, input_dim=6), Activation("tanh")]),
                                   decoder=containers.Sequential([Dense(6, input_dim=3)]))])


@kept("graph_of_two", {"a": numbers(4, 3), "b": numbers(4, 3)}, (0,), (0, 9), True)
def graph_classic():
    graph = Graph()
    graph.add_input("a", input_shape=(3,))
    graph.add_input("b", input_shape=(3,))
    graph.add_node(Dense(3, activation="tanh"), "left", input="a")
    graph.add_node(Dense(3, activation="tanh"), "right", input="b")
    graph.add_node(Dense(2), "top", inputs=["left", "right"], merge_mode="ave")
    graph.add_output("sum", inputs=["left", "right"], merge_mode="sum")
    graph.add_output("out", input="top")
    return graph


@kept("siamese", {"a": numbers(4, 3), "b": numbers(4, 3)}, (0,), (0, 9), True)
def siamese_classic():
    graph = Graph()
    graph.add_input("a", input_shape=(3,))
    graph.add_input("b", input_shape=(3,))
    graph.add_shared_node(Dense(2, activation="tanh"), "shared", inputs=["a", "b"], merge_mode="mul")
    graph.add_node(Dense(2), "top", input="shared")
    graph.add_output("out", input="top")
    return graph


# -- 1.x

@kept("conv_th", numbers(3, 2, 6, 5), ONE, TWO)
def conv_th():
    return Sequential([
        L.ZeroPadding2D((1, 1), dim_ordering="th", input_shape=(2, 6, 5)),
        L.Convolution2D(3, 3, 2, dim_ordering="th", activation="relu"), L.MaxPooling2D((2, 2), dim_ordering="th"),
        L.BatchNormalization(axis=1), L.UpSampling2D((2, 1), dim_ordering="th"), L.Flatten(), L.Dense(2)])


@kept("conv_tf", numbers(3, 6, 5, 2), ONE, TWO)
def conv_tf():
    return Sequential([
        L.Convolution2D(3, 3, 2, dim_ordering="tf", activation="relu", input_shape=(6, 5, 2), border_mode="same"),
        L.AveragePooling2D((2, 2), dim_ordering="tf"), L.BatchNormalization(axis=-1), L.Flatten(),
        L.Dense(2, bias=False)])


@kept("dilated", numbers(3, 2, 7, 6), ONE, TWO, True)
def dilated():
    return Sequential([
        L.AtrousConvolution2D(2, 2, 2, atrous_rate=(2, 1), dim_ordering="th", input_shape=(2, 7, 6)),
        L.Deconvolution2D(2, 2, 2, output_shape=(None, 2, 6, 6), dim_ordering="th"), L.Flatten(), L.Dense(2)])


@kept("volumes", numbers(2, 1, 4, 4, 3), ONE, TWO, True)
def volumes():
    return Sequential([
        L.Convolution3D(2, 2, 2, 2, dim_ordering="th", input_shape=(1, 4, 4, 3)),
        L.MaxPooling3D((2, 2, 1), dim_ordering="th"), L.Flatten(), L.Dense(2)])


@kept("text_cnn", words(3, 8), ONE, TWO, True)
def text_cnn():
    return Sequential([L.Embedding(9, 4, input_length=8), L.Convolution1D(3, 3, border_mode="same"),
                       L.MaxPooling1D(2), L.Convolution1D(2, 2), L.Flatten(), L.Dense(2)])


@kept("local", numbers(3, 5, 2), ONE, TWO, True)
def local():
    from keras.layers.local import LocallyConnected1D
    return Sequential([LocallyConnected1D(3, 2, input_shape=(5, 2)), L.Flatten(), L.Dense(2)])


@kept("gates_gpu", numbers(4, 5, 2), ONE, TWO, True)
def gates_gpu():
    return Sequential([L.LSTM(3, input_shape=(5, 2), consume_less="gpu", return_sequences=True),
                       L.GRU(2, consume_less="gpu")])


@kept("gates_mem", words(4, 5), ONE, TWO)
def gates_mem():
    return Sequential([L.Embedding(9, 3, mask_zero=True), L.LSTM(3, consume_less="mem", return_sequences=True),
                       L.SimpleRNN(2, go_backwards=True), L.Dense(2)])


@kept("stateful", numbers(2, 3, 2), ONE, TWO)
def stateful():
    return Sequential([L.GRU(3, batch_input_shape=(2, 3, 2), stateful=True), L.Dense(1)])


@kept("both_ways", numbers(4, 5, 2), ONE, TWO, True)
def both_ways():
    return Sequential([L.Bidirectional(L.GRU(2, return_sequences=True), merge_mode="sum", input_shape=(5, 2)),
                       L.TimeDistributed(L.Dense(3)), L.Bidirectional(L.LSTM(2))])


@kept("frames", numbers(2, 3, 1, 4, 4), ONE, TWO, True)
def frames():
    return Sequential([L.TimeDistributed(L.Convolution2D(2, 2, 2, dim_ordering="th"), input_shape=(3, 1, 4, 4)),
                       L.TimeDistributed(L.Flatten()), L.LSTM(2)])


@kept("old_layers", numbers(4, 6), ONE, TWO)
def old_layers():
    return Sequential([L.Highway(input_dim=6, activation="tanh"), L.MaxoutDense(4, nb_feature=2), L.PReLU(),
                       L.SReLU(), L.ParametricSoftplus(), L.ELU(.5), L.GaussianNoise(.1), L.Dense(2)])


@kept("per_step", numbers(4, 3, 2), ONE, TWO, True)
def per_step():
    return Sequential([L.TimeDistributedDense(3, input_shape=(3, 2)), L.BatchNormalization(mode=1),
                       L.Permute((2, 1)), L.Reshape((9,)), L.BatchNormalization(mode=2)])


@kept("two_branches", [numbers(4, 3), numbers(4, 2)], ONE, TWO)
def two_branches():
    one, two = Sequential([L.Dense(3, input_dim=3)]), Sequential([L.Dense(3, input_dim=2), L.BatchNormalization()])
    return Sequential([L.Merge([one, two], mode="concat"), L.Dense(2)])


@kept("siamese", [numbers(4, 3), numbers(4, 3)], ONE, TWO)
def siamese():
    a, b = L.Input((3,)), L.Input((3,))
    shared = Sequential([L.Dense(4, input_dim=3), L.BatchNormalization(mode=2)])
    return Model([a, b], L.Dense(1)(L.merge([shared(a), shared(b)], mode="mul")))


@kept("nested", numbers(4, 3), ONE, TWO)
def nested():
    x = L.Input((3,))
    inner = Model(x, [L.Dense(2, trainable=False)(x), L.BatchNormalization(mode=2)(L.Dense(2)(x))])
    y = L.Input((3,))
    one, two = inner(y)
    return Model(y, [L.merge([one, two], mode="concat"), L.Dense(1)(two)])


@kept("products", [numbers(4, 3), numbers(4, 3)], ONE, TWO, True)
def products():
    a, b = L.Input((3,), name="a"), L.Input((3,), name="b")
    parts = [L.merge([a, b], mode="dot", dot_axes=1), L.merge([a, b], mode="cos", dot_axes=1),
             L.merge([a, b], mode="sum"), L.merge([a, b], mode="ave"), L.merge([a, b], mode="max")]
    return Model([a, b], L.merge(parts[2:], mode="concat", concat_axis=-1))


@kept("pooled", numbers(3, 5, 4, 2), (1, 2), TWO, True)
def pooled():
    return Sequential([L.Cropping2D(((1, 0), (0, 1)), dim_ordering="tf", input_shape=(5, 4, 2)),
                       L.GlobalAveragePooling2D(dim_ordering="tf"), L.Dense(2)])


@kept("conv_lstm", numbers(2, 3, 1, 4, 4), (1, 2), TWO, True)
def conv_lstm():
    return Sequential([L.ConvLSTM2D(2, 2, 2, dim_ordering="th", input_shape=(3, 1, 4, 4)), L.Flatten()])


@kept("with_lambda", numbers(3, 4), ONE, TWO)
def with_lambda():
    return Sequential([L.Dense(3, input_dim=4), L.Lambda(lambda x: x * 2 + 1, output_shape=(3,), name="twice")])


@kept("graph_of_two", {"a": numbers(4, 3), "b": numbers(4, 3)}, (1, 0, 8), (1, 0, 8), True)
def graph():
    from keras.legacy.models import Graph
    found = Graph()
    found.add_input("a", input_shape=(3,))
    found.add_input("b", input_shape=(3,))
    found.add_node(L.Dense(3, activation="tanh"), "left", input="a")
    found.add_node(L.Dense(3, activation="tanh"), "right", input="b")
    found.add_node(L.Dense(2), "top", inputs=["left", "right"], merge_mode="ave")
    found.add_output("out", input="top")
    return found


# -- 2.x

@kept("dense", numbers(4, 3), NEW)
def dense():
    return Sequential([L.Dense(4, input_dim=3, activation="tanh"), L.BatchNormalization(scale=False), L.Dropout(.2),
                       L.Dense(3, use_bias=False), L.BatchNormalization(center=False), L.ReLU(max_value=2.),
                       L.Dense(2, activation="softmax")])


@kept("conv_first", numbers(3, 2, 6, 5), NEW)
def conv_first():
    return Sequential([
        L.ZeroPadding2D((1, 1), data_format="channels_first", input_shape=(2, 6, 5)),
        L.Conv2D(3, (3, 2), data_format="channels_first"), L.BatchNormalization(axis=1),
        L.MaxPooling2D(2, data_format="channels_first"), L.UpSampling2D((2, 1), data_format="channels_first"),
        L.Flatten(), L.Dense(2)])


@kept("conv_last", numbers(3, 6, 5, 2), NEW, parts=True)
def conv_last():
    return Sequential([
        L.Conv2D(3, (3, 2), data_format="channels_last", padding="same", input_shape=(6, 5, 2)),
        L.Cropping2D(((1, 0), (0, 1)), data_format="channels_last"),
        L.GlobalAveragePooling2D(data_format="channels_last"), L.Dense(2)])


@kept("conv_kinds", numbers(2, 1, 6, 6), NEW, parts=True)
def conv_kinds():
    return Sequential([
        L.Conv2D(2, 2, dilation_rate=2, data_format="channels_first", input_shape=(1, 6, 6)),
        L.Conv2DTranspose(2, 2, strides=2, data_format="channels_first"),
        L.LocallyConnected2D(1, 2, data_format="channels_first"), L.Flatten(), L.Dense(2)])


@kept("volumes", numbers(2, 1, 4, 4, 3), NEW, parts=True)
def volumes_2():
    return Sequential([L.Conv3D(2, 2, data_format="channels_first", input_shape=(1, 4, 4, 3)),
                       L.AveragePooling3D((2, 2, 1), data_format="channels_first"), L.Flatten(), L.Dense(2)])


@kept("text_cnn", words(3, 8), NEW)
def text_cnn_2():
    return Sequential([L.Embedding(9, 4, input_length=8), L.Conv1D(3, 3, padding="causal"), L.MaxPooling1D(2),
                       L.Conv1D(2, 2), L.GlobalMaxPooling1D(), L.Dense(2)])


@kept("gates", words(4, 5), NEW)
def gates():
    return Sequential([L.Embedding(9, 3, mask_zero=True), L.LSTM(3, return_sequences=True),
                       L.GRU(2, return_sequences=True), L.SimpleRNN(2), L.Dense(2)])


@kept("gates_2", numbers(4, 5, 2), NEW, parts=True)
def gates_2():
    return Sequential([L.LSTM(3, implementation=1, return_sequences=True, input_shape=(5, 2), use_bias=False),
                       L.GRU(2, reset_after=True, go_backwards=True)])


@kept("stateful", numbers(2, 3, 2), NEW)
def stateful_2():
    return Sequential([L.GRU(3, batch_input_shape=(2, 3, 2), stateful=True), L.Dense(1)])


@kept("both_ways", numbers(4, 5, 2), NEW, parts=True)
def both_ways_2():
    return Sequential([L.Bidirectional(L.GRU(2, return_sequences=True), merge_mode="sum", input_shape=(5, 2)),
                       L.TimeDistributed(L.Dense(3)), L.Bidirectional(L.LSTM(2))])


@kept("conv_lstm", numbers(2, 3, 1, 4, 4), NEW, parts=True)
def conv_lstm_2():
    return Sequential([L.ConvLSTM2D(2, 2, data_format="channels_first", input_shape=(3, 1, 4, 4)), L.Flatten()])


@kept("rectifiers", numbers(4, 6), NEW)
def rectifiers_2():
    return Sequential([L.Dense(4, input_dim=6), L.PReLU(), L.ELU(.5), L.LeakyReLU(.2), L.ThresholdedReLU(.1),
                       L.Softmax()])


@kept("siamese", [numbers(4, 3), numbers(4, 3)], NEW)
def siamese_2():
    a, b = L.Input((3,)), L.Input((3,))
    shared = Sequential([L.Dense(4, input_dim=3), L.BatchNormalization()])
    return Model([a, b], L.Dense(1)(L.multiply([shared(a), shared(b)])))


@kept("nested", numbers(4, 3), NEW)
def nested_2():
    x = L.Input((3,))
    inner = Model(x, [L.Dense(2, trainable=False)(x), L.BatchNormalization()(L.Dense(2)(x))])
    y = L.Input((3,))
    one, two = inner(y)
    return Model(y, [L.concatenate([one, two]), L.Dense(1)(two)])


@kept("joins", [numbers(4, 3), numbers(4, 3)], NEW, parts=True)
def joins():
    a, b = L.Input((3,), name="a"), L.Input((3,), name="b")
    parts = [L.add([a, b]), L.subtract([a, b]), L.multiply([a, b]), L.average([a, b]), L.maximum([a, b]),
             L.minimum([a, b]), L.dot([a, b], axes=1), L.dot([a, b], axes=1, normalize=True)]
    return Model([a, b], L.concatenate(parts))


@kept("with_lambda", numbers(3, 4), NEW)
def with_lambda_2():
    return Sequential([L.Dense(3, input_dim=4), L.Lambda(lambda x: x * 2 + 1, output_shape=(3,), name="twice")])


# -- writing

def filled(model):
    """The model with weights that no one drew; positive, for some are variances."""
    random = np.random.RandomState(99)
    model.set_weights([random.uniform(.1, .9, np.shape(w)).astype("float32") for w in model.get_weights()])
    return model


def parts_of(model):
    """The layers to fill, one by one in 0.x, where models could not be filled as a whole."""
    return getattr(model, "layers", [model])


def write(folder, name):
    """The files of a model, what was fed to it and what it predicted."""
    build, inputs, parts = MODELS[name]
    model = build()
    compiled(model)
    for part in parts_of(model) if RELEASE < ONE else [model]:
        filled(part)
    predicted = model.predict(inputs, **({"batch_size": 2} if name == "stateful" else {}))
    path = os.path.join(folder, name)
    if parts:
        with open(path + ".json", "w") as f:
            f.write(model.to_json(sort_keys=True))
        model.save_weights(path + ".w.h5", overwrite=True)
        return {"files": [name + ".json", name + ".w.h5"], "input": plain(inputs), "output": plain(predicted)}
    if RELEASE >= ONE and name in ("dense", "conv_th", "gates", "gates_mem", "text_cnn"):
        (model.model if RELEASE < NEW else model)._make_train_function()  # so that the optimizer has a state
    model.save(path + ".h5")
    return {"files": [name + ".h5"], "input": plain(inputs), "output": plain(predicted)}


def compiled(model):
    if type(model).__name__ == "Graph" and RELEASE < ONE:
        model.compile("rmsprop", dict((name, "mse") for name in model.output_order))
    elif type(model).__name__ == "Graph":
        model.compile("rmsprop", {"out": "mse"})
    elif RELEASE < ONE:
        model.compile("rmsprop", "mse")
    else:
        model.compile("adam", "mse", metrics=["mae"])


def plain(value):
    if isinstance(value, dict):
        return dict((key, plain(part)) for key, part in value.items())
    if isinstance(value, list):
        return [plain(part) for part in value]
    return np.asarray(value, "float64").round(6).tolist()


def main(folder, *names):
    path = os.path.join(folder, "answers.json")
    answers = json.load(open(path)) if os.path.exists(path) else {}
    for name in names or MODELS:
        answers[name] = write(folder, name)
        print(name)
    with open(path, "w") as f:
        json.dump(answers, f, sort_keys=True, indent=0, separators=(",", ": "))
        f.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
