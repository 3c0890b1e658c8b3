"""For an original Keras, on Python 2.7 or 3.6: reads model files that keras1 wrote, and predicts with them.

    original_predicts.py TASKS.json      a list of [files, inputs.npz, outputs.npz, batch size]
"""
import json
import sys
import traceback

try:
    import theano.ifelse  # noqa: F401  (Keras 1.x counts on somebody having imported it)
except ImportError:
    pass
import keras
import numpy as np
from keras import models


def opened(files):
    if len(files) == 1:
        return models.load_model(str(files[0]))
    with open(files[0]) as file:
        model = models.model_from_json(file.read())
    model.load_weights(str(files[1]))
    return model


def predictions(model, inputs, size):
    names = sorted(inputs, key=lambda name: int(name.split("/", 1)[0]))
    arrays = [inputs[name] for name in names]
    if not keras.__version__.startswith("0."):
        found = model.predict(arrays if len(arrays) > 1 else arrays[0], batch_size=size)
        return found if isinstance(found, list) else [found]
    if not hasattr(model, "output_order"):
        model.compile("sgd", "mse")
        return [model.predict(arrays if len(arrays) > 1 else arrays[0], batch_size=size)]
    model.compile("sgd", dict((name, "mse") for name in model.output_order))
    found = model.predict(dict((name.split("/", 1)[1], inputs[name]) for name in names), batch_size=size)
    return [found[name] for name in model.output_order]


def main(tasks):
    for files, given, answer, size in json.load(open(tasks)):
        try:
            with np.load(given) as stored:
                inputs = dict((name, stored[name]) for name in stored.files)
            found = predictions(opened(files), inputs, size)
            np.savez(answer, **dict(("output_%d" % number, np.asarray(part)) for number, part in enumerate(found)))
        except Exception:
            with open(answer + ".error", "w") as file:
                file.write(traceback.format_exc())


if __name__ == "__main__":
    main(sys.argv[1])
