"""Historical module ``keras.layers.wrappers``."""
from keras1.history import ByRelease, came
from keras1.layers import bidirectional, both_directions, wrap, wrapping

_VIEWS = "what it has are the wrapped layer's own lists; masks reach that layer"

Wrapper = ByRelease("keras1.layers.wrappers.Wrapper", {"0.1.0": wrap.Wrapper, "2.0.0": wrapping.Wrapper}, _VIEWS)
TimeDistributed = ByRelease("keras1.layers.wrappers.TimeDistributed",
                            {"0.1.0": wrap.TimeDistributed, "2.0.0": wrapping.TimeDistributed}, _VIEWS)
Bidirectional = ByRelease("keras1.layers.wrappers.Bidirectional",
                          {"0.1.0": bidirectional.Bidirectional, "2.0.0": both_directions.Bidirectional},
                          "states and constants may be inputs, states outputs")

__all__ = ["Bidirectional", "TimeDistributed", "Wrapper"]

came("layers.wrappers", "TimeDistributed", "0.3.3", "any layer at every time step, not only Dense")
came("layers.wrappers", "Wrapper", "1.0.0", "what layers around another layer share")
came("layers.wrappers", "Bidirectional", "1.0.8", "a recurrent layer in both directions")
