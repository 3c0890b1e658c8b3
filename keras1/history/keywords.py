"""Keywords that another release took: what a function's argument is called here, or which release had it."""
import functools
import inspect
from typing import Any, Callable, Dict, List, Tuple

from keras1.errors import ArgumentError, did_you_mean
from keras1.history.releases import Release

Variants = List[Tuple[Release, Callable]]


def check_keywords(name: str, variants: Variants, chosen: Callable, keywords: Dict[str, Any]) -> None:
    """Refuse a keyword that the chosen one of a function's variants does not take.

    Raises
    ------
    ArgumentError
        A ``TypeError`` in Python's words; its hint says what the argument is called in this release.

    Examples
    --------
    >>> from keras1.history import release
    >>> def pool(x, border_mode): ...
    >>> def pool_2(x, padding): ...
    >>> try:
    ...     check_keywords("pool", [(release("0.1.0"), pool), (release("2.0.0"), pool_2)], pool, {"padding": "same"})
    ... except TypeError as error:
    ...     print(error.args[0])
    ...     print(error.hint)
    pool() got an unexpected keyword argument 'padding'
    it came with 2.0.0; here it is called 'border_mode'
    """
    names = _names(chosen)
    for keyword in keywords:
        if names is not None and keyword not in names:
            raise ArgumentError.like(TypeError)("%s() got an unexpected keyword argument '%s'" % (name, keyword),
                                                _pointer(variants, chosen, names, keyword))


@functools.cache
def _names(function):
    """The names of a function's arguments; None if it takes any."""
    parameters = inspect.signature(function).parameters.values()
    if any(p.kind is p.VAR_KEYWORD for p in parameters):
        return None
    return [p.name for p in parameters]


def _pointer(variants, chosen, names, keyword):
    having = [place for place, (_, function) in enumerate(variants) if keyword in (_names(function) or ())]
    if not having:
        return did_you_mean(keyword, names) + "its arguments are: %s" % ", ".join(names)
    here = [function for _, function in variants].index(chosen)
    later = [place for place in having if place > here]
    if later:
        said, others = "it came with %s" % (variants[later[0]][0],), _names(variants[later[0]][1])
    else:
        said, others = "releases before %s had it" % (variants[having[-1] + 1][0],), _names(variants[having[-1]][1])
    place = others.index(keyword)
    if place < len(names) and names[place] not in others:
        return "%s; here it is called '%s'" % (said, names[place])
    return "%s; the arguments here are: %s" % (said, ", ".join(names))
