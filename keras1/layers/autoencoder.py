"""An encoder and a decoder as one layer."""
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np

from keras1.engine.containers import CacheSharing
from keras1.engine.layer import Layer
from keras1.history import versioned


class AutoEncoder(CacheSharing):
    """An encoder followed by a decoder; its output is the reconstruction, or the code.

    Parameters
    ----------
    encoder, decoder : Layer
        Layers or containers.
    output_reconstruction : bool
        Whether the output is the decoder's; from 0.3.2 on it may be assigned, and the model compiled anew.
    weights : list of arrays, optional
        Initial weights of both.
    **kwargs
        See `Layer`.

    Notes
    -----
    Up to 0.3.1 the output for training was always the reconstruction.
    Source: ``keras.layers.core.AutoEncoder``.

    Examples
    --------
    >>> from keras1.layers.core import AutoEncoder, Dense
    >>> layer = AutoEncoder(Dense(2, input_dim=4), Dense(4, input_dim=2))
    >>> [w.shape for w in layer.get_weights()]
    [(4, 2), (2,), (2, 4), (4,)]
    """

    def __init__(self, encoder: Layer, decoder: Layer, output_reconstruction: bool = True,
                 weights: Optional[List[np.ndarray]] = None, **kwargs: Any):
        self._output_reconstruction = output_reconstruction
        self.encoder = encoder
        self.decoder = decoder
        super().__init__(**kwargs)
        if self._joins_parts():
            self.decoder.set_previous(self.encoder)
        self._build_at_once()
        if weights is not None:
            self.set_weights(weights)

    @property
    def output_reconstruction(self) -> bool:
        """Whether the output is the decoder's."""
        return self._output_reconstruction

    @output_reconstruction.setter
    def output_reconstruction(self, value: bool) -> None:
        self._output_reconstruction = value
        self._build_at_once()

    # -- formulas that changed

    @versioned
    def _joins_parts(self):
        return True

    @_joins_parts.since("0.3.2", reason="without a reconstruction the decoder is left alone")
    def _joins_parts_to_reconstruct(self):
        return self.output_reconstruction

    @versioned
    def _build_at_once(self):
        pass

    @_build_at_once.since("0.3.2", bug=True, reason="before, an AutoEncoder that was the first layer did not train")
    def _build_parts_at_once(self):
        self._build_parts()

    @versioned
    def _trained_parts(self):
        return [self.encoder, self.decoder]

    @_trained_parts.since("0.3.2", reason="without a reconstruction only the encoder is trained")
    def _parts_in_use(self):
        return [self.encoder, self.decoder] if self.output_reconstruction else [self.encoder]

    @versioned
    def _output_part(self, train):
        return self.decoder if train or self.output_reconstruction else self.encoder

    @_output_part.since("0.3.2", reason="the phase no longer matters")
    def _output_part_in_use(self, train):
        return self.decoder if self.output_reconstruction else self.encoder

    @versioned
    def _shape_of_output(self):
        part = self.encoder if self.output_reconstruction else self.decoder
        return part.previous.output_shape

    @_shape_of_output.since("0.3.2", bug=True, reason="before, it was that of the layer before the wrong part")
    def _shape_of_output_part(self):
        return self._output_part(False).output_shape

    # -- the classic protocol

    def _cached(self) -> Sequence[Layer]:
        return self.encoder, self.decoder

    def build(self) -> None:
        """Gather the weights of the parts."""
        self._build_parts()

    def _build_parts(self) -> None:
        self.trainable_weights, self.regularizers, self.constraints, self.updates = [], [], [], []
        for part in self._trained_parts():
            weights, regularizers, constraints, updates = part.get_params()
            self.regularizers += regularizers
            self.updates += updates
            new = [pair for pair in zip(weights, constraints) if pair[0] not in self.trainable_weights]
            self.trainable_weights += [weight for weight, _ in new]
            self.constraints += [constraint for _, constraint in new]

    def set_previous(self, node: Layer, reset_weights: bool = True, connection_map: Any = None) -> None:
        """Make the encoder read ``node``."""
        self.encoder.set_previous(node, reset_weights)
        self.previous = node
        if reset_weights:
            self._build_parts()

    def get_input(self, train: bool = False) -> Any:
        """The encoder's input."""
        return self.encoder.get_input(train)

    @property
    def input(self) -> Any:
        """The encoder's input."""
        return self.encoder.input

    @property
    def input_shape(self) -> Tuple:
        """The encoder's input shape."""
        return self.encoder.input_shape

    @property
    def output_shape(self) -> Tuple:
        """Shape of the reconstruction or the code."""
        return self._shape_of_output()

    def get_output(self, train: bool = False) -> Any:
        """The reconstruction or the code."""
        return self._output_part(train).get_output(train)

    def get_weights(self) -> List[np.ndarray]:
        """The encoder's weights, then the decoder's."""
        return self.encoder.get_weights() + self.decoder.get_weights()

    def set_weights(self, weights: List[np.ndarray]) -> None:
        """Give the weights of both new values."""
        count = len(self.encoder.get_weights())
        self.encoder.set_weights(weights[:count])
        self.decoder.set_weights(weights[count:])

    def get_config(self) -> Dict[str, Any]:
        """The configurations of the parts."""
        return {"name": type(self).__name__, "encoder_config": self.encoder.get_config(),
                "decoder_config": self.decoder.get_config(), "output_reconstruction": self.output_reconstruction}
