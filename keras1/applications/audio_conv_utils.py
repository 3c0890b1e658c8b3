"""Historical module ``keras.applications.audio_conv_utils``: what goes into the music tagger, and what comes out."""
from types import ModuleType
from typing import List, Tuple

import numpy as np

from keras1 import backend as K
from keras1.errors import ArgumentError, BackendError, DataError
from keras1.history import versioned

__all__ = ["decode_predictions", "preprocess_input"]

TAGS = ["rock", "pop", "alternative", "indie", "electronic", "female vocalists", "dance", "00s", "alternative rock",
        "jazz", "beautiful", "metal", "chillout", "male vocalists", "classic rock", "soul", "indie rock", "Mellow",
        "electronica", "80s", "folk", "90s", "chill", "instrumental", "punk", "oldies", "blues", "hard rock",
        "ambient", "acoustic", "experimental", "female vocalist", "guitar", "Hip-Hop", "70s", "party", "country",
        "easy listening", "sexy", "catchy", "funk", "electro", "heavy metal", "Progressive rock", "60s", "rnb",
        "indie pop", "sad", "House", "happy"]

SAMPLES_PER_SECOND = 12000
SECONDS = 29.12


def preprocess_input(audio_path: str, dim_ordering: str = "default") -> np.ndarray:
    """The spectrogram of the middle 29.12 seconds of a piece of music.

    Parameters
    ----------
    audio_path : str
        A file of sound; a shorter one is filled up with silence.
    dim_ordering : {"th", "tf", "default"}
        Where the one channel stands: first or last; by default as ``K.image_dim_ordering()`` says.

    Returns
    -------
    array, shape (1, 96, 1366) or (96, 1366, 1)
        Decibels in 96 bands of the mel scale.

    Raises
    ------
    AssertionError
        On another ``dim_ordering``.
    ImportError
        Without librosa; in 1.2.0 a ``RuntimeError``.

    Notes
    -----
    Source: ``keras.applications.audio_conv_utils.preprocess_input`` of 1.2.2.
    """
    ordering = K.image_dim_ordering() if dim_ordering == "default" else dim_ordering
    if ordering not in ("th", "tf"):
        raise ArgumentError.like(AssertionError)("", "dim_ordering is %r, expected 'th' or 'tf'" % (ordering,))
    librosa = _librosa()
    sound, _ = librosa.load(audio_path, sr=SAMPLES_PER_SECOND)
    sound = _middle(sound, int(SECONDS * SAMPLES_PER_SECOND))
    bands = librosa.feature.melspectrogram(y=sound, sr=SAMPLES_PER_SECOND, hop_length=256, n_fft=512, n_mels=96)
    # librosa.logamplitude until its 0.6, with the floor 80 below the loudest
    decibels = librosa.power_to_db(bands ** 2, ref=1.0)
    return np.expand_dims(decibels, {"th": 0, "tf": 2}[ordering])


def _middle(sound, wanted):
    """As many samples, from the middle, or with silence behind."""
    if len(sound) < wanted:
        return np.hstack((sound, np.zeros(wanted - len(sound))))
    return sound[(len(sound) - wanted) // 2:(len(sound) + wanted) // 2]


def _librosa() -> ModuleType:
    """librosa, asked for only where sound is read."""
    try:
        import librosa
    except ImportError:
        raise _no_librosa() from None
    return librosa


@versioned
def _no_librosa() -> BackendError:
    return BackendError.like(RuntimeError)(
        "Librosa is required to process audio files.\nInstall it via `pip install librosa` \nor visit "
        "http://librosa.github.io/librosa/ for details.")


@_no_librosa.since("1.2.2", reason="ImportError in place of RuntimeError")
def _no_librosa_to_import() -> BackendError:
    return BackendError.like(ImportError)(
        "Librosa is required to process audio files. Install it via `pip install librosa` or visit "
        "http://librosa.github.io/librosa/ for details.")


def decode_predictions(preds: np.ndarray, top_n: int = 5) -> List[List[Tuple[str, float]]]:
    """The words for what the music tagger hears.

    Parameters
    ----------
    preds : array, shape (samples, 50)
    top_n : int
        How many words.

    Returns
    -------
    list of lists of (word, probability)
        The likeliest first.

    Raises
    ------
    AssertionError
        If there are not 50 columns.

    Examples
    --------
    >>> decode_predictions(np.eye(50)[[9]], top_n=1)
    [[('jazz', 1.0)]]
    """
    if preds.ndim != 2 or preds.shape[1] != len(TAGS):
        raise DataError.like(AssertionError)("", "expected the shape (samples, 50), got %s" % (preds.shape,))
    return [sorted(zip(TAGS, row), key=lambda pair: pair[1], reverse=True)[:top_n] for row in preds]
