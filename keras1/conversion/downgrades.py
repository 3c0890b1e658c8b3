"""From the words of a release to those of an earlier one: from 2.x to 1.2.2, and from 1.x to 0.3.

Of what 2.x and 1.x brought only that goes which the earlier release has; the rest is refused by name.
"""
import copy
from typing import Callable, Tuple

from keras1.conversion import to_0_3, to_1_2
from keras1.history import Release, release
from keras1.saving.description import Description
from keras1.saving.upgrades import upgraded


def downgraded(description: Description, target: Release) -> Description:
    """The description in the words of an earlier release.

    Parameters
    ----------
    description : Description
        With values, its kernels those of Theano; it stays as it is.
    target : Release

    Raises
    ------
    ModelFileError
        If a layer, or what it was told, is not in that release.
    """
    found = copy.deepcopy(description)
    for first, words, step in STEPS:
        if target < first <= release(found.release):
            found = upgraded(found, _last_of(found.release))
            step(found, target)
            found.origins.release = words
    return found if release(found.release) <= target else _named(found, target)


def _last_of(name: str) -> str:
    """The latest release of a generation: what is there is brought to its words first."""
    return "2.3.1" if name[0] == "2" else "1.2.2"


def _named(found: Description, target: Release) -> Description:
    found.origins.release = str(target)
    return found


#: The first release of a generation, the release whose words the step makes, the step; latest first.
STEPS: Tuple[Tuple[Release, str, Callable[[Description, Release], None]], ...] = (
    (release("2.0.0"), "1.2.2", to_1_2.downgrade), (release("1.0.0"), "0.3.3", to_0_3.downgrade),
)
