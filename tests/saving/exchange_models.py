"""The models whose files are exchanged with the originals; runs on Python 2.7 under them, and under keras1.

    exchange_models.py write FOLDER ANSWERS [NAME ...]  NAME.json, NAME.yaml, NAME.h5; predictions into ANSWERS
    exchange_models.py read FOLDER ANSWERS [NAME ...]   load these again, predict, predictions into ANSWERS

What a model draws does not matter: `filled` sets its weights, so its files are the same whoever writes them.
`tools/exchange_files.py` runs this, `test_exchange.py` compares.
"""
import hashlib
import json
import os
import sys
from collections import OrderedDict

import numpy as np

MODELS = OrderedDict()
INPUTS = {}


def numbers(seed, *shape):
    return np.random.RandomState(seed).uniform(-1, 1, shape).astype("float32")


def indices(seed, *shape):
    return np.random.RandomState(seed).randint(0, 9, shape)


def padded(seed):
    """Sequences of words that end before the last step, or at it."""
    words = np.random.RandomState(seed).randint(1, 9, (4, 5))
    words[0, 2:] = words[2, 4:] = 0
    return words


#: Models that only later releases have.
FIRST = {"time_distributed": "0.3.3"}

#: Models whose architecture the originals wrote, but read again only from that release on; None: never.
READ_FROM = {"shared": None, "stateful": "0.3.2"}

#: Models that a Theano without C cannot run.
IN_C = ("images", "words")


def exchanged(inputs):
    """Keep a function that gives a model, compiled, with inputs for it."""
    def keep(build):
        MODELS[build.__name__] = build
        INPUTS[build.__name__] = inputs
        return build
    return keep


@exchanged(numbers(1, 4, 5))
def mlp():
    from keras.constraints import maxnorm
    from keras.layers.core import Activation, Dense, Dropout, Highway, MaxoutDense
    from keras.models import Sequential
    from keras.optimizers import SGD
    from keras.regularizers import activity_l2, l1l2
    m = Sequential([
        Dense(6, input_dim=5, init="he_normal", activation="tanh", W_regularizer=l1l2(.1, .2),
              W_constraint=maxnorm(3), activity_regularizer=activity_l2(.01)),
        Dropout(.25), Highway(activation="relu"), MaxoutDense(4, nb_feature=2, b_constraint="nonneg"),
        Dense(3), Activation("softmax")])
    m.compile(SGD(lr=.25, momentum=.5, nesterov=True), "categorical_crossentropy")
    return m


@exchanged(numbers(2, 4, 5))
def deep():
    from keras.layers.core import Activation, Dense
    from keras.models import Sequential
    m = Sequential([Dense(3, input_dim=5)] + [
        layer for _ in range(6) for layer in (Activation("tanh"), Dense(3))])
    m.compile("rmsprop", "mse")
    return m


@exchanged(numbers(3, 4, 2, 3))
def activations():
    from keras.layers.advanced_activations import ELU, LeakyReLU, ParametricSoftplus, PReLU, ThresholdedReLU
    from keras.layers.core import ActivityRegularization, Dense, Permute, RepeatVector, Reshape
    from keras.layers.noise import GaussianDropout, GaussianNoise
    from keras.models import Sequential
    m = Sequential([
        Reshape((6,), input_shape=(2, 3)), LeakyReLU(.5), GaussianNoise(.5), PReLU(), ELU(2.), GaussianDropout(.25),
        ParametricSoftplus(), ThresholdedReLU(.125), ActivityRegularization(l1=.5), RepeatVector(2), Permute((2, 1)),
        Reshape((12,)), Dense(2)])
    m.compile("adagrad", "mae")
    return m


@exchanged(numbers(4, 3, 2, 6, 6))
def images():
    from keras.layers.convolutional import AveragePooling2D, Convolution2D, MaxPooling2D, UpSampling2D, ZeroPadding2D
    from keras.layers.core import Dense, Flatten
    from keras.layers.normalization import BatchNormalization
    from keras.models import Sequential
    m = Sequential([
        ZeroPadding2D((1, 2), input_shape=(2, 6, 6)), Convolution2D(3, 3, 3, subsample=(2, 1), activation="tanh"),
        BatchNormalization(), MaxPooling2D((2, 2), strides=(1, 1)), UpSampling2D((2, 1)),
        Convolution2D(2, 2, 2), AveragePooling2D((2, 2)), Flatten(), Dense(2)])
    m.compile("adam", "mse")
    return m


@exchanged(indices(5, 3, 8))
def words():
    from keras.layers import convolutional
    from keras.layers.core import Dense, Flatten
    from keras.layers.embeddings import Embedding
    from keras.models import Sequential
    m = Sequential([
        Embedding(9, 4, input_length=8, W_constraint="unitnorm"), convolutional.ZeroPadding1D(1),
        convolutional.Convolution1D(3, 3, activation="tanh"), convolutional.MaxPooling1D(2),
        convolutional.UpSampling1D(2), convolutional.AveragePooling1D(2, stride=1), Flatten(), Dense(2)])
    m.compile("adadelta", "mse")
    return m


@exchanged(padded(6))
def masked():
    from keras.layers.core import Activation, Dense, Dropout
    from keras.layers.embeddings import Embedding
    from keras.layers.recurrent import GRU, LSTM
    from keras.models import Sequential
    m = Sequential([
        Embedding(9, 4, input_length=5, mask_zero=True), Dropout(.25), LSTM(3, return_sequences=True),
        Activation("tanh"), GRU(3, inner_activation="sigmoid"), Dense(2)])
    m.compile("rmsprop", "mse")
    return m


@exchanged(numbers(7, 3, 4, 2))
def sequences():
    from keras.layers.core import Dense, TimeDistributedDense, TimeDistributedMerge
    from keras.layers.recurrent import LSTM, SimpleRNN
    from keras.models import Sequential
    m = Sequential([
        SimpleRNN(3, input_shape=(4, 2), return_sequences=True, go_backwards=True),
        LSTM(3, stateful=False, return_sequences=True, forget_bias_init="zero"),
        TimeDistributedDense(3, activation="tanh"), TimeDistributedMerge("ave"), Dense(1)])
    m.compile("sgd", "mse")
    return m


@exchanged(numbers(8, 2, 3, 2))
def stateful():
    from keras.layers.core import Dense
    from keras.layers.recurrent import GRU
    from keras.models import Sequential
    m = Sequential([GRU(3, batch_input_shape=(2, 3, 2), stateful=True), Dense(1)])
    m.compile("sgd", "mse")
    return m


@exchanged(numbers(9, 4, 5))
def normalized():
    from keras.layers.core import Dense, Reshape
    from keras.layers.normalization import BatchNormalization
    from keras.models import Sequential
    m = Sequential([
        Dense(6, input_dim=5), BatchNormalization(mode=1), Dense(6), BatchNormalization(epsilon=1e-3, momentum=.5),
        Reshape((3, 2)), BatchNormalization(), Reshape((6,)), Dense(2)])
    m.compile("adamax", "mse")
    return m


@exchanged([numbers(10, 4, 5), numbers(11, 4, 3), numbers(12, 4, 2)])
def merged():
    from keras.layers.core import Activation, Dense, Merge
    from keras.models import Sequential
    left = Sequential([Dense(4, input_dim=5), Activation("tanh")])
    right = Sequential([Dense(4, input_dim=3)])
    both = Sequential([Merge([left, right], mode="mul"), Dense(3, activation="tanh")])
    third = Sequential([Dense(2, input_dim=2)])
    m = Sequential([Merge([both, third], mode="concat", concat_axis=-1), Dense(2)])
    m.compile("sgd", "mse")
    return m


@exchanged(numbers(13, 4, 5))
def nested():
    from keras.layers import containers
    from keras.layers.core import Activation, Dense
    from keras.models import Sequential
    inner = containers.Graph()
    inner.add_input("x", input_shape=(4,))
    inner.add_node(Dense(3), "a", input="x")
    inner.add_node(Dense(3, activation="sigmoid"), "b", input="x")
    inner.add_node(Activation("tanh"), "c", inputs=["a", "b"], merge_mode="mul")
    inner.add_output("y", input="c")
    m = Sequential([
        Dense(4, input_dim=5), inner, containers.Sequential([Dense(4, input_dim=3), Activation("tanh")]), Dense(2)])
    m.compile("sgd", "hinge")
    return m


@exchanged(numbers(14, 4, 5))
def autoencoder():
    from keras.layers import containers
    from keras.layers.core import Activation, AutoEncoder, Dense
    from keras.models import Sequential
    m = Sequential([AutoEncoder(
        encoder=containers.Sequential([Dense(2, input_dim=5), Activation("tanh")]), decoder=Dense(5, input_dim=2),
        output_reconstruction=False)])
    m.compile("sgd", "mse")
    return m


@exchanged({"features": numbers(15, 4, 5), "words": indices(16, 4, 4)})
def graph():
    from keras.layers.core import Activation, Dense, Dropout
    from keras.layers.embeddings import Embedding
    from keras.layers.recurrent import LSTM
    from keras.models import Graph
    g = Graph()
    g.add_input("features", input_shape=(5,))
    g.add_input("words", input_shape=(4,), dtype="int")
    g.add_node(Dense(3, activation="tanh"), "dense", input="features")
    g.add_node(Embedding(9, 3, input_length=4), "embedding", input="words")
    g.add_node(LSTM(3), "lstm", input="embedding")
    g.add_node(Dropout(.25), "product", inputs=["dense", "lstm"], merge_mode="mul")
    g.add_node(Activation("tanh"), "dot", inputs=["dense", "lstm"], merge_mode="dot", dot_axes=([1], [1]))
    g.add_node(Dense(2), "both", inputs=["product", "dense"], merge_mode="concat")
    g.add_output("first", input="both")
    g.add_output("second", inputs=["dense", "lstm"], merge_mode="ave")
    g.add_output("third", input="dot")
    g.compile("rmsprop", {"first": "mse", "second": "mae", "third": "binary_crossentropy"})
    return g


@exchanged({"a": numbers(17, 4, 5), "b": numbers(18, 4, 5)})
def shared():
    from keras.layers.core import Activation, Dense
    from keras.models import Graph
    g = Graph()
    g.add_input("a", input_shape=(5,))
    g.add_input("b", input_shape=(5,))
    g.add_shared_node(Dense(3, activation="tanh"), "codes", inputs=["a", "b"], outputs=["code_a", "code_b"])
    g.add_node(Activation("tanh"), "sum", inputs=["code_a", "code_b"], merge_mode="sum")
    g.add_node(Dense(2), "last", input="sum", create_output=True)
    g.compile("sgd", {"last": "mse"})
    return g


@exchanged(numbers(19, 3, 4, 5))
def time_distributed():
    from keras.layers.core import Dense, Flatten
    from keras.layers.wrappers import TimeDistributed
    from keras.models import Sequential
    m = Sequential([TimeDistributed(Dense(3, activation="tanh"), input_shape=(4, 5)), Flatten(),
                    Dense(2, name="top", trainable=False)])
    m.compile("sgd", "mse")
    return m


def filled(model):
    """The model with weights that no one drew; positive, for some are variances."""
    random = np.random.RandomState(99)
    for layer in getattr(model, "layers", [model]):
        layer.set_weights([random.uniform(.1, 1., np.shape(w)).astype("float32") for w in layer.get_weights()])
    return model


def names_for(release):
    """The models that a release can write."""
    return [name for name in MODELS if FIRST.get(name, release) <= release]


def readable(release):
    """Those that it can read again."""
    return [name for name in names_for(release) if (READ_FROM.get(name, release) or "never") <= release]


def predicted(name, model):
    """Predictions as lists, by output if the model is a graph."""
    options = {"batch_size": 2} if name == "stateful" else {}
    found = model.predict(INPUTS[name], **options)
    if isinstance(found, dict):
        return dict((output, rounded(value)) for output, value in found.items())
    return rounded(found)


def rounded(value):
    return np.asarray(value, "float64").round(6).tolist()


def write_files(folder, name):
    """Write a model's files; the model."""
    model = filled(MODELS[name]())
    model.save_weights(os.path.join(folder, name + ".h5"), overwrite=True)
    for kind, text in (("json", model.to_json(sort_keys=True)), ("yaml", model.to_yaml())):
        with open(os.path.join(folder, "%s.%s" % (name, kind)), "w") as f:
            f.write(text + "\n")
    return model


def read_files(folder, name, kind):
    """The model that the files describe, from JSON or from YAML."""
    from keras import models
    with open(os.path.join(folder, "%s.%s" % (name, kind))) as f:
        model = getattr(models, "model_from_" + kind)(f.read())
    model.load_weights(os.path.join(folder, name + ".h5"))
    return model


def write(folder, names):
    """Files of each model; their predictions."""
    return dict((name, predicted(name, write_files(folder, name))) for name in names)


def read(folder, names):
    """Predictions of the models that the files describe, from JSON and from YAML."""
    return dict((name, dict((kind, predicted(name, read_files(folder, name, kind))) for kind in ("json", "yaml")))
                for name in names)


def content(folder, name):
    """What the files of a model hold, each as a digest: equal content, equal digest, whatever the bytes."""
    from keras1.saving import safe_yaml
    with open(os.path.join(folder, name + ".json")) as f:
        architecture = json.load(f)
    with open(os.path.join(folder, name + ".yaml")) as f:
        tagged = with_tuples(safe_yaml.load(f.read()))
    parts = {"json": architecture, "yaml": tagged, "h5": weights(os.path.join(folder, name + ".h5"))}
    return {kind: hashlib.sha256(json.dumps(part, sort_keys=True).encode()).hexdigest()
            for kind, part in parts.items()}


def with_tuples(value):
    """A value in which tuples are told from lists once it is JSON."""
    if isinstance(value, dict):
        return {key: with_tuples(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [type(value).__name__] + [with_tuples(one) for one in value]
    return value


def weights(path):
    """Groups, attributes and data sets of an HDF5 file, with types, shapes and values."""
    import h5py
    found = {}

    def note(name, item):
        found[name] = {"attributes": {key: [str(np.asarray(value).dtype), np.asarray(value).tolist()]
                                      for key, value in item.attrs.items()}}
        if isinstance(item, h5py.Dataset):
            found[name].update(dtype=str(item.dtype), shape=list(item.shape), values=np.asarray(item).tolist())

    with h5py.File(path, "r") as f:
        note("/", f)
        f.visititems(note)
    return found


def main(action, folder, answers, *names):
    import keras
    names = names or names_for(keras.__version__)
    with open(answers, "w") as f:
        json.dump({"write": write, "read": read}[action](folder, names), f)


if __name__ == "__main__":
    main(*sys.argv[1:])
