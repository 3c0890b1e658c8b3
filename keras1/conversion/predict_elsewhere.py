"""A program for a Python that need not have keras1: predicts with a .keras, .onnx or .py file.

    python predict_elsewhere.py MODEL IN.npz OUT.npz BATCH_SIZE [MODULE:FUNCTION ...]
"""
import importlib
import importlib.util
import os
import sys

import numpy as np


def main(model, given, answer, batch_size, *functions):
    """Predict in batches of that size and keep the outputs; functions are those that the model names."""
    sys.path.append(os.getcwd())
    with np.load(given) as found:
        inputs = {name.split("/", 1)[1]: found[name] for name in sorted(found.files, key=number_of)}
    runtime, outputs = RUNTIMES[os.path.splitext(model)[1]](model, inputs, int(batch_size), *functions)
    np.savez(answer, runtime=runtime, **{"output_%d" % index: value for index, value in enumerate(outputs)})


def number_of(name):
    """In which place an input stands."""
    return int(name.split("/", 1)[0])


def with_keras(path, inputs, batch_size, *functions):
    """A file of Keras 3."""
    keras = import_keras()
    objects = {}
    for place in functions:
        module, name = place.split(":")
        objects[name] = getattr(importlib.import_module(module), name)
    return by_keras(keras, keras.saving.load_model(path, custom_objects=objects, compile=False), inputs, batch_size)


def with_script(path, inputs, batch_size, *functions):
    """A script that builds a model of Keras 3."""
    keras = import_keras()
    spec = importlib.util.spec_from_file_location("script", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return by_keras(keras, script.load_model(), inputs, batch_size)


def by_keras(keras, model, inputs, batch_size):
    """What a model of Keras 3 predicts."""
    arrays = list(inputs.values())
    found = model.predict(arrays if len(arrays) > 1 else arrays[0], batch_size=batch_size, verbose=0)
    return ("Keras %s on %s" % (keras.__version__, keras.backend.backend()),
            found if isinstance(found, (list, tuple)) else [found])


def import_keras():
    """Keras, on the first backend that is there."""
    names = [name for name in ("torch", "tensorflow", "jax") if importlib.util.find_spec(name)]
    os.environ.setdefault("KERAS_BACKEND", names[0] if names else "numpy")
    import keras
    return keras


def with_onnx(path, inputs, batch_size, *functions):
    """A file of ONNX, by onnxruntime or by the evaluator of the onnx package."""
    if importlib.util.find_spec("onnxruntime"):
        import onnxruntime
        session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        names = [output.name for output in session.get_outputs()]
        told = {part.name: ("int32" if "int32" in part.type else "float32", part.shape)
                for part in session.get_inputs()}
        return "onnxruntime %s" % onnxruntime.__version__, by_onnx(session.run, names, told, inputs, batch_size)
    import onnx.reference
    model = onnx.load(path)
    evaluator = onnx.reference.ReferenceEvaluator(model)
    told = {}
    for part in model.graph.input:
        kind = part.type.tensor_type
        told[part.name] = "int32" if kind.elem_type == 6 else "float32", [dim.dim_value for dim in kind.shape.dim]
    return "onnx %s" % onnx.__version__, by_onnx(evaluator.run, evaluator.output_names, told, inputs, batch_size)


def by_onnx(run, names, told, inputs, batch_size):
    """Batch by batch; what a state is after a batch is what it is before the next."""
    states = {name: np.zeros(shape, "float32") for name, (_, shape) in told.items() if name not in inputs}
    kept, count = [], len(next(iter(inputs.values())))
    outputs = [name for name in names if not name.endswith("_next") or name[:-len("_next")] not in states]
    for start in range(0, count, batch_size):
        batch = {name: value[start:start + batch_size].astype(told[name][0]) for name, value in inputs.items()}
        found = dict(zip(names, run(None, {**batch, **states})))
        states = {name: found[name + "_next"] for name in states}
        kept.append([found[name] for name in outputs])
    return [np.concatenate(parts) for parts in zip(*kept)]


RUNTIMES = {".keras": with_keras, ".py": with_script, ".onnx": with_onnx}

if __name__ == "__main__":
    main(*sys.argv[1:])
