"""How the outputs of a model of 2.x are scored: each one's loss, target and weights, and the sum of all."""
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Callable, List, NamedTuple, Optional

from keras1 import backend as K
from keras1 import losses
from keras1.engine.nodes import Shape
from keras1.engine.objective import weighted_objective
from keras1.errors import ArgumentError
from keras1.history import versioned
from keras1.utils import losses_utils
from keras1.utils.lists import check_for_unexpected_keys


class ScoredOutput(NamedTuple):
    """One output of a model and what it is scored with; no loss and no target if it is not."""

    name: str
    tensor: Any
    shape: Shape
    mask: Any
    loss: Optional[Callable]
    factor: float
    target: Any
    weight: Any
    weight_mode: Optional[str]

    @property
    def is_scored(self) -> bool:
        """Whether it has a loss."""
        return self.loss is not None

    @property
    def is_fed(self) -> bool:
        """Whether data are given for its target."""
        return self.is_scored and K.is_placeholder(self.target)

    def score(self) -> Any:
        """Its loss on a batch, a scalar."""
        with K.name_scope(self.name + "_loss"):
            return weighed(self.loss, self.target, self.tensor, self.weight, self.mask)


def scored_outputs(model: Any, loss: Any, loss_weights: Any = None, sample_weight_mode: Any = None,
                   target_tensors: Any = None) -> List[ScoredOutput]:
    """The outputs of a model with what ``compile`` chose for each.

    Parameters
    ----------
    model : Model
    loss : str, callable, Loss, or list or dict of them
        One for all outputs, or one for each; None for outputs that are not scored.
    loss_weights : list or dict, optional
        Factor of each loss in the total.
    sample_weight_mode : {None, "temporal"}, or list or dict of them
    target_tensors : tensor, or list or dict of them, optional
        Targets in place of new placeholders.

    Raises
    ------
    ValueError, TypeError
        If a list has not as many entries as there are outputs, or a dict has an unknown one.
    """
    names = model.output_names
    functions = prepare_loss_functions(loss, names)
    masks = _masks(model)
    factors = prepare_loss_weights(names, loss_weights)
    given = _targets_given(target_tensors, model)
    targets = [None if function is None else _target(x, name, target)
               for function, x, name, target in zip(functions, model.outputs, names, given)]
    fed = [target is not None and K.is_placeholder(target) for target in targets]
    modes = prepare_sample_weight_modes(names, sample_weight_mode, fed)
    weights = [K.placeholder(ndim=1 if mode is None else 2, name=name + "_sample_weights") if is_fed else None
               for name, mode, is_fed in zip(names, modes, fed)]
    return [ScoredOutput(*parts) for parts in zip(
        names, model.outputs, [K.int_shape(x) for x in model.outputs], masks, functions, factors, targets, weights,
        modes)]


def total_loss(outputs: List[ScoredOutput], scores: List[Any], penalties: List[Any]) -> Any:
    """The sum of the losses times their factors, and of the penalties.

    Parameters
    ----------
    outputs : list of ScoredOutput
        Those that have a loss.
    scores : list of tensors
        The loss of each.
    penalties : list of tensors or numbers

    Raises
    ------
    ValueError
        If there is nothing to sum.
    """
    if not scores and not penalties:
        raise ArgumentError.like(ValueError)(
            "The model cannot be compiled because it has no loss to optimize.",
            "give compile a loss=, or add one with model.add_loss(tensor)")
    total = None
    for output, score in zip(outputs, scores):
        total = output.factor * score if total is None else total + output.factor * score
    for penalty in penalties:
        total = (0. if total is None else total) + penalty
    return K.mean(total)


# -- one entry for each output

_MISSING_LOSS = ("Output {0} missing from loss dictionary. We assume this was done on purpose. The fit and evaluate "
                 "APIs will not be expecting any data to be passed to {0}.")


def prepare_loss_functions(loss: Any, output_names: Sequence) -> List[Optional[Callable]]:
    """The loss of each output, ready to weigh; None for outputs without one."""
    if isinstance(loss, Mapping):
        check_for_unexpected_keys("loss", loss, output_names)
        for name in output_names:
            if name not in loss:
                warnings.warn(_MISSING_LOSS.format(name), stacklevel=5)
        return [get_loss_function(loss.get(name)) for name in output_names]
    if isinstance(loss, Sequence) and not isinstance(loss, str):
        if len(loss) != len(output_names):
            raise ArgumentError.like(ValueError)(
                "When passing a list as loss, it should have one entry per model outputs. The model has %d outputs, "
                "but you passed loss=%s" % (len(output_names), loss))
        return [get_loss_function(one) for one in loss]
    return [get_loss_function(loss) for _ in output_names]


@versioned
def get_loss_function(loss: Any) -> Optional[Callable]:
    """The loss that a name, a function, an object or a configuration stands for."""
    return None if loss is None else losses.get(loss)


@get_loss_function.since("2.3.0", reason="losses are objects, which weigh and reduce")
def get_loss_object(loss: Any) -> Optional[Callable]:
    """The loss that a name, a function, an object or a configuration stands for, as an object."""
    if loss is None or isinstance(loss, losses.Loss):
        return loss
    if isinstance(loss, Mapping):
        loss = losses.get(loss)
    if callable(loss) and not hasattr(loss, "__name__"):
        return loss
    function = losses.get(loss)
    return losses.LossFunctionWrapper(function, name=function.__name__,
                                      reduction=losses_utils.Reduction.SUM_OVER_BATCH_SIZE)


@versioned
def weighed(loss: Callable, target: Any, output: Any, weight: Any, mask: Any) -> Any:
    """A loss on a batch, weighed and masked."""
    return weighted_objective(loss)(target, output, weight, mask)


@weighed.since("2.3.0", reason="a mask is a factor of the weights")
def weighed_with_mask(loss: Callable, target: Any, output: Any, weight: Any, mask: Any) -> Any:
    """A loss on a batch, weighed by sample weights times mask."""
    return loss(target, output, sample_weight=masked_weights(weight, mask, output))


def masked_weights(weight: Any, mask: Any, output: Any) -> Any:
    """Sample weights times a mask; either may be None."""
    if mask is None:
        return weight
    mask = K.cast(mask, K.dtype(output))
    if weight is None:
        return mask
    mask, _, weight = losses_utils.squeeze_or_expand_dimensions(mask, None, weight)
    return weight * mask


def prepare_loss_weights(output_names: Sequence, loss_weights: Any = None) -> List[float]:
    """The factor of each output's loss."""
    if loss_weights is None:
        return [1.] * len(output_names)
    if isinstance(loss_weights, Mapping):
        check_for_unexpected_keys("loss_weights", loss_weights, output_names)
        return [loss_weights.get(name, 1.) for name in output_names]
    if not isinstance(loss_weights, list):
        raise ArgumentError.like(TypeError)(
            "Could not interpret loss_weights argument: %s - expected a list of dicts." % (loss_weights,),
            "expected a list or a dict of numbers, one for each output")
    if len(loss_weights) != len(output_names):
        raise ArgumentError.like(ValueError)(
            "When passing a list as loss_weights, it should have one entry per model output. The model has %d "
            "outputs, but you passed loss_weights=%s" % (len(output_names), loss_weights))
    return loss_weights


def prepare_sample_weight_modes(output_names: Sequence, mode: Any, fed: Sequence) -> List[Optional[str]]:
    """"temporal" or None for each output; None for one that is not fed."""
    if isinstance(mode, dict):
        unknown = set(mode) - set(output_names)
        if unknown:
            raise ArgumentError.like(ValueError)(
                'Unknown entry in sample_weight_mode dictionary: "%s". Only expected the following keys: %s'
                % (unknown, output_names))
        if any(is_fed and name not in mode for name, is_fed in zip(output_names, fed)):
            raise ArgumentError.like(ValueError)("Output missing from sample_weight_modes dictionary")
        modes = [mode.get(name) for name in output_names]
    elif isinstance(mode, list):
        if len(mode) != len(output_names):
            raise ArgumentError.like(ValueError)(
                "When passing a list as sample_weight_mode, it should have one entry per model output. The model has "
                "%d outputs, but you passed %dsample_weight_modes" % (len(output_names), len(mode)))
        modes = mode
    else:
        modes = [mode] * len(output_names)
    return ["temporal" if one == "temporal" and is_fed else None for one, is_fed in zip(modes, fed)]


# -- tensors

def _masks(model: Any) -> List[Any]:
    masks = model.compute_mask(model.inputs, None)
    if masks is None:
        return [None] * len(model.outputs)
    return masks if isinstance(masks, list) else [masks]


def _target(output: Any, name: str, given: Any) -> Any:
    if given is not None:
        return given
    return K.placeholder(ndim=len(K.int_shape(output)), name=name + "_target", dtype=K.dtype(output),
                         **({"sparse": True} if K.is_sparse(output) else {}))


def _targets_given(given: Any, model: Any) -> List[Any]:
    names = model.output_names
    if given is None:
        return [None] * len(names)
    if isinstance(given, list):
        if len(given) != len(names):
            raise ArgumentError.like(ValueError)(
                "When passing a list as `target_tensors`, it should have one entry per model output. The model has %d "
                "outputs, but you passed target_tensors=%s" % (len(names), given))
        return given
    if isinstance(given, dict):
        unknown = [name for name in given if name not in names]
        if unknown:
            raise ArgumentError.like(ValueError)(
                'Unknown entry in `target_tensors` dictionary: "%s". Only expected the following keys: %s'
                % (unknown[0], names))
        return [given.get(name) for name in names]
    if not K.is_tensor(given):
        raise ArgumentError.like(TypeError)(str((
            "Expected `target_tensors` to be a tensor, a list of tensors, or dict of tensors, but got:", given)))
    if len(names) != 1:
        raise ArgumentError.like(ValueError)(
            "The model has %d outputs, but you passed a single tensor as `target_tensors`. Expected a list or a dict "
            "of tensors." % len(names))
    return [given]
