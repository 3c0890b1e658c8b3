"""What the scikit-learn of today asks of an estimator, and that of 2016 did not."""
import copy
import functools
import inspect
from typing import Any, Callable, Dict


def named(name: str) -> Callable:
    """The function under another name: scikit-learn's scorers look at that of the method they call."""
    def mark(function: Callable) -> Callable:
        function.__name__ = name
        return function
    return mark


def with_x(method: Callable) -> Callable:
    """The method with its ``X`` called ``x``, as from 1.2.2 on; both names are taken.

    Examples
    --------
    >>> inspect.signature(with_x(lambda self, X: X))
    <Signature (self, x)>
    """
    @functools.wraps(method)
    def called(self: Any, *args: Any, **kwargs: Any) -> Any:
        return method(self, *args, **{{"x": "X"}.get(name, name): value for name, value in kwargs.items()})

    shown = inspect.signature(method)
    called.__signature__ = shown.replace(parameters=[  # type: ignore[attr-defined]
        parameter.replace(name={"X": "x"}.get(parameter.name, parameter.name))
        for parameter in shown.parameters.values()])
    return called


class Estimator:
    """Clones, and says whether it is fitted; classes below it have ``_base_set_up`` and ``_trained``."""

    def __sklearn_clone__(self) -> "Estimator":
        """An estimator of the same parameters that is not fitted."""
        clone = copy.copy(self)
        clone._base_set_up(**copy.deepcopy(self._given()))
        return clone

    def _given(self) -> Dict[str, Any]:
        """The parameters by the names that the constructor takes."""
        given: Dict[str, Any] = {}
        for name, parameter in inspect.signature(self._base_set_up).parameters.items():
            value = vars(self)[name]
            given.update(value if parameter.kind is parameter.VAR_KEYWORD else {name: value})
        return given

    def __sklearn_is_fitted__(self) -> bool:
        """Whether there is a trained model."""
        return self._trained() is not None

    def __sklearn_tags__(self) -> Any:
        """No kind of estimator in particular, as it was; asked by release 1.6 and later."""
        from sklearn.utils import Tags, TargetTags
        return Tags(estimator_type=None, target_tags=TargetTags(required=True))
