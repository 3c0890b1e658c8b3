"""History as data: releases, declared changes, and how one is chosen."""
from keras1.history.changes import Change, changes, declare, public_name
from keras1.history.choice import ByRelease
from keras1.history.gate import Gated, argument, default, dropped, renamed, signature_at
from keras1.history.names import came, gone, is_gone, known
from keras1.history.releases import FIRST, RELEASES, Release, being, current, emulate, release
from keras1.history.versioned import Versioned, versioned

__all__ = [
    "ByRelease", "Change", "FIRST", "Gated", "RELEASES", "Release", "Versioned", "argument", "being", "came", "changes",
    "current", "declare", "default", "dropped", "emulate", "gone", "is_gone", "known", "public_name", "release",
    "renamed", "signature_at", "versioned",
]
