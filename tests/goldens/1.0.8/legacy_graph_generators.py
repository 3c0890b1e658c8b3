"""A Graph trained on a generator, and validated on another."""
import numpy as np
from keras.layers import Dense
from keras.models import Graph

np.random.seed(3)
x, y = np.random.rand(12, 4), np.random.rand(12, 2)


def batches(offset, weighted=False):
    """Every other four samples, for ever."""
    while True:
        for start in range(offset, 12, 8):
            data = {"in": x[start:start + 4], "out": y[start:start + 4]}
            yield (data, {"out": np.array([1., 2., 0., 1.])}) if weighted else data


def graph(**kwargs):
    model = Graph()
    model.add_input(name="in", input_shape=(4,))
    model.add_node(Dense(3, activation="tanh"), name="hidden", input="in")
    model.add_node(Dense(2), name="direct", input="in")
    model.add_node(Dense(2), name="late", input="hidden")
    model.add_output(name="out", inputs=["direct", "late"], merge_mode="sum")
    model.compile("sgd", {"out": "mse"}, **kwargs)
    return model


def trained(model, **kwargs):
    history = model.fit_generator(batches(0, kwargs.pop("weighted", False)), 8, nb_epoch=2, verbose=0, **kwargs)
    return {name: values for name, values in sorted(history.history.items())}


RESULT = {
    "on_generator": trained(graph(), validation_data=batches(4), nb_val_samples=8),
    "on_dict": trained(graph(), validation_data={"in": x[8:], "out": y[8:]}),
    "with_metric": trained(graph(metrics=["accuracy"]), validation_data=batches(4), nb_val_samples=4),
    "weighted": trained(graph(), weighted=True, validation_data=batches(4, True), nb_val_samples=4),
    "evaluated": graph().evaluate_generator(batches(0), 8),
}
