#!/usr/bin/env python3
"""Write keras1/scripts/api.json: which names, arguments and methods each original release had.

    write_api.py [OUT.json]

It is distilled from tests/goldens/RELEASE/signatures.json, and what `keras1.scripts.evidence` goes by. Each entry
maps to a string with a letter for each release of RELEASES that had it: "ab" is 0.3.1 and 0.3.3. What a release kept
for old scripts alone, in keras.legacy, is left out.
    "modules": {"keras.layers.core": letters}
    "names": {"keras.layers.core.Dense": letters}, re-exports and star imports included
    "arguments": {"Dense": {"output_dim": letters}}, of functions and constructors, by their last name; "" is itself
    "methods": {"fit": letters}, of all classes together
    "keywords": {"fit": {"nb_epoch": letters}}, their arguments
"""
import io
import json
import sys
import threading
from collections import defaultdict
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
# Methods that other objects of a script have too, and so tell nothing.
OTHERS = (dict, list, str, set, io.TextIOWrapper, threading.Thread, np.ndarray)
OF_OTHERS = {name for kind in OTHERS for name in dir(kind)}
RELEASES = {"a": "0.3.1", "b": "0.3.3", "c": "1.0.8", "d": "1.2.2", "e": "2.3.1"}


def exported(modules, name, seen=()):
    """The public names of a module, those of its star imports included."""
    module = modules.get(name, {})
    found = {key for kind in ("functions", "classes", "names", "imports") for key, where in module.get(kind, {}).items()
             if not (kind == "imports" and ".legacy." in where)}
    for star in module.get("stars", ()):
        if star not in seen:
            found |= exported(modules, star, (*seen, name))
    return {key for key in found if not key.startswith("_")}


def defined(modules):
    """(last name, arguments) of each function and class."""
    for module in modules.values():
        yield from module.get("functions", {}).items()
        classes = module.get("classes", {})
        for name, members in classes.items():
            yield name, constructor(modules, module, members)
        for name, text in module.get("names", {}).items():
            if text in classes:  # another name of it: Convolution2D = Conv2D
                yield name, constructor(modules, module, classes[text])


def constructor(modules, module, members, depth=0):
    """The arguments of a class's constructor; those of the classes it inherits from, if it passes any on."""
    arguments = list(members["methods"].get("__init__", [["**kwargs", None]]))
    if depth < 6 and any(name.startswith("*") for name, _ in arguments):
        for base in members["bases"]:
            parent = class_named(modules, module, base.split(".")[-1])
            if parent is not None and parent is not members:
                arguments += constructor(modules, module, parent, depth + 1)
    return arguments


def class_named(modules, module, name):
    if name in module.get("classes", {}):
        return module["classes"][name]
    return next((m["classes"][name] for m in modules.values() if name in m.get("classes", {})), None)


def signatures(release):
    """The modules of a release, without what it kept for old scripts alone."""
    folder = ROOT / "tests/goldens" / release
    modules = json.loads((folder / "signatures.json").read_text())
    for package in ("preprocessing", "applications"):  # packages of their own in the last releases
        path = folder / ("keras_%s.json" % package)
        for name, module in json.loads(path.read_text()).items() if path.exists() else ():
            name = name.replace("keras", "keras." + package, 1)
            modules[name] = {**module, **{kind: {**modules.get(name, {}).get(kind, {}), **module.get(kind, {})}
                                          for kind in ("functions", "classes", "names", "imports")}}
    return {name: module for name, module in modules.items() if ".legacy" not in name}


def collect():
    api = {kind: defaultdict(set) for kind in ("modules", "names", "methods")}
    api.update({kind: defaultdict(lambda: defaultdict(set)) for kind in ("arguments", "keywords")})
    for letter, release in RELEASES.items():
        modules = signatures(release)
        for name in modules:
            api["modules"][name].add(letter)
            for key in exported(modules, name):
                api["names"]["%s.%s" % (name, key)].add(letter)
        for name, arguments in defined(modules):
            api["arguments"][name][""].add(letter)
            for argument, _ in arguments:
                if argument != "self" and not argument.startswith("*"):
                    api["arguments"][name][argument].add(letter)
        for module in modules.values():
            for members in module.get("classes", {}).values():
                for method, arguments in members["methods"].items():
                    if isinstance(arguments, list) and not method.startswith("__") and method not in OF_OTHERS:
                        api["methods"][method].add(letter)
                        api["keywords"][method][""].add(letter)
                        for argument, _ in arguments:
                            if argument != "self" and not argument.startswith("*"):
                                api["keywords"][method][argument].add(letter)
    return plain(api)


def plain(entry):
    """Sets of letters as strings, everything in order."""
    if isinstance(entry, set):
        return "".join(sorted(entry))
    return {key: plain(entry[key]) for key in sorted(entry)}


def written(api):
    lines = ["%s: %s" % (json.dumps(kind), json.dumps(api[kind], separators=(",", ":"))) for kind in sorted(api)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "keras1/scripts/api.json"
    out.write_text(written(collect()))
