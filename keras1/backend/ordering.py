"""Where the channels of images stand: first ('th', 'channels_first') or last ('tf', 'channels_last')."""
from typing import Dict, Optional

from keras1.backend.refusals import refused
from keras1.errors import ArgumentError, BackendError
from keras1.history import versioned

#: The word of 1.x and that of 2.x.
DATA_FORMATS = {"th": "channels_first", "tf": "channels_last"}
_ORDERINGS = {words: ordering for ordering, words in DATA_FORMATS.items()}
_values: Dict[str, Optional[str]] = {"image_dim_ordering": None}  # None: Theano's


def image_dim_ordering() -> str:
    """Where the channels of images stand: ``"th"``, first, or ``"tf"``, last.

    It is what was set, else what ``keras.json`` says, else 'th', which is Theano's: from 1.1 on a new ``keras.json``
    said 'tf' whatever the backend was.  Came with 1.0.8; before, 'th' was the default of every function.
    """
    return _values["image_dim_ordering"] or "th"


def set_image_dim_ordering(dim_ordering: str) -> None:
    """Set where the channels of images stand.

    Parameters
    ----------
    dim_ordering : {'th', 'tf'}

    Raises
    ------
    BackendError
        If it is neither.
    """
    if dim_ordering not in DATA_FORMATS:
        raise BackendError.like(_unknown())(str(("Unknown dim_ordering:", dim_ordering)), "expected 'th' or 'tf'")
    _values["image_dim_ordering"] = str(dim_ordering)


@versioned
def _unknown():
    return Exception


@_unknown.since("1.2.0", reason="ValueError in place of Exception")
def _unknown_value():
    return ValueError


def image_data_format() -> str:
    """Where the channels of images stand, in the words of 2.x: ``"channels_first"`` or ``"channels_last"``."""
    return DATA_FORMATS[image_dim_ordering()]


def set_image_data_format(data_format: str) -> None:
    """Set where the channels of images stand, in the words of 2.x.

    Raises
    ------
    BackendError
        If it is neither 'channels_first' nor 'channels_last'.
    """
    if data_format not in _ORDERINGS:
        raise BackendError.like(ValueError)(str(("Unknown data_format:", data_format)),
                                            "expected 'channels_first' or 'channels_last'")
    _values["image_dim_ordering"] = _ORDERINGS[data_format]


def use(dim_ordering: Optional[str], data_format: Optional[str]) -> None:
    """Take what ``keras.json`` says, in the words of 1.x, else in those of 2.x, else nothing."""
    _values["image_dim_ordering"] = dim_ordering or _ORDERINGS.get(data_format)


def ordering_of(dim_ordering: Optional[str], words: str = "Unknown dim_ordering", apart: str = "Unknown dim_ordering:"):
    """``'th'`` or ``'tf'``, of what a function was given: one of them, 'default', or a word of 2.x.

    Parameters
    ----------
    dim_ordering : str or None
        None (as 2.x has it) and 'default' mean ``image_dim_ordering()``.
    words, apart : str
        What is said of any other; see ``refused``.

    Raises
    ------
    ArgumentError
        If it is something else.

    Examples
    --------
    >>> ordering_of("tf"), ordering_of("channels_first")
    ('tf', 'th')
    """
    if dim_ordering in ("default", None):
        return image_dim_ordering()
    if dim_ordering not in DATA_FORMATS and dim_ordering not in _ORDERINGS:
        raise refused(words, dim_ordering, "expected 'th' or 'tf'", apart)
    return _ORDERINGS.get(dim_ordering, dim_ordering)


def ordering_of_format(data_format: Optional[str]) -> str:
    """``'th'`` or ``'tf'``, of the ``data_format`` of a function of 2.x; their own words are taken too.

    Examples
    --------
    >>> ordering_of_format("channels_last"), ordering_of_format("th")
    ('tf', 'th')
    """
    return data_format if data_format in DATA_FORMATS else _ORDERINGS[normalize_data_format(data_format)]


def normalize_data_format(value: Optional[str]) -> str:
    """A data format of 2.x, or what ``image_data_format()`` says for None.

    Raises
    ------
    ArgumentError
        If it is neither 'channels_first' nor 'channels_last'.

    Examples
    --------
    >>> normalize_data_format("Channels_Last")
    'channels_last'
    """
    words = (value or image_data_format()).lower()
    if words not in _ORDERINGS:
        raise ArgumentError.like(ValueError)(
            'The `data_format` argument must be one of "channels_first", "channels_last". Received: %s' % value)
    return words
