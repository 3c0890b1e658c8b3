"""From a description to the files of another release of Keras 0.1 to 2.3."""
import os
import pathlib
import warnings
from typing import Any, List, Optional

import numpy as np

from keras1.conversion import as_graph, downgrades, runtimes, to_2, training_of
from keras1.conversion.checking import Prediction
from keras1.conversion.shapes import Shapes
from keras1.conversion.told_in_files import tell
from keras1.errors import ArgumentError, Keras1Error, ModelFileError
from keras1.history import Release, being, release
from keras1.saving import bridges, kernels, opening
from keras1.saving.describing import describe
from keras1.saving.description import Description
from keras1.saving.files import atomically
from keras1.saving.reading_classic import Names
from keras1.saving.upgrades import upgraded
from keras1.saving.upgrades.to_1_0 import _name_all_apart as name_all_apart

#: Whole models in one file came with it.
_WHOLE = release("1.0.8")
_TWO = release("2.0.0")


#: Layers that not every release of their words had: the first with it (as far as is known), the first without.
_SPANS = {**dict.fromkeys(("GlobalMaxPooling1D", "GlobalAveragePooling1D", "GlobalMaxPooling2D",
                           "GlobalAveragePooling2D", "GlobalMaxPooling3D", "GlobalAveragePooling3D", "ConvLSTM2D",
                           "SpatialDropout1D", "AtrousConvolution1D"), ("1.2.0", "9")),
          "SReLU": ("0.3.3", "2"), "ParametricSoftplus": ("0.1.0", "2"), "ThresholdedLinear": ("0.1.0", "1"),
          "TimeDistributedMerge": ("0.1.0", "1"), "TimeDistributedDense": ("0.1.0", "2")}


def files(out: str, to: str) -> List[str]:
    """What is written: one file of a whole model (``.h5``, from 1.0.8 on), or an architecture and its weights.

    Examples
    --------
    >>> files("model.h5", "1.2.2"), files("model.json", "0.3.1")
    (['model.h5'], ['model.json', 'model_weights.h5'])
    """
    stem, ending = os.path.splitext(out)
    if ending in (".h5", ".hdf5") and release(to) >= _WHOLE:
        return [out]
    if ending == ".json":
        return [out, stem + "_weights.h5"]
    raise ArgumentError("%s: Keras %s has no such files" % (out, to),
                        "name it .json: the weights go into an .h5 file beside it" if release(to) < _WHOLE else
                        "name it .h5, or .json for an architecture and weights")


def write(description: Description, paths: List[str], to: str, backend: Optional[str]) -> Description:
    """Write a model in the files of a release; what was written, described again.

    Parameters
    ----------
    description : Description
        With values; of any release.
    paths : list of str
        See `files`.
    to : str
        The release.
    backend : {"th", "tf"}, optional
        Whether kernels are those of Theano, which convolves, or of TensorFlow, which correlates.

    Raises
    ------
    ModelFileError
        If a layer has no counterpart in that release.
    """
    target = release(to)
    found = kernels.on_theano(description)
    before = release(found.release)
    found = downgrades.downgraded(found, target) if target < before else upgraded(found, target)
    _say_otherwise(found, target)
    _check(found, str(target))
    if before < _TWO <= target:
        to_2.without_ordering(found, Shapes(description))
    if target >= release("1.0.0") and found.network.kind == "Sequential":
        as_graph.flatten(found.network)
    if target >= release("1.0.0"):
        name_all_apart(found.network, Names())  # of one name they would be one group in the file
    try:
        with being(target), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = opening.build(found, compile=False)
            if backend == "tf":
                for record in list(found.network.every()):
                    kernels._flip(record, found)
                opening.place(found.network, model)
            if len(paths) == 1:
                _remark(found, training_of.compile_as_it_was(model, description, target))
            elif description.training:
                _remark(found, "how it was compiled stays behind: these files have no place for it")
            _save(model, paths, backend)
            tell(paths[0], found.network)
    except Keras1Error:
        raise
    except Exception as error:
        raise ModelFileError("the model cannot be written for Keras %s: %s: %s" % (to, type(error).__name__, error),
                             "a release nearer to its own may have all its layers") from error
    again = describe(*paths, values=True)
    again.remarks = found.remarks
    again.origins.release, again.origins.backend = str(target), "tensorflow" if backend == "tf" else "theano"
    return again


def _remark(found: Description, text: Optional[str]) -> None:
    if text:
        found.remark("training", text)


def _say_otherwise(found: Description, target: Release) -> None:
    """The mean of all steps has another name from 1.0 on."""
    for record in found.network.every():
        if record.class_name == "TimeDistributedMerge" and record.config.get("mode") == "ave" \
                and target >= release("1.2.0"):
            record.class_name = "GlobalAveragePooling1D"
            record.config.pop("mode")


def _check(found: Description, to: str) -> None:
    for record in found.network.every():
        first, gone = _SPANS.get(record.class_name, ("0.1.0", "9"))
        if not release(first) <= release(to) or to >= gone:
            raise ModelFileError("layer '%s' (%s): Keras %s has no such layer"
                                 % (record.name, record.class_name, to),
                                 "convert to a release nearer to its own, to Keras 3 or to ONNX")
        if record.class_name in bridges.LAYERS:
            raise ModelFileError("layer '%s': Keras %s has nothing that computes the same" % (record.name, to),
                                 "convert to a release nearer to its own")
        if record.class_name in ("Lambda", "LambdaMerge", "MaskedLambda"):
            raise ModelFileError("layer '%s' (%s): its function is code, which is not carried over"
                                 % (record.name, record.class_name), "write the model's code for Keras %s and load "
                                 "the weights there" % to)


def _save(model: Any, paths: List[str], backend: Optional[str]) -> None:
    if len(paths) == 1:
        model.save(paths[0])
    else:
        with atomically(paths[0]) as part:
            pathlib.Path(part).write_text(model.to_json(), "utf-8")
        model.save_weights(paths[1])
    if backend == "tf":
        _tell_backend(paths[-1])


def _tell_backend(path: str) -> None:
    """Files of 2.x tell the backend; those of earlier releases do not."""
    import h5py

    with h5py.File(path, "r+") as file:
        for group in [file, *(part for name, part in file.items() if name == "model_weights")]:
            if "backend" in group.attrs:
                group.attrs["backend"] = np.bytes_("tensorflow")


def predicted(written: Description, expected: Prediction) -> runtimes.Answer:
    """What the files that were written predict, under their release."""
    from keras1.conversion import checking

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = checking.source_model(written)
    return runtimes.Answer(checking.outputs_of(model, written, expected), "keras1 being Keras %s" % written.release)
