"""``fit_generator`` and its kin, for models of 2.x."""
from typing import Any, Dict, List, Optional, Sequence, Union

import numpy as np

from keras1.callbacks import History
from keras1.engine import training_generator
from keras1.engine.model import in_own_release
from keras1.models.keras2.old_arguments import takes_old_arguments


class GeneratorMethods:
    """Training, testing and predicting on what a generator or a sequence makes."""

    @takes_old_arguments
    @in_own_release
    def fit_generator(self, generator: Any, steps_per_epoch: Optional[int] = None, epochs: int = 1, verbose: int = 1,
                      callbacks: Optional[Sequence[Any]] = None, validation_data: Any = None,
                      validation_steps: Optional[int] = None, validation_freq: Any = 1,
                      class_weight: Optional[Dict[int, float]] = None, max_queue_size: int = 10, workers: int = 1,
                      use_multiprocessing: bool = False, shuffle: bool = True, initial_epoch: int = 0) -> History:
        """Train on batches that a generator or a sequence makes.

        Parameters
        ----------
        generator : iterator or Sequence
            Yields (x, y) or (x, y, sample_weight); an iterator for ever.
        steps_per_epoch : int, optional
            The number of batches in an epoch; by default the length of the sequence.
        epochs, verbose, callbacks, class_weight, initial_epoch, validation_freq
            As for `fit`.
        validation_data : tuple, iterator or Sequence, optional
            (x, y) or (x, y, sample_weight), or what makes such.
        validation_steps : int, optional
            How many batches of such a generator make a validation.
        max_queue_size : int
            How many batches are made ahead.
        workers : int
            Number of threads; 0 to make each batch when it is needed.
        use_multiprocessing : bool
            Whether workers are processes.
        shuffle : bool
            Whether to visit a sequence in another order each epoch.

        Raises
        ------
        ValueError
            If the generator yields something else, or a number of steps is missing.
        """
        return training_generator.fit_generator(
            self, generator, steps_per_epoch=steps_per_epoch, epochs=epochs, verbose=verbose, callbacks=callbacks,
            validation_data=validation_data, validation_steps=validation_steps, validation_freq=validation_freq,
            class_weight=class_weight, max_queue_size=max_queue_size, workers=workers,
            use_multiprocessing=use_multiprocessing, shuffle=shuffle, initial_epoch=initial_epoch)

    @takes_old_arguments
    @in_own_release
    def evaluate_generator(self, generator: Any, steps: Optional[int] = None,
                           callbacks: Optional[Sequence[Any]] = None, max_queue_size: int = 10, workers: int = 1,
                           use_multiprocessing: bool = False, verbose: int = 0) -> Union[float, List[float]]:
        """The loss, or a list of the loss and the metrics, on batches that a generator or a sequence makes.

        Parameters
        ----------
        generator : iterator or Sequence
            As for `fit_generator`.
        steps : int, optional
            The number of batches; by default the length of the sequence.
        callbacks, max_queue_size, workers, use_multiprocessing
            As for `fit_generator`.
        verbose : {0, 1}
            Whether to show a progress bar.
        """
        return training_generator.evaluate_generator(
            self, generator, steps=steps, callbacks=callbacks, max_queue_size=max_queue_size, workers=workers,
            use_multiprocessing=use_multiprocessing, verbose=verbose)

    @takes_old_arguments
    @in_own_release
    def predict_generator(self, generator: Any, steps: Optional[int] = None,
                          callbacks: Optional[Sequence[Any]] = None, max_queue_size: int = 10, workers: int = 1,
                          use_multiprocessing: bool = False, verbose: int = 0) -> Union[np.ndarray, List[np.ndarray]]:
        """The outputs for batches that a generator or a sequence makes: of x, or tuples that begin with x.

        Parameters
        ----------
        generator, steps, callbacks, max_queue_size, workers, use_multiprocessing, verbose
            As for `evaluate_generator`.
        """
        return training_generator.predict_generator(
            self, generator, steps=steps, callbacks=callbacks, max_queue_size=max_queue_size, workers=workers,
            use_multiprocessing=use_multiprocessing, verbose=verbose)
