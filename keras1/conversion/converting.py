"""From a model file of any release to one of another kind: what `keras1 convert` does."""
import importlib
import os
import pathlib
import tempfile
import warnings
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from keras1.conversion import checking, keras3_file, runtimes
from keras1.conversion.to_keras3 import to_keras3
from keras1.errors import ArgumentError, Keras1Error, ModelFileError
from keras1.saving import kernels as kernels_of
from keras1.saving.describing import describe
from keras1.saving.description import Description, Network
from keras1.saving.opening import _set_input_shape

#: Kinds of files by their endings; of the others `to` tells the release.
KINDS = {".keras": "keras3", ".onnx": "onnx", ".py": "script"}


@dataclass
class Result:
    """What was converted.

    Attributes
    ----------
    files : list of str
        What was written.
    difference : float or None
        The largest difference between predictions before and after; None if they were not compared.
    runtime : str
        What predicted with the file written, or why nothing did.
    remarks : list of str
        What one has to know.
    """

    files: List[str]
    difference: Optional[float] = None
    runtime: str = ""
    remarks: List[str] = field(default_factory=list)


def convert(source: Any, out: str, to: Optional[str] = None, kernels: Optional[str] = None, force: bool = False,
            check: bool = True, batch_input_shape: Optional[Tuple] = None, written_on: Optional[str] = None,
            functions: Optional[Mapping[str, str]] = None, custom_objects: Optional[Dict[str, Any]] = None) -> Result:
    """Write a model in another format, and see that it predicts the same.

    Parameters
    ----------
    source : str, list of str, Sequential, Graph or Model
        A model file of Keras 0.1 to 2.3, an architecture and its weights, or a model.
    out : str
        The file to write: ``.keras`` (Keras 3), ``.onnx``, ``.py`` (a script for Keras 3, with an ``.npz`` beside it),
        or what a release of Keras reads: ``.h5`` (from 1.0.8 on a whole model), ``.json`` (and weights beside it).
    to : str, optional
        The release to write for; told by the ending for the first three.
    kernels : {"th", "tf"}, optional
        For another release: whose kernels are written, those of Theano (default), which convolves, or those of
        TensorFlow, which correlates.  The order of axes stays what it is.
    force : bool
        Whether files that exist are replaced.
    check : bool
        Whether predictions are compared.
    batch_input_shape : tuple of int, optional
        See `open_model`.
    written_on : {"theano", "tensorflow"}, optional
        Whose kernels the source has, if its file does not tell: those of 1.x do not.  Theano's are presumed.
    functions : dict of str, optional
        For Keras 3, by name of a Lambda layer, or of a function that the file names, what takes its place:
        ``{"twice": "module:function"}``.
    custom_objects : dict, optional
        The same, as functions, for the source; without, those of ``functions`` are tried.

    Returns
    -------
    Result

    Raises
    ------
    ModelFileError
        If a layer has no counterpart (which, and what to do), or the source is no model.
    ArgumentError
        If ``out`` exists, has no folder to lie in, or is of no known kind.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("1.2.2"):
    ...     from keras1.layers import Dense
    ...     from keras1.models import Sequential
    ...     model = Sequential([Dense(2, input_dim=3)])
    ...     done = convert(model, os.path.join(tempfile.mkdtemp(), "model.keras"), check=False)
    >>> [os.path.basename(path) for path in done.files]
    ['model.keras']
    """
    kind = _kind(out, to, kernels)
    description = _description(source)
    if written_on is not None:
        description.origins.backend = written_on
    if batch_input_shape is not None and description.network is not None:
        _set_input_shape(description.network, tuple(batch_input_shape))
    if description.network is None:
        raise ModelFileError("%s: weights without an architecture" % ", ".join(description.files),
                             "give the architecture too: the JSON or YAML file")
    if not description.has_weights:
        raise ModelFileError("%s: an architecture without weights" % ", ".join(description.files),
                             "give the weights too: the HDF5 file")
    if kind == "older":
        return _to_release(description, out, to, kernels, force, check, custom_objects)
    _keep([out, *_beside(kind, out)], force)
    objects = {**_imported(functions or {}), **(custom_objects or {})}
    network = to_keras3(description, functions, objects)
    result = Result([out, *_beside(kind, out)], remarks=_remarks(description))
    with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(out))) as folder:
        parts = [os.path.join(folder, os.path.basename(path)) for path in result.files]
        _WRITERS[kind](network, parts[0])
        if check and not _lacks_functions(network, result):
            _compare(description, network, parts[0], result, functions or {}, objects)
        for part, path in zip(parts, result.files):
            os.replace(part, path)
    return result


def _kind(out: str, to: Optional[str], kernels: Optional[str]) -> str:
    kind = KINDS.get(os.path.splitext(out)[1])
    if kind is not None:
        if to is not None and to[:1] != "3":
            raise ArgumentError("%s: Keras %s has no such files" % (out, to),
                                "name it .h5 or .json for another release")
        if kernels is not None:
            raise ArgumentError("%s: kernels are those of TensorFlow there" % out,
                                "kernels= (--kernels) is for another release; written_on= (--written-on) tells whose "
                                "kernels the source has")
        return kind
    if to is None:
        raise ArgumentError("%s: which release shall it be for?" % out,
                            "to='1.2.2' (--to 1.2.2); or a name that ends in .keras, .onnx or .py")
    return "older"


def _beside(kind: str, out: str) -> List[str]:
    return [str(pathlib.Path(out).with_suffix(".npz"))] if kind == "script" else []


def _keep(paths: Sequence[str], force: bool) -> None:
    for path in paths:
        folder = os.path.dirname(os.path.abspath(path))
        if not os.path.isdir(folder):
            raise ArgumentError("%s: there is no folder %s" % (path, folder), "make it before")
        if os.path.isdir(path):
            raise ArgumentError("%s is a folder" % path, "give the name of a file in it")
    there = [path for path in paths if os.path.exists(path)]
    if there and not force:
        raise ArgumentError("%s exists" % ", ".join(there), "force=True (--force) replaces it")


def _description(source: Union[str, Sequence[str], Any]) -> Description:
    if isinstance(source, (str, os.PathLike)):
        return describe(source, values=True)
    if isinstance(source, (list, tuple)):
        return describe(*source, values=True)
    with tempfile.TemporaryDirectory() as folder:
        architecture, weights = os.path.join(folder, "model.json"), os.path.join(folder, "weights.h5")
        pathlib.Path(architecture).write_text(source.to_json(), "utf-8")
        source.save_weights(weights)
        return describe(architecture, weights, values=True)


def _remarks(description: Description) -> List[str]:
    remarks = ["%s: %s" % remark for remark in description.remarks]
    told = description.origins.backend is not None or description.release[0] not in "01"
    if not told and any(record.class_name in kernels_of.FLIPPED for record in description.network.every()):
        remarks.append("the file does not tell whether Theano or TensorFlow wrote it: its kernels are taken to be "
                       "those of Theano; written_on='tensorflow' (--written-on tensorflow) if they are not")
    if description.origins.backend in ("tensorflow", "cntk"):
        remarks.append("the file was written on %s, whose padding='same' Keras 3 has: where strides are larger than 1 "
                       "keras1, on Theano, predicts otherwise" % description.origins.backend)
    return remarks


def _imported(functions: Mapping[str, str]) -> Dict[str, Any]:
    """The functions that can be had here: they may serve the source too, if they are simple."""
    found = {}
    for name, path in functions.items():
        module, colon, function = path.rpartition(":")
        if not (module and colon and function):
            raise ArgumentError("%r is no place of a function" % path, "module:function is one")
        try:
            found[name] = getattr(importlib.import_module(module), function)
        except (ImportError, AttributeError):  # of an environment that has Keras 3
            continue
    return found


def _lacks_functions(network: Network, result: Result) -> bool:
    """Whether a script waits for functions to be written."""
    from keras1.conversion.to_script import to_be_written

    names = [record.name for record in to_be_written(network.every())]
    if names:
        result.runtime = "not compared: the functions of %s are to be written in it" % ", ".join(names)
        result.remarks.append("the script raises NotImplementedError until the functions of its Lambda layers are "
                              "written: %s" % ", ".join(names))
    return bool(names)


def _compare(description: Description, network: Network, path: str, result: Result, functions: Mapping[str, str],
             objects: Dict[str, Any]) -> None:
    try:
        expected = _expected(description, objects)
    except Keras1Error as error:
        if not functions:
            raise
        result.runtime = "not compared: the source does not predict here: %s; %s" % (error.args[0], error.hint)
        return
    found = runtimes.predict(path, checking.renamed(expected.inputs, network), expected.batch_size, functions)
    if found is None:
        result.runtime = "not compared: no Python with Keras 3 or onnxruntime; KERAS1_KERAS3_PYTHON tells one"
        return
    result.difference = checking.largest_difference(expected.outputs, found.outputs)
    result.runtime = found.runtime


def _expected(description: Description, objects: Optional[Dict[str, Any]] = None) -> checking.Prediction:
    def build() -> Any:
        return checking.source_model(description, custom_objects=objects or None)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return checking.predict_with_source(description, build)


def _write_onnx(network: Any, path: str) -> None:
    from keras1.conversion.to_onnx import write
    write(network, path)


def _write_script(network: Any, path: str) -> None:
    from keras1.conversion.to_script import write
    write(network, path)


_WRITERS: Dict[str, Callable[[Any, str], None]] = {"keras3": keras3_file.write, "onnx": _write_onnx,
                                                   "script": _write_script}


def _to_release(description: Description, out: str, to: str, backend: Optional[str], force: bool, check: bool,
                custom_objects: Optional[Dict[str, Any]]) -> Result:
    from keras1.conversion import to_older

    result = Result(to_older.files(out, to), remarks=_remarks(description))
    _keep(result.files, force)
    with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(out))) as folder:
        parts = [os.path.join(folder, os.path.basename(path)) for path in result.files]
        written = to_older.write(description, parts, to, backend)
        told = ["%s: %s" % remark for remark in written.remarks]
        result.remarks += [text for text in told if text not in result.remarks]
        if check:
            expected = _expected(description)
            found = to_older.predicted(written, expected)
            result.difference = checking.largest_difference(expected.outputs, found.outputs)
            result.runtime = found.runtime
        for part, path in zip(parts, result.files):
            os.replace(part, path)
    return result
