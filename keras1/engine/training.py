"""Historical module ``keras.engine.training`` (1.x and 2.x)."""
from keras1.engine.compiling import collect_metrics
from keras1.engine.data import batch_shuffle, make_batches, slice_X, standardize_weights
from keras1.engine.generators import GeneratorEnqueuer, generator_queue
from keras1.engine.named_data import by_output as standardize_sample_or_class_weights
from keras1.engine.named_data import check_lengths as check_array_lengths
from keras1.engine.named_data import check_targets_suit_losses as check_loss_and_target_compatibility
from keras1.engine.named_data import (
    standardize_class_weights,
    standardize_input_data,
    standardize_sample_weights,
)
from keras1.engine.objective import weighted_objective
from keras1.models import Model
from keras1.models.functional import trainable_weights_of as collect_trainable_weights

__all__ = [
    "GeneratorEnqueuer", "Model", "batch_shuffle", "check_array_lengths", "check_loss_and_target_compatibility",
    "collect_metrics", "collect_trainable_weights", "generator_queue", "make_batches", "slice_X",
    "standardize_class_weights", "standardize_input_data", "standardize_sample_or_class_weights",
    "standardize_sample_weights", "standardize_weights", "weighted_objective",
]
