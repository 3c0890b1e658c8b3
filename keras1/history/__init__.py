"""History as data: releases, declared changes, and how one is chosen."""
from keras1.history.alias import alias, by_release
from keras1.history.changes import Change, changes, declare, public_name
from keras1.history.choice import ByRelease
from keras1.history.gate import Gated, argument, default, dropped, former_name, renamed, signature_at
from keras1.history.names import came, gone, is_gone, known
from keras1.history.releases import FIRST, RELEASES, Release, at_least, being, current, emulate, release
from keras1.history.signature import Renaming, joined, signature
from keras1.history.versioned import Versioned, versioned

__all__ = [
    "ByRelease", "Change", "FIRST", "Gated", "RELEASES", "Release", "Renaming", "Versioned", "alias", "argument",
    "at_least", "being", "by_release", "came", "changes", "current", "declare", "default", "dropped", "emulate",
    "former_name", "gone", "is_gone", "joined", "known", "public_name", "release", "renamed", "signature",
    "signature_at", "versioned",
]
