"""`port`: a script written anew for a later release, stage by stage: 0.x to 1.x, 1.x to 2.x, 2.x to Keras 3."""
import os
from collections import Counter
from typing import List, NamedTuple, Optional, Tuple, Union

import libcst as cst

from keras1.errors import ArgumentError
from keras1.history import Release, release
from keras1.porting import imports, reading
from keras1.porting.api import KERAS_3, target_named, title
from keras1.porting.checking import written_for
from keras1.porting.editing import MARK
from keras1.porting.names import Names
from keras1.porting.rewriting import numbers_that_changed
from keras1.porting.to_1 import To1
from keras1.porting.to_2 import To2
from keras1.porting.to_3 import To3

#: What one can port to, with what writes a script for it.
STAGES = ((release("1.2.2"), To1), (release("2.3.1"), To2), (KERAS_3, To3))


class Port(NamedTuple):
    """A script that was written anew.

    Attributes
    ----------
    text : str
        The new script.
    source, target : str
        The releases: "0.3.3", "2.3.1", "Keras 3".
    changes : list of (str, int)
        What was changed, and how often.
    kept : list of str
        Defaults that later releases changed, written down so that the numbers stay.
    marks : list of (int, str)
        The lines of the new script with a remark: what is not mechanical.
    numbers : list of str
        Formulas that changed in what the script uses: why its numbers may differ all the same.
    notes : list of str
        How the script was read.
    """

    text: str
    source: str
    target: str
    changes: List[Tuple[str, int]]
    kept: List[str]
    marks: List[Tuple[int, str]]
    numbers: List[str]
    notes: List[str]


def port(path: reading.Path, to: Union[str, Release] = "3", emulate: Optional[Union[str, Release]] = None) -> Port:
    """A script for a later release of Keras, comments and layout kept.

    What is mechanical is written anew; what is not is marked with a comment, ``# keras1 port: ...``, that tells what
    changed, when and why. A default that changed is written down, so that the numbers stay.

    Parameters
    ----------
    path : str or path
        The script; one in Python 2 becomes Python 3.
    to : str
        "1.2.2", "2.3.1", or "3" for today's Keras.
    emulate : str or Release, optional
        The release it was written for; by default that is inferred from it.

    Raises
    ------
    OSError
        If it cannot be read.
    SyntaxError
        If neither Python reads it.
    ArgumentError
        If it cannot be ported to that release, or is of a later one.
    ReleaseError
        If there never was such a release.

    Examples
    --------
    >>> import os, tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "old.py")
    >>> with open(path, "w") as script:
    ...     _ = script.write("from keras.layers import Dense\\nDense(3, init='normal')  # three\\n")
    >>> print(port(path, to="2.3.1", emulate="1.2.2").text, end="")
    from keras.layers import Dense
    Dense(3, kernel_initializer='normal')  # three
    """
    target = to if isinstance(to, Release) else target_named(to)
    known = [known for known, _ in STAGES]
    if target not in known:
        raise ArgumentError.like(ValueError)("cannot port to %s" % title(target),
                                             "one can port to 1.2.2, 2.3.1 and 3")
    script = reading.read(path)
    at = written_for(script, emulate)
    return port_script(script, at, target)


def port_script(script: reading.Script, at: Release, target: Release) -> Port:
    """A script that was read, for a later release."""
    if at > target:
        raise ArgumentError.like(ValueError)(
            "%s is of Keras %s, later than %s" % (os.path.basename(script.path), at, title(target)),
            "name a later release, or say which one the script was written for")
    tree, source = script.tree, at
    done: Counter = Counter()
    kept, numbers = [], []
    for until, write in STAGES:
        if at < until <= target:
            names = Names(tree, at)
            rewriter = write(names, tree, at, until)
            written = tree.visit(rewriter)
            tree = imports.rewrite(written, tree, rewriter.needed, rewriter.settings, at, until)
            done.update(rewriter.done)
            kept += rewriter.kept
            if until != KERAS_3:
                numbers += numbers_that_changed(rewriter.used, at, until)
            tree, at = cst.parse_module(tree.code), until
    text = tree.code
    marks = [(number, line.strip()[len(MARK):]) for number, line in enumerate(text.splitlines(), 1)
             if line.strip().startswith(MARK)]
    return Port(text, str(source), title(target), sorted(done.items()), list(dict.fromkeys(kept)), marks,
                sorted(set(numbers)), script.notes)
