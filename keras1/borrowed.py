"""Names that the modules of Keras had because they had imported them: ``np``, ``K``, ``Layer``.

``from keras.layers.core import *`` brought them along, and scripts came to rely on it.  While the alias is in place
they are lent to the modules of keras1: an attribute is fetched when it is asked for, and ``import *`` finds the names
that the emulated release had there.
"""
import importlib
import types
from typing import Any, Dict, List

from keras1.history import current

#: Of each module, the names by the generations (0.x, 1.x, 2.x) that had them.
_NAMES: Dict[str, Dict[str, str]] = {
    "activations": {"01": "get_from_module", "2": "Layer"},
    "backend": {"01": "inspect json os sys"},
    "callbacks": {
        "012": "K",
        "01": "deque json np time warnings",
        "1": "Iterable OrderedDict csv os",
        "2": "callbacks tensorboard_v1",
    },
    "constraints": {"01": "get_from_module"},
    "engine.topology": {
        "1": "K ask_to_proceed_with_overwrite copy func_dump func_load initializations inspect marshal np os "
             "python_types sys warnings",
    },
    "initializations": {"01": "get_from_module"},
    "layers": {
        "01": "ActivityRegularizer K activations constraints copy initializations inspect np regularizers",
        "0": "OrderedDict",
        "1": "conv_input_length func_dump func_load functools get_from_module marshal python_types sys warnings",
        "2": "deserialize_keras_object",
    },
    "layers.advanced_activations": {
        "012": "K",
        "01": "initializations np",
        "12": "Layer",
        "0": "MaskedLayer",
        "2": "InputSpec activations constraints initializers interfaces regularizers to_list",
    },
    "layers.containers": {"0": "K Layer Merge OrderedDict Siamese SiameseHead"},
    "layers.convolutional": {
        "012": "K Layer activations constraints regularizers",
        "01": "initializations",
        "12": "InputSpec",
        "1": "functools",
        "2": "conv_utils initializers interfaces transpose_shape",
    },
    "layers.convolutional_recurrent": {
        "12": "InputSpec K Layer activations np regularizers warnings",
        "1": "conv_output_length initializations",
        "2": "RNN Recurrent constraints conv_utils has_arg initializers interfaces to_list transpose_shape",
    },
    "layers.core": {
        "012": "K activations constraints copy np regularizers",
        "01": "ActivityRegularizer initializations inspect marshal sys",
        "12": "InputSpec func_dump func_load python_types warnings",
        "0": "OrderedDict types",
        "1": "get_from_module",
        "2": "deserialize_keras_object has_arg initializers interfaces",
    },
    "layers.cudnn_recurrent": {"2": "InputSpec K RNN constraints initializers namedtuple regularizers"},
    "layers.custom": {"0": "K Layer conv_output_length initializations np"},
    "layers.embeddings": {
        "012": "K Layer constraints regularizers",
        "01": "initializations",
        "0": "MaskedLayer activations unitnorm",
        "2": "initializers interfaces to_list",
    },
    "layers.local": {
        "12": "InputSpec K Layer activations constraints regularizers",
        "1": "conv_output_length initializations",
        "2": "conv_utils initializers interfaces",
    },
    "layers.merge": {"2": "K Layer"},
    "layers.noise": {"012": "K", "12": "Layer np", "0": "MaskedLayer", "2": "interfaces"},
    "layers.normalization": {
        "012": "K Layer",
        "01": "initializations",
        "12": "InputSpec regularizers",
        "2": "constraints initializers interfaces",
    },
    "layers.pooling": {"12": "InputSpec K Layer", "1": "conv_output_length", "2": "conv_utils interfaces"},
    "layers.recurrent": {
        "012": "K activations np regularizers",
        "01": "initializations",
        "12": "InputSpec Layer",
        "0": "MaskedLayer",
        "2": "constraints has_arg initializers interfaces to_list warnings",
    },
    "layers.wrappers": {
        "012": "K",
        "12": "InputSpec Layer copy",
        "0": "MaskedLayer",
        "2": "has_arg object_list_uid recurrent",
    },
    "layers.xtreme_inception": {"0": "K Layer activations conv_output_length initializations np"},
    "losses": {"2": "K abc deserialize_keras_object losses_utils serialize_keras_object"},
    "metrics": {
        "12": "K np",
        "1": "get_from_module",
        "2": "Layer abc deserialize_keras_object losses_utils metrics_utils serialize_keras_object types",
    },
    "models": {
        "012": "K",
        "01": "np optimizers warnings",
        "0": "Progbar cbks container_from_config containers model_summary objectives pprint queue threading time",
        "1": "Layer Merge Node ask_to_proceed_with_overwrite copy get_source_inputs json optimizer_from_config os",
        "2": "h5py has_arg to_list",
    },
    "objectives": {
        "01": "get_from_module np",
        "2": "abc deserialize_keras_object losses_utils serialize_keras_object",
    },
    "optimizers": {
        "012": "K",
        "01": "get_from_module",
        "02": "np",
        "1": "get_custom_objects",
        "2": "copy deserialize_keras_object interfaces serialize_keras_object",
    },
    "preprocessing": {"2": "backend utils"},
    "preprocessing.image": {
        "01": "linalg np re threading",
        "0": "isfile join listdir math ndimage random",
        "1": "K ndi os pil_image warnings",
        "2": "backend generic_utils utils",
    },
    "preprocessing.sequence": {"01": "np random", "2": "utils"},
    "preprocessing.text": {"01": "np string sys"},
    "regularizers": {"01": "get_from_module"},
    "utils.conv_utils": {"2": "K np"},
    "utils.data_utils": {
        "012": "HTTPError Progbar URLError os shutil sys tarfile urlopen",
        "12": "hashlib",
        "1": "functools",
        "2": "ThreadPool abstractmethod closing mp np queue random threading time warnings zipfile",
    },
    "utils.generic_utils": {
        "012": "np sys time",
        "12": "marshal python_types",
        "2": "binascii codecs collections inspect",
    },
    "utils.io_utils": {"012": "defaultdict h5py np", "12": "sys", "2": "contextlib pickle"},
    "utils.layer_utils": {"012": "K np"},
    "utils.losses_utils": {"2": "np"},
    "utils.multi_gpu_utils": {"2": "K Lambda Model clone_model concatenate to_list"},
    "utils.np_utils": {"01": "sp", "1": "K"},
    "utils.vis_utils": {"2": "Model Wrapper os"},
    "wrappers.scikit_learn": {
        "012": "Sequential copy np to_categorical types",
        "01": "inspect",
        "0": "abc",
        "2": "has_arg losses to_list",
    },
}

#: Where names are: a module that goes by another name, or the module that has them.
_MODULES = {
    "K": "keras1.backend", "callbacks": "keras1.callbacks.callbacks", "cbks": "keras1.callbacks",
    "containers": "keras1.layers.containers", "conv_utils": "keras1.utils.conv_utils",
    "generic_utils": "keras1.utils.generic_utils", "interfaces": "keras1.legacy.interfaces", "linalg": "scipy.linalg",
    "losses_utils": "keras1.utils.losses_utils", "metrics_utils": "keras1.utils.metrics_utils",
    "mp": "multiprocessing", "ndi": "scipy.ndimage", "ndimage": "scipy.ndimage", "np": "numpy",
    "pil_image": "PIL.Image", "python_types": "types", "recurrent": "keras1.layers.recurrent", "sp": "scipy",
    "tensorboard_v1": "keras1.callbacks.tensorboard_v1",
    **{name: "keras1." + name for name in ("activations", "backend", "constraints", "initializations", "initializers",
                                           "losses", "objectives", "optimizers", "regularizers", "utils")},
}
_MEMBERS = {
    "abc": "abstractmethod",
    "collections": "OrderedDict defaultdict deque namedtuple",
    "collections.abc": "Iterable",
    "contextlib": "closing",
    "keras1.constraints": "unitnorm",
    "keras1.engine.topology": "InputSpec Node get_source_inputs",
    "keras1.layers.convolutional": "conv_output_length",
    "keras1.layers.core": "Lambda Layer MaskedLayer Merge Siamese SiameseHead",
    "keras1.layers.merge": "concatenate",
    "keras1.layers.recurrent": "RNN Recurrent",
    "keras1.layers.wrappers": "Wrapper",
    "keras1.models": "Model Sequential clone_model",
    "keras1.optimizers": "optimizer_from_config",
    "keras1.regularizers": "ActivityRegularizer",
    "keras1.utils.generic_utils": "Progbar deserialize_keras_object func_dump func_load get_custom_objects "
                                  "get_from_module has_arg object_list_uid serialize_keras_object to_list "
                                  "transpose_shape",
    "keras1.utils.io_utils": "ask_to_proceed_with_overwrite",
    "keras1.utils.layer_utils": "container_from_config model_summary",
    "keras1.utils.np_utils": "conv_input_length to_categorical",
    "multiprocessing.pool": "ThreadPool",
    "os": "listdir",
    "os.path": "isfile join",
    "urllib.error": "HTTPError URLError",
    "urllib.request": "urlopen",
}
_HOMES = {name: home for home, names in _MEMBERS.items() for name in names.split()}


#: Where a module keeps its functions that a submodule took the place of.
_COVERED = "__covered__"


class _Borrower(types.ModuleType):
    """A module of keras1 under its old name, with what the old one had imported."""

    def __getattr__(self, name: str) -> Any:
        if name not in _ever(self):
            raise AttributeError("module %r has no attribute %r" % (self.__name__, name))
        if name in _HOMES:
            return getattr(importlib.import_module(_HOMES[name]), name)
        return importlib.import_module(_MODULES.get(name, name))

    def __setattr__(self, name: str, value: Any) -> None:
        """Importing a submodule binds it in its package: before 2.0 not over a function, ``layers.merge``."""
        own = vars(self).get(name)
        if isinstance(value, types.ModuleType) and callable(own):
            if current().major < 2:
                return
            vars(self).setdefault(_COVERED, {})[name] = own
        super().__setattr__(name, value)

    @property
    def __all__(self) -> List[str]:
        """What ``import *`` takes."""
        own = vars(self).get("__all__") or [name for name in vars(self) if not name.startswith("_")]
        return sorted({*own, *_now(self)})


def lend(module: types.ModuleType) -> None:
    """Let a module of keras1 have the names that its model had imported."""
    if type(module) is types.ModuleType and _names(module):
        module.__class__ = _Borrower


def take_back(module: types.ModuleType) -> None:
    """Undo ``lend``."""
    if isinstance(module, _Borrower):
        module.__class__ = types.ModuleType
        vars(module).update(vars(module).pop(_COVERED, {}))


def _names(module: types.ModuleType) -> Dict[str, str]:
    return _NAMES.get(module.__name__.partition(".")[2], {})


def _ever(module: types.ModuleType) -> List[str]:
    """The names that it had in some release."""
    return " ".join(_names(module).values()).split()


def _now(module: types.ModuleType) -> List[str]:
    """The names that it has in the emulated release."""
    generation = str(current().major)
    return [name for in_them, names in _names(module).items() if generation in in_them for name in names.split()]
