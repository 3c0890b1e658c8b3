"""The model of 2.x: a graph of layers, or a class that writes one, that can be trained."""
from typing import Any, Callable, Optional, Sequence

from keras1.engine.layer_table import print_summary
from keras1.engine.written_network import Network
from keras1.errors import WiringError
from keras1.models.keras2.compiling import Compiling
from keras1.models.keras2.fitting import Fitting
from keras1.models.keras2.generators import GeneratorMethods
from keras1.models.keras2.user_data import UserData
from keras1.saving.keras2_files import FileMethods


class Container(FileMethods, Network):
    """A network that can be written to files and shown, but not trained; see `Network`.

    Source: ``keras.engine.network.Network`` of 2.2 and 2.3, ``keras.engine.topology.Container`` of 2.0 and 2.1.
    """

    def summary(self, line_length: Optional[int] = None, positions: Optional[Sequence[float]] = None,
                print_fn: Callable[[str], Any] = None) -> None:
        """Print a table of the layers: output shapes, numbers of parameters, and what each reads.

        Parameters
        ----------
        line_length : int, optional
        positions : list of float, optional
            Where the columns end, as shares of the line.
        print_fn : callable, optional
            Takes each line, in place of ``print``.

        Raises
        ------
        ValueError
            If the model was not built.
        """
        if not self.built:
            raise WiringError.like(ValueError)(
                "This model has not yet been built. Build the model first by calling build() or calling fit() with "
                "some data. Or specify input_shape or batch_input_shape in the first layer for automatic build. ")
        print_summary(self, line_length, positions, print_fn)


class Model(Fitting, GeneratorMethods, Compiling, UserData, Container):
    """A network that can be trained: given by its tensors, or written as a class.

    Parameters
    ----------
    inputs, outputs : tensor or list of tensors, optional
        Where the graph begins and ends.  A subclass that writes ``call`` gives neither.
    name : str, optional

    Attributes
    ----------
    metrics_names : list of str
        What the training and testing functions return, by name; the first is ``loss``.

    Notes
    -----
    A subclass writes ``call(inputs)`` with layers that it made in ``__init__``; it knows its inputs once it sees data.
    Source: ``keras.models.Model`` of 2.3.1.

    Examples
    --------
    >>> import keras1
    >>> with keras1.emulate("2.3.1"):
    ...     from keras1.layers import Dense, Input
    ...     x = Input(shape=(3,))
    ...     model = Model(inputs=x, outputs=Dense(1)(x))
    ...     model.compile("sgd", "mse", metrics=["accuracy"])
    >>> model.output_shape, model.metrics_names
    ((None, 1), ['loss', 'accuracy'])
    """
