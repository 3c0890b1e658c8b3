"""``compile`` of models of 2.x: losses, metrics, and the functions that train, test and predict."""
import warnings
from typing import Any, Dict, List, Optional

from keras1 import backend as K
from keras1 import optimizers
from keras1.engine import metrics_state
from keras1.engine.model import in_own_release
from keras1.engine.scored_outputs import ScoredOutput, scored_outputs, total_loss
from keras1.errors import NotCompiledError
from keras1.history import versioned


class Compiling:
    """Choosing how to train, and what follows from it.

    Attributes
    ----------
    metrics : list of Metric
        Those given to ``compile`` and those of the layers.
    metrics_names : list of str
        What the training and testing functions return, by name; the first is ``loss``.
    total_loss : tensor
    """

    optimizer: Any = None
    total_loss: Any = None
    _is_compiled = False
    _output_loss_metrics: Optional[List[Any]] = None
    _outputs_scored: List[ScoredOutput] = []
    _collected_trainable_weights: Optional[List[Any]] = None

    @in_own_release
    def compile(self, optimizer: Any, loss: Any = None, metrics: Any = None, loss_weights: Any = None,
                sample_weight_mode: Any = None, weighted_metrics: Any = None, target_tensors: Any = None,
                **kwargs: Any) -> None:
        """Choose how to train: builds the loss and the metrics; functions are made when first needed.

        A model that has not seen data yet is compiled once it does.

        Parameters
        ----------
        optimizer : str or Optimizer
        loss : str, callable, Loss, or list or dict of them, optional
            One for all outputs, or one for each; an output without one is not scored.
        metrics : list, list of lists, or dict, optional
            Names, functions or ``Metric`` objects, for all outputs or for each.
        loss_weights : list or dict, optional
            Factor of each output's loss in the total.
        sample_weight_mode : {None, "temporal"}, or list or dict of them
            "temporal" for weights of shape (samples, time).
        weighted_metrics : list, list of lists, or dict, optional
            Metrics that heed sample weights and class weights.
        target_tensors : tensor, or list or dict of them, optional
            Targets in the graph, in place of data.
        **kwargs
            Further arguments of ``K.function``.

        Raises
        ------
        ValueError, TypeError
            If a list has not as many entries as there are outputs, or a dict has an unknown one; if there is no
            loss at all.
        """
        self.optimizer = optimizers.get(optimizer)
        self.loss = loss or {}
        self.loss_weights, self.sample_weight_mode = loss_weights, sample_weight_mode
        self._compile_metrics, self._compile_weighted_metrics = metrics or [], weighted_metrics
        self._compile_metric_functions: List[Any] = []
        self._output_loss_metrics = None
        if not self.built:
            return
        self._is_compiled = True
        outputs = scored_outputs(self, self.loss, loss_weights, sample_weight_mode, target_tensors)
        self._note_outputs(outputs)
        self._make_metrics(metrics, weighted_metrics)
        self.total_loss = self._sum_losses()
        self._function_kwargs = kwargs
        self.train_function = self.test_function = self.predict_function = None
        self._collected_trainable_weights = self.trainable_weights

    def _note_outputs(self, outputs: List[ScoredOutput]) -> None:
        """Note what is scored, and what is fed for it."""
        self._outputs_scored = outputs
        self.loss_functions = [output.loss for output in outputs]
        self.loss_weights_list = [output.factor for output in outputs]
        self.skip_target_indices = [place for place, output in enumerate(outputs) if not output.is_scored]
        self.targets = [output.target for output in outputs]
        self.sample_weights = [output.weight for output in outputs]
        self.sample_weight_modes = [output.weight_mode for output in outputs]
        fed = [output for output in outputs if output.is_fed]
        self._feed_outputs = [output.tensor for output in fed]
        self._feed_output_names = [output.name for output in fed]
        self._feed_output_shapes = [output.shape for output in fed]
        self._feed_loss_fns = [output.loss for output in fed]
        self._feed_targets = [output.target for output in fed]
        self._feed_sample_weights = [output.weight for output in fed]
        self._feed_sample_weight_modes = [output.weight_mode for output in fed]

    # -- metrics

    def _make_metrics(self, metrics: Any, weighted_metrics: Any) -> None:
        """Make the metrics asked for, and let them see the outputs."""
        outputs = self._outputs_scored
        plain = metrics_state.collect_metrics(metrics, outputs)
        weighted = metrics_state.collect_metrics(weighted_metrics, outputs, metrics_state.weighted_prefix())
        taken = self.metrics_names
        for output, *both in zip(outputs, plain, weighted):
            if output.is_scored:
                prefix = output.name + "_" if len(outputs) > 1 else ""
                for of_output in both:
                    self._compile_metric_functions += metrics_state.name_uniquely(of_output, prefix, taken)
        if len(outputs) > 1:
            self._output_loss_metrics = [metrics_state.loss_tracker(output.name + "_loss") for output in outputs]
        for output, of_output, with_weights in zip(outputs, plain, weighted):
            if output.is_scored:
                for metric in of_output.values():
                    metrics_state.measure(metric, output)
                for metric in with_weights.values():
                    metrics_state.measure(metric, output, output.weight)

    def _sum_losses(self) -> Any:
        """The total loss; each output's own is tracked if there are several."""
        trackers = self._output_loss_metrics or [None] * len(self._outputs_scored)
        scored = [(output, tracker) for output, tracker in zip(self._outputs_scored, trackers) if output.is_scored]
        scores = []
        with K.name_scope("loss"):
            for output, tracker in scored:
                scores.append(output.score())
                if tracker is not None:
                    metrics_state.track(tracker, scores[-1])
            return total_loss([output for output, _ in scored], scores, self.losses)

    @property
    def metrics(self) -> List[Any]:
        """The metrics given to ``compile``, those of the model and those of its layers."""
        compiled = self._compile_metric_functions if self._is_compiled else []
        return compiled + self._metrics + metrics_of_layers(self._layers)

    @property
    def metrics_names(self) -> List[str]:
        """What the training and testing functions return, by name."""
        names = ["loss"]
        if self._is_compiled:
            if len(self.outputs) > 1:
                names += [output.name + "_loss" for output in self._outputs_scored if output.is_scored]
            names += [metric.name for metric in self._compile_metric_functions]
        names += [metric.name for layer in self.layers for metric in layer._metrics]
        return names + [metric.name for metric in self._metrics]

    def reset_metrics(self) -> None:
        """Let all metrics forget what they have seen."""
        for metric in self._get_training_eval_metrics():
            metric.reset_states()

    def _get_training_eval_metrics(self) -> List[Any]:
        return (self._output_loss_metrics or []) + self.metrics

    # -- functions, made when first needed

    def _check_trainable_weights_consistency(self) -> None:
        """Warn if what is trainable has changed since ``compile``."""
        collected = self._collected_trainable_weights
        if collected is not None and len(self.trainable_weights) != len(collected):
            warnings.warn("Discrepancy between trainable weights and collected trainable weights, did you set "
                          "`model.trainable` without calling `model.compile` after ?", UserWarning, stacklevel=5)

    def _make_train_function(self) -> None:
        """Make ``train_function``: takes inputs, targets, weights and the phase, gives the loss and metrics."""
        self._check_compiled("train_function")
        self._check_trainable_weights_consistency()
        if self.train_function is None:
            with K.name_scope("training"), K.name_scope(type(self.optimizer).__name__):
                updates = self._optimizer_updates()
            self.train_function = self._function(self.updates + updates, "train_function")

    @versioned
    def _optimizer_updates(self):
        return self.optimizer.get_updates(self._collected_trainable_weights, self.constraints, self.total_loss)

    @_optimizer_updates.since("2.0.7", reason="weights know their constraints")
    def _optimizer_updates_for_loss(self):
        return self.optimizer.get_updates(params=self._collected_trainable_weights, loss=self.total_loss)

    def _make_test_function(self) -> None:
        """Make ``test_function``: as ``train_function``, but only states are updated."""
        self._check_compiled("test_function")
        if self.test_function is None:
            self.test_function = self._function(self.state_updates, "test_function")

    def _function(self, updates: List[Any], name: str) -> Any:
        results, of_metrics = metrics_state.results_and_updates(self._get_training_eval_metrics())
        inputs = self._feed_inputs + self._feed_targets + self._feed_sample_weights + self._phase_inputs()
        return K.Function(inputs, [self.total_loss] + results, updates + of_metrics, name=name,
                          **self._function_kwargs)

    def _make_predict_function(self) -> None:
        """Make ``predict_function``: takes inputs and the phase, gives the outputs."""
        if getattr(self, "predict_function", None) is None:
            self.predict_function = K.Function(
                self._feed_inputs + self._phase_inputs(), self.outputs, self.state_updates, name="predict_function",
                **getattr(self, "_function_kwargs", {}))

    def _check_compiled(self, attribute: str) -> None:
        if attribute not in self.__dict__:
            raise NotCompiledError.like(RuntimeError)("You must compile your model before using it.")

    def _phase_inputs(self) -> List[Any]:
        phase = K.learning_phase()
        return [phase] if not isinstance(phase, int) and self._uses_phase() else []

    def _uses_phase(self) -> bool:
        """Whether the functions take the learning phase: an output was told so, or it is in the graph."""
        if self.uses_learning_phase:
            return True
        graphs = list(self.outputs) + ([] if self.total_loss is None else [self.total_loss])
        found = self._phase_found.get("graphs")
        if found is None or len(found) != len(graphs) or any(a is not b for a, b in zip(found, graphs)):
            self._phase_found = {"graphs": graphs, "used": any(x is K.learning_phase() for x in K.inputs_of(graphs))}
        return self._phase_found["used"]

    _phase_found: Dict[str, Any] = {}

    def _phase(self, value: int) -> List[int]:
        """The value for the phase, if the functions take one."""
        return [value] if self._phase_inputs() else []

    def _uses_dynamic_learning_phase(self) -> bool:
        return bool(self._phase_inputs())


def metrics_of_layers(layers: List[Any]) -> List[Any]:
    """The metrics of layers; of a model among them its own and its layers', without those given to ``compile``."""
    found: List[Any] = []
    for layer in layers:
        found += layer._metrics + metrics_of_layers(layer.layers) if isinstance(layer, Compiling) else layer.metrics
    return found
