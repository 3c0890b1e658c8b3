"""What Python 2.7 did otherwise, where it shows in numbers.

The originals up to 0.3.3 ran on Python 2.7.  Its generator has the same stream of `random.random` as today's, but
whole numbers and shuffles were drawn from it in another way; its strings had one hash in every process, and its
dictionaries were listed in an order that followed from the hashes of their keys.

The numbers of 1.0.0 and later are those on Python 3, which draws as today's does, and lists a dictionary's keys as
they came.  Only its hashes are not kept: they differ from process to process.
"""
import math
import random
from typing import Iterable, List, MutableSequence, TypeVar

from keras1.history import versioned

Item = TypeVar("Item")

_WORD = 2 ** 64
_SMALLEST_TABLE = 8


@versioned
def randint(low: int, high: int) -> int:
    """``random.randint`` of Python 2.7: one ``random.random()``, scaled; from 1.0.0 today's.

    Parameters
    ----------
    low, high : int
        The smallest and the largest number that may come.

    Raises
    ------
    ValueError
        If there is no number between them.

    Examples
    --------
    >>> random.seed(1)
    >>> [randint(1, 100) for _ in range(4)]
    [14, 85, 77, 26]
    """
    if high < low:
        raise ValueError("empty range for randrange() (%d,%d, %d)" % (low, high + 1, high + 1 - low))
    return int(low) + int(random.random() * (int(high) + 1 - int(low)))


@randint.since("1.0.0", reason="Python 3: random bits, drawn again until they fit")
def _randint_of_bits(low: int, high: int) -> int:
    return random.randint(int(low), int(high))


@versioned
def shuffle(items: MutableSequence[Item]) -> None:
    """``random.shuffle`` of Python 2.7, in place: one ``random.random()`` for each item but the first.

    From 1.0.0 today's.

    Examples
    --------
    >>> random.seed(1)
    >>> numbers = [0, 1, 2, 3, 4]
    >>> shuffle(numbers)
    >>> numbers
    [1, 4, 2, 3, 0]
    """
    for last in range(len(items) - 1, 0, -1):
        chosen = int(random.random() * (last + 1))
        items[last], items[chosen] = items[chosen], items[last]


@shuffle.since("1.0.0", reason="Python 3: random bits, drawn again until they fit")
def _shuffle_by_bits(items: MutableSequence[Item]) -> None:
    random.shuffle(items)


def rounded(number: float) -> int:
    """``round`` of Python 2.7: halves go away from zero, not to the even neighbour.

    Examples
    --------
    >>> [rounded(x) for x in (0.5, 1.5, 2.5, -0.5)]
    [1, 2, 3, -1]
    """
    whole = math.floor(abs(number))
    return int(math.copysign(whole + (abs(number) - whole >= 0.5), number))


def string_hash(text: str) -> int:
    """``hash`` of a string in Python 2.7 on a 64-bit machine, of its UTF-8 bytes.

    Examples
    --------
    >>> string_hash("the")
    -1495230934636648966
    """
    data = text.encode("utf-8")
    if not data:
        return 0
    value = data[0] << 7
    for byte in data:
        value = (1000003 * value) % _WORD ^ byte
    value ^= len(data)
    signed = value - _WORD if value >= _WORD // 2 else value
    return -2 if signed == -1 else signed


@versioned
def dict_order(keys: Iterable[str]) -> List[str]:
    """The keys in the order in which a dictionary of Python 2.7 lists them; from 1.0.0 as they came.

    Parameters
    ----------
    keys : iterable of str
        Each once, in the order in which they came into the dictionary; none was taken out.

    Notes
    -----
    Source: ``Objects/dictobject.c`` of CPython 2.7: open addressing in a table of a power of two, which grows
    when two thirds of it are full.

    Examples
    --------
    >>> dict_order(["one", "two", "three", "four"])
    ['four', 'three', 'two', 'one']
    """
    table: List = [None] * _SMALLEST_TABLE
    for used, key in enumerate(keys, 1):
        _put(table, (string_hash(key) % _WORD, key))
        if used * 3 >= len(table) * 2:
            table = _grown(table, used)
    return [entry[1] for entry in table if entry]


@dict_order.since("1.0.0", reason="Python 3: a dictionary lists its keys as they came")
def _order_of_coming(keys: Iterable[str]) -> List[str]:
    return list(keys)


def _put(table, entry):
    """Into the first free slot of the sequence that the hash gives."""
    last = len(table) - 1
    slot = perturbation = entry[0]
    while table[slot & last]:
        slot = slot * 5 + perturbation + 1
        perturbation >>= 5
    table[slot & last] = entry


def _grown(table, used):
    """A table of at least four times (beyond 50,000 keys twice) as many slots as there are keys."""
    wanted = used * (2 if used > 50000 else 4)
    larger = [None] * max(_SMALLEST_TABLE, 1 << wanted.bit_length())
    for entry in filter(None, table):
        _put(larger, entry)
    return larger
