# Names that the modules had because they had imported them: "import *" brings them along.
import importlib

from case_helpers import RESULT, part

NAMES = "K Layer activations constraints copy deque json np time warnings".split()
MODULES = ("layers.core layers.convolutional layers.recurrent layers.normalization layers.noise "
           "callbacks optimizers preprocessing.sequence utils.generic_utils").split()


@part
def stars():
    facts = {}
    for module in MODULES:
        namespace = {}
        exec("from keras.%s import *" % module, namespace)
        facts[module] = [name for name in NAMES if name in namespace]
    return facts


@part
def attributes():
    core, optimizers = (importlib.import_module("keras." + name) for name in ("layers.core", "optimizers"))
    return {"np": core.np.arange(3).tolist(), "K": optimizers.K.floatx(), "copy": core.copy.copy([1]),
            "linear": core.activations.linear(2), "pi": core.np.pi}
