"""The measures of a training for TensorBoard."""
import time
import warnings
from typing import Any, Dict, Optional, Sequence, Union

import numpy as np

from keras1 import history
from keras1.callbacks.base import NO_LOGS, Callback, Logs
from keras1.errors import BackendError
from keras1.utils.upstream import raised

_MORE = "gradients and embeddings may be looked at"
_OFTEN = "epochs may be long"


class TensorBoard(Callback):
    """Writes each epoch's measures for TensorBoard, as scalars.

    The originals needed TensorFlow for it; up to 2.1.5 they refused to work on Theano, and from 2.1.6 on they wrote
    scalars alone.  keras1 needs the package ``tensorboard``; graphs, histograms, images and embeddings are not written.

    Parameters
    ----------
    log_dir : str
        The directory of the files.
    histogram_freq, write_graph, write_images
        Taken and left unused, from 2.1.6 on with a warning; the latter two came with 1.0.8 and 1.1.0.
    batch_size, write_grads, embeddings_freq, embeddings_layer_names, embeddings_metadata, embeddings_data
        Taken and left unused; the last came with 2.2.0, the others with 2.0.5.
    update_freq : {"epoch", "batch"} or int
        When to write: after each epoch, each batch, or so many samples.  Came with 2.2.4.

    Raises
    ------
    Exception, RuntimeError, ImportError
        A ``BackendError`` of that name, up to 1.1, from 1.2.0 and from 2.1.6 on: there is no ``tensorboard``.
    """

    @history.argument("write_graph", "1.0.8", "graphs make large files")
    @history.argument("write_images", "1.1.0", "weights may be looked at")
    @history.argument("batch_size", "2.0.5", _MORE)
    @history.argument("write_grads", "2.0.5", _MORE)
    @history.argument("embeddings_freq", "2.0.5", _MORE)
    @history.argument("embeddings_layer_names", "2.0.5", _MORE)
    @history.argument("embeddings_metadata", "2.0.5", _MORE)
    @history.argument("embeddings_data", "2.2.0", _MORE)
    @history.argument("update_freq", "2.2.4", _OFTEN)
    @history.signature("2.0.5", "log_dir histogram_freq batch_size write_graph write_grads write_images "
                       "embeddings_freq embeddings_layer_names embeddings_metadata", _MORE)
    @history.signature("2.2.0", "log_dir histogram_freq batch_size write_graph write_grads write_images "
                       "embeddings_freq embeddings_layer_names embeddings_metadata embeddings_data", _MORE)
    @history.signature("2.2.4", "log_dir histogram_freq batch_size write_graph write_grads write_images "
                       "embeddings_freq embeddings_layer_names embeddings_metadata embeddings_data update_freq", _OFTEN)
    def __init__(self, log_dir: str = "./logs", histogram_freq: int = 0, write_graph: bool = True,
                 write_images: bool = False, batch_size: int = 32, write_grads: bool = False, embeddings_freq: int = 0,
                 embeddings_layer_names: Optional[Sequence[str]] = None, embeddings_metadata: Any = None,
                 embeddings_data: Any = None, update_freq: Union[str, int] = "epoch"):
        self._event, self._summary, self._open = _tensorboard()
        self.log_dir = log_dir
        self.batch_size = batch_size
        self.write_grads = write_grads
        self.embeddings_layer_names = embeddings_layer_names
        self.embeddings_metadata = embeddings_metadata or {}
        self.embeddings_data = embeddings_data
        self._keep(histogram_freq=histogram_freq, write_graph=write_graph, write_images=write_images,
                   embeddings_freq=embeddings_freq)
        self.update_freq = 1 if update_freq == "batch" else update_freq
        self.samples_seen = self.samples_seen_at_last_write = 0

    @history.versioned
    def _keep(self, **settings: Any) -> None:
        """Keep what only TensorFlow could write."""
        self.__dict__.update(settings)

    @_keep.since("2.1.6", reason="on Theano the scalars are written, and the rest is warned about")
    def _keep_nothing(self, **settings: Any) -> None:
        for name, value in settings.items():
            if value:
                warnings.warn("You are not using the TensorFlow backend. %s was set to %r" % (name, type(value)()))
            setattr(self, name, type(value)())

    def set_model(self, model: Any) -> None:
        """Take the model in training, and open a file."""
        super().set_model(model)
        self.writer = self._open(self.log_dir)

    def on_epoch_end(self, epoch: int, logs: Logs = NO_LOGS) -> None:
        """Write the epoch's measures under their names."""
        self._write(logs or {}, epoch if self.update_freq == "epoch" else self.samples_seen)

    def on_batch_end(self, batch: int, logs: Logs = NO_LOGS) -> None:
        """Write the batch's measures, if it is time to."""
        if self.update_freq == "epoch":
            return
        self.samples_seen += logs["size"]
        if self.samples_seen - self.samples_seen_at_last_write >= self.update_freq:
            self._write(logs, self.samples_seen)
            self.samples_seen_at_last_write = self.samples_seen

    def on_train_end(self, logs: Logs = NO_LOGS) -> None:
        """Close the file."""
        self.writer.close()

    def _write(self, logs: Dict[str, Any], step: int) -> None:
        values = [self._summary.Value(tag=name, simple_value=float(np.asarray(value)))
                  for name, value in logs.items() if name not in ("batch", "size")]
        self.writer.add_event(self._event(
            wall_time=time.time(), step=step, summary=self._summary(value=values)))
        self.writer.flush()


def _tensorboard() -> Any:
    """TensorBoard's classes of events and summaries, and what opens a file."""
    try:
        from tensorboard.compat.proto.event_pb2 import Event
        from tensorboard.compat.proto.summary_pb2 import Summary
        from tensorboard.summary.writer.event_file_writer import EventFileWriter
    except ImportError:
        raise _refusal("keras1 writes scalars for TensorBoard if its package is there: pip install tensorboard. "
                       "Without it, History, CSVLogger or a callback of your own can keep the measures") from None
    return Event, Summary, EventFileWriter


@history.versioned
def _refusal(hint: str) -> BackendError:
    return BackendError.like(raised(RuntimeError))("TensorBoard callback only works with the TensorFlow backend.", hint)


@_refusal.since("2.1.6", reason="any backend, if TensorFlow is there")
def _refusal_of_any_backend(hint):
    return BackendError.like(ImportError)("You need the TensorFlow module installed to use TensorBoard.", hint)


@_refusal.since("2.3.0", reason="TensorFlow 2 is another")
def _refusal_of_v1(hint):
    return BackendError.like(ImportError)("You need the TensorFlow (v1) module installed to use TensorBoard.", hint)
