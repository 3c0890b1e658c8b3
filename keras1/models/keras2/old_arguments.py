"""Calls of the generator methods as 1.x had them: the old keywords are taken, with the warnings of 2.x."""
import functools
import warnings
from typing import Any, Callable, Dict, List, Tuple

from keras1.errors import ArgumentError
from keras1.history.signature import shown_call

#: What each keyword of 1.x is called in 2.x.
_NOW = {"samples_per_epoch": "steps_per_epoch", "val_samples": "steps", "nb_epoch": "epochs",
        "nb_val_samples": "validation_steps", "nb_worker": "workers", "pickle_safe": "use_multiprocessing",
        "max_q_size": "max_queue_size"}

#: Those whose meaning changed, too.
_COUNT_SAMPLES = {"samples_per_epoch", "val_samples", "nb_epoch", "nb_val_samples", "nb_worker"}

_SEMANTICS = (
    "The semantics of the Keras 2 argument `steps_per_epoch` is not the same as the Keras 1 argument "
    "`samples_per_epoch`. `steps_per_epoch` is the number of batches to draw from the generator at each epoch. "
    "Basically steps_per_epoch = samples_per_epoch/batch_size. Similarly `nb_val_samples`->`validation_steps` and "
    "`val_samples`->`steps` arguments have changed. Update your method calls accordingly.")

#: How many arguments may be given by position.
_POSITIONAL = ("generator", "steps_per_epoch", "epochs")


def takes_old_arguments(method: Callable) -> Callable:
    """A generator method that takes the keywords of 1.x, too; a number of samples stays the number that it is."""
    @functools.wraps(method)
    def taking(self, *args, **kwargs):
        kwargs, converted = _in_steps(args, kwargs)
        if len(args) > len(_POSITIONAL):
            raise ArgumentError.like(TypeError)(
                "`%s` can accept only %d positional arguments %s, but you passed the following positional arguments: "
                "%s" % (method.__name__, len(_POSITIONAL), _POSITIONAL, list(args)), "give the others by name")
        for old, new in _NOW.items():
            if old in kwargs:
                value = kwargs.pop(old)
                if new in kwargs:
                    raise ArgumentError.like(TypeError)(
                        "For the `%s` argument, the layer received both the legacy keyword argument `%s` and the Keras "
                        "2 keyword argument `%s`. Stick to the latter!" % (new, old, new))
                kwargs[new] = value
                converted.append(old)
        if converted:
            warnings.warn("Update your `%s` call to the Keras 2 API: %s"
                          % (method.__name__, shown_call(method.__name__, args, kwargs)), stacklevel=2)
        return method(self, *args, **kwargs)
    return taking


def _in_steps(args: Tuple, kwargs: Dict[str, Any]) -> Tuple[Dict[str, Any], List[str]]:
    """Keywords with a number of samples as a number of steps, where the generator tells its batch size."""
    told = _COUNT_SAMPLES & set(kwargs)
    converted = []
    if len(args) < 2 and "samples_per_epoch" in kwargs:
        samples = kwargs.pop("samples_per_epoch")
        generator = args[0] if args else kwargs["generator"]
        kwargs["steps_per_epoch"] = samples // generator.batch_size if hasattr(generator, "batch_size") else samples
        converted, told = ["samples_per_epoch"], told - {"samples_per_epoch"}
    if told:
        warnings.warn(_SEMANTICS, stacklevel=3)
    return kwargs, converted
