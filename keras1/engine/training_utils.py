"""Historical module ``keras.engine.training_utils`` (2.2 and 2.3)."""
from keras1.engine.data import batch_shuffle, make_batches
from keras1.engine.named_data import by_output as standardize_sample_or_class_weights
from keras1.engine.named_data import standardize_class_weights, standardize_sample_weights
from keras1.engine.objective import weighted_objective as weighted_masked_objective
from keras1.engine.scored_outputs import get_loss_function, prepare_loss_functions, prepare_loss_weights
from keras1.engine.steps import (
    check_generator_arguments,
    check_num_samples,
    is_generator_or_sequence,
    is_sequence,
    iter_sequence_infinite,
    should_run_validation,
)
from keras1.engine.user_data import (
    check_array_length_consistency,
    check_loss_and_target_compatibility,
    standardize_input_data,
    standardize_single_array,
    standardize_weights,
)

__all__ = [
    "batch_shuffle", "check_array_length_consistency", "check_generator_arguments",
    "check_loss_and_target_compatibility", "check_num_samples", "get_loss_function", "is_generator_or_sequence",
    "is_sequence", "iter_sequence_infinite", "make_batches", "prepare_loss_functions", "prepare_loss_weights",
    "should_run_validation", "standardize_class_weights", "standardize_input_data",
    "standardize_sample_or_class_weights", "standardize_sample_weights", "standardize_single_array",
    "standardize_weights", "weighted_masked_objective",
]
