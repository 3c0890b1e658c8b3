"""From a model's graph to the functions that train, test and predict.

A model hands over an `Assembly`; the trainer captures losses, accuracies and updates at once, because the
random draws belong to ``compile``, and leaves Theano's compilation to the first use of each function.
"""
from typing import Any, Callable, Dict, List, NamedTuple, Optional

from keras1 import backend as K
from keras1.engine.objective import penalized
from keras1.history import current, versioned


class Output(NamedTuple):
    """One output of a model: its tensors per phase, its mask, and how it is scored."""

    train: Any
    test: Any
    mask: Any
    loss: Callable
    loss_weight: float
    target: Any
    sample_weight: Any


class Assembly(NamedTuple):
    """What a model hands to the trainer."""

    train_inputs: List[Any]
    test_inputs: List[Any]
    outputs: List[Output]
    params: List[Any]
    regularizers: List[Callable]
    constraints: List[Callable]
    updates: List[Any]
    state_updates: List[Any]


class Trainer:
    """The losses, updates and functions of a compiled model.

    Parameters
    ----------
    assembly : Assembly
    optimizer : Optimizer
        Gives the updates of the weights, at once.
    accuracy : callable, optional
        From (target, output) to a scalar; for models with one output.
    options : dict, optional
        Keyword arguments for ``K.function``.

    Attributes
    ----------
    functions : dict of K.Function
        ``_train``, ``_test``, ``_predict``, and with an accuracy ``_train_with_acc``, ``_test_with_acc``.
    fitting : set of tuples
        Shapes of arrays that were found to fit: of the next batch of these shapes that need not be asked again.
    """

    def __init__(self, assembly: Assembly, optimizer: Any, accuracy: Optional[Callable] = None,
                 options: Optional[Dict[str, Any]] = None):
        self.release = current()
        self.assembly, self.fitting = assembly, set()
        outputs = assembly.outputs
        train_loss = self._total_loss("train")
        test_loss = self._total_loss("test")
        accuracies = {}
        if accuracy is not None:
            only = outputs[0]
            accuracies = {"train": accuracy(only.target, only.train), "test": accuracy(only.target, only.test)}
        train_loss = penalized(train_loss, assembly.regularizers)
        updates = optimizer.get_updates(assembly.params, assembly.constraints, train_loss)
        updates += assembly.updates
        self.functions = self._functions(train_loss, test_loss, accuracies, updates, options or {})

    def _total_loss(self, phase: str) -> Any:
        losses = [_scaled(output.loss(output.target, getattr(output, phase), output.sample_weight, output.mask),
                          output.loss_weight)
                  for output in self.assembly.outputs]
        return sum(losses[1:], losses[0])

    def _functions(self, train_loss, test_loss, accuracies, updates, options):
        assembly = self.assembly
        given = [o.target for o in assembly.outputs] + [o.sample_weight for o in assembly.outputs]
        train_inputs, test_inputs = assembly.train_inputs + given, assembly.test_inputs + given
        test_updates = self._test_updates()
        made = {
            "_train": K.Function(train_inputs, [train_loss], updates, **options),
            "_test": K.Function(test_inputs, [test_loss], test_updates, **options),
            "_predict": K.Function(assembly.test_inputs, [o.test for o in assembly.outputs],
                                   assembly.state_updates, **options),
        }
        if accuracies:
            made["_train_with_acc"] = K.Function(
                train_inputs, [train_loss, accuracies["train"]], updates, **options)
            made["_test_with_acc"] = K.Function(
                test_inputs, [test_loss, accuracies["test"]], test_updates, **options)
        return made

    @versioned
    def _test_updates(self):
        return []

    @_test_updates.since("0.3.2", reason="states move in evaluate as they do in predict")
    def _states_in_test(self):
        return self.assembly.state_updates


def _scaled(loss: Any, weight: float) -> Any:
    return loss if weight == 1. else weight * loss
