"""Models with functions in them, as the originals wrote them; runs on Python 2.7 under them, and under keras1.

    lambda_models.py FOLDER         NAME.json and NAME.yaml as far as the release can write them

What went wrong stands in `refused.json`: {"NAME.json": [class, message]}.
"""
import json
import os
import sys

MODELS = {}


def kept(build):
    MODELS[build.__name__] = build
    return build


def double(x):
    return x * 2


def doubled_shape(shape):
    return (shape[0], shape[1] * 2)


@kept
def function_layer():
    from keras.layers.core import Dense, Lambda
    from keras.models import Sequential
    return Sequential([Dense(3, input_dim=4), Lambda(double)])


@kept
def lambda_layer():
    from keras.layers.core import Lambda
    from keras.models import Sequential
    return Sequential([Lambda(lambda x: x[:, :2], output_shape=(2,), input_shape=(4,))])


@kept
def function_merge():
    from keras.layers.core import Dense, LambdaMerge
    from keras.models import Sequential
    return Sequential([LambdaMerge([Dense(3, input_dim=4), Dense(3, input_dim=4)], minus), Dense(2)])


@kept
def lambda_merge():
    from keras import backend as K
    from keras.layers.core import Dense, LambdaMerge
    from keras.models import Sequential
    return Sequential([Sequential([
        LambdaMerge([Dense(3, input_dim=4), Dense(3, input_dim=4)], lambda xs: K.concatenate(xs, axis=1),
                    output_shape=lambda shapes: (shapes[0][0], shapes[0][1] * 2))])])


@kept
def graph():
    from keras.layers.core import Dense, Lambda
    from keras.models import Graph
    g = Graph()
    g.add_input("a", input_shape=(4,))
    g.add_node(Dense(3), "dense", input="a")
    g.add_node(Lambda(double), "twice", input="dense")
    g.add_node(Lambda(double, output_shape=doubled_shape), "wide", input="dense")
    g.add_output("out", input="twice")
    return g


def minus(xs):
    return xs[0] - xs[1]


def write(folder):
    """Write what can be written; the refusals."""
    refused = {}
    for name, build in sorted(MODELS.items()):
        model = build()
        for kind in ("json", "yaml"):
            file = "%s.%s" % (name, kind)
            try:
                text = model.to_yaml() if kind == "yaml" else model.to_json(sort_keys=True)
            except Exception as e:
                refused[file] = [type(e).__name__, str(e)]
                continue
            with open(os.path.join(folder, file), "w") as f:
                f.write(text)
    return refused


def main(folder):
    refused = write(folder)
    with open(os.path.join(folder, "refused.json"), "w") as f:
        json.dump(refused, f, sort_keys=True, indent=0, separators=(",", ": "))


if __name__ == "__main__":
    main(*sys.argv[1:])
