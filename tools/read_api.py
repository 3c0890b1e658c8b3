#!/usr/bin/env python3
"""Write keras1/porting/api.json: the public names of Keras and their arguments, release by release.

    read_api.py --keras3 PYTHON RELEASE=FOLDER...

FOLDER is the package `keras` of a release, or a tar file that has it; nothing of it is run. PYTHON is that of an
environment with Keras 3, which is asked for its names. The file has a line for each name,

    "keras.layers.core.Dense": {"0.2.0": "class keras.layers.core.Layer (output_dim, ...)", "3": null}

with an entry for the first release that has it, for each that changed it, and null for the first that has it no more:
"(arguments)" for a function, "class BASES (arguments)" for a class, "property", "value", "module", or "= NAME" for what
is only imported from elsewhere.
"""
import argparse
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

import read_signatures

OUT = Path(__file__).resolve().parent.parent / "keras1" / "porting" / "api.json"
SKIPPED = re.compile(r"keras\.(backend\.(tensorflow|cntk|numpy)_backend|backend\.load_backend|old_models"
                     r"|legacy\.(layers|interfaces)|layers\.timedistributed|utils\.test_utils"
                     r"|layers\.(custom|xtreme_inception)|applications\.(audio_conv_utils|imagenet_utils))")
#: What these modules import is for themselves.
ENDS = re.compile(r"keras\.(applications\.\w+|datasets\.\w+|utils\.(visualize_util|layer_utils|vis_utils)"
                  r"|wrappers\.\w+)$")

#: Private names; other backends; methods of layers, which are those of Layer.
LEFT_OUT = re.compile(r"^\S*\._| = \S+\.(cntk|tensorflow|numpy)_backend"
                      r"|^keras\.(layers|legacy\.layers)\.\w+\.(?!Layer\.)[A-Z]\w*\.")

#: What takes ``*args`` only to tell two kinds of call apart: the arguments of the kind that users write.
CORRECTIONS = {
    "Model": "(inputs=None, outputs=None, name=None, **kwargs)",
    "Network": "(inputs=None, outputs=None, name=None, **kwargs)",
    "Sequential": "(layers=None, trainable=True, name=None)",
}

PARTS_OF_K = ("keras.backend.theano_backend.", "keras.backend.common.")

# Private classes are read too: public ones inherit from them.
read_signatures.is_public = lambda name: not name.startswith("__") or name in read_signatures.SPECIAL

ASK_KERAS_3 = r'''
import importlib, inspect, json, pkgutil, re, keras
METHODS = ("Model", "Sequential", "Layer", "Callback", "Optimizer", "Variable")
def arguments(value):
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return "(*args, **kwargs)"
    return "(%s)" % ", ".join(shown(p) for p in signature.parameters.values() if p.name != "self")
def shown(p):
    stars = {p.VAR_POSITIONAL: "*", p.VAR_KEYWORD: "**"}.get(p.kind, "")
    default = "" if p.default is p.empty else "=%s" % (
        repr(p.default) if isinstance(p.default, (str, int, float, tuple, type(None))) else "...")
    return stars + p.name + default
modules, names = ["keras"], {}
for found in pkgutil.walk_packages(keras.__path__, "keras."):
    if not re.match(r"keras\.(src|_tf_keras|legacy|export|distribution|quantizers)", found.name):
        modules.append(found.name)
for name in modules:
    module = importlib.import_module(name)
    names[name] = "module"
    for public, value in vars(module).items():
        full = "%s.%s" % (name, public)
        if public.startswith("_") or inspect.ismodule(value):
            continue
        names[full] = "value"
        if inspect.isclass(value):
            names[full] = "class  (%s" % arguments(value)[1:]
            if public in METHODS and name in ("keras", "keras.layers", "keras.callbacks", "keras.optimizers",
                                              "keras.models"):
                for method, function in inspect.getmembers(value):
                    if not method.startswith("_"):
                        names["%s.%s" % (full, method)] = arguments(function) if callable(function) else "property"
        elif callable(value):
            names[full] = arguments(value)
print(json.dumps({"names": names, "strings": {kind: sorted(filter(None, getattr(
    importlib.import_module("keras.src." + kind), "ALL_OBJECTS_DICT"))) for kind in
    ("losses", "metrics", "optimizers", "initializers", "activations", "constraints", "regularizers")}}))
'''


def names_of(modules):
    """{dotted name: entry} of what `read_signatures.read_tree` gives."""
    names = {}
    for module, content in modules.items():
        if SKIPPED.match(module):
            continue
        names[module] = "module"
        for name, arguments in content.get("functions", {}).items():
            names["%s.%s" % (module, name)] = shown(arguments)
        for name, members in content.get("classes", {}).items():
            names.update(names_of_class("%s.%s" % (module, name), members, module, modules))
        for name, value in content.get("names", {}).items():
            target = "%s.%s" % (module, value)
            known = value in content.get("functions", {}) or value in content.get("classes", {})
            names["%s.%s" % (module, name)] = "= " + target if known else "value"
        for name, target in content.get("imports", {}).items():
            if target not in modules and not ENDS.match(module):
                names["%s.%s" % (module, name)] = "= " + target
        for star in content.get("stars", []):
            for kind in ("functions", "classes", "names", "imports"):
                for name in modules.get(star, {}).get(kind, {}):
                    names.setdefault("%s.%s" % (module, name), "= %s.%s" % (star, name))
    names = {name: resolved(entry, names) for name, entry in names.items()}
    names = in_backend(names)
    names = {name: with_arguments(entry, names) for name, entry in names.items()}
    return {name: entry for name, entry in names.items() if not LEFT_OUT.search(name + " " + entry)}


def in_backend(names):
    """The names with those of the backend's modules as names of K."""
    found = {name: entry for name, entry in names.items() if not name.startswith(PARTS_OF_K)}
    for name, entry in names.items():
        if name.startswith(PARTS_OF_K) and not entry.startswith("= "):
            found["keras.backend." + name.rsplit(".", 1)[1]] = entry
    return {name: entry for name, entry in found.items() if not entry.startswith(tuple("= " + p for p in PARTS_OF_K))}


def names_of_class(name, members, module, modules):
    methods = members.get("methods", {})
    bases = [where(base, module, modules) for base in members["bases"]]
    init = shown(methods["__init__"], skip=1) if "__init__" in methods else "()"
    found = {name: "class %s %s" % (",".join(filter(None, bases)), init if "__init__" in methods else "inherited")}
    for method, arguments in methods.items():
        if method != "__init__" and method != "__call__":
            is_property = isinstance(arguments, dict)
            found["%s.%s" % (name, method)] = "property" if is_property else shown(arguments, skip=1)
    return found


def where(base, module, modules):
    """The dotted name of a base class, as its module sees it."""
    first, _, rest = base.partition(".")
    content = modules[module]
    if first in content.get("classes", {}):
        return "%s.%s" % (module, base)
    if first in content.get("imports", {}):
        return ".".join(filter(None, [content["imports"][first], rest]))
    for star in content.get("stars", []):
        if first in modules.get(star, {}).get("classes", {}):
            return "%s.%s" % (star, base)
    return ""


def resolved(entry, names):
    """An alias of an alias leads to the name itself."""
    seen = set()
    while entry.startswith("= ") and names.get(entry[2:], "").startswith("= ") and entry not in seen:
        seen.add(entry)
        entry = names[entry[2:]]
    return entry


def with_arguments(entry, names):
    """The entry of a class with the arguments that it inherits, and with its nearest public parents."""
    if not entry.startswith("class "):
        return entry
    _, bases, arguments = entry.split(" ", 2)
    parents = [names.get(base, "") for base in bases.split(",")]
    parents = [names.get(p[2:], "") if p.startswith("= ") else p for p in parents]
    known = [with_arguments(p, names).split(" ", 2) for p in parents if p.startswith("class ")]
    if arguments == "inherited":
        arguments = known[0][2] if known else "(*args, **kwargs)"
    if "._" in bases:
        bases = known[0][1] if known else ""
    return "class %s %s" % (bases, arguments)


def shown(arguments, skip=0):
    return "(%s)" % ", ".join(name if default is None else "%s=%s" % (name, default)
                              for name, default in arguments[skip:])


def tree(path):
    """The modules of a folder, or of the package in a tar file."""
    if path.is_dir():
        return read_signatures.read_tree(path)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(path) as archive:
        archive.extractall(folder, filter="data")
        return read_signatures.read_tree(next(Path(folder).glob("*/keras")))


def spans(by_release):
    """{name: {release: entry}}, an entry only where it differs from the release before."""
    found = {}
    for name in sorted(set().union(*by_release.values())):
        last = None
        for release, names in by_release.items():
            if names.get(name) != last:
                last = names.get(name)
                found.setdefault(name, {})[release] = last
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--keras3", metavar="PYTHON", required=True)
    parser.add_argument("releases", nargs="+", metavar="RELEASE=FOLDER")
    options = parser.parse_args()
    pairs = [pair.split("=", 1) for pair in options.releases]
    pairs.sort(key=lambda pair: [int(part) for part in pair[0].split(".")])
    by_release = {release: names_of(tree(Path(path))) for release, path in pairs}
    answer = json.loads(subprocess.run([options.keras3, "-c", ASK_KERAS_3], check=True, capture_output=True,
                                       text=True).stdout.splitlines()[-1])
    by_release["3"] = answer["names"]
    for names in by_release.values():
        for name, found in names.items():
            if found.startswith("class ") and found.endswith("(*args, **kwargs)"):
                right = CORRECTIONS.get(name.rsplit(".", 1)[-1])
                names[name] = found.replace("(*args, **kwargs)", right) if right else found
    lines = ["%s: %s" % (json.dumps(name), json.dumps(entries)) for name, entries in spans(by_release).items()]
    OUT.write_text('{"releases": %s,\n"strings of Keras 3": %s,\n"names": {\n%s\n}}\n' % (
        json.dumps(list(by_release)), json.dumps(answer["strings"]), ",\n".join(lines)))
    print("%s: %d names of %d releases" % (OUT, len(lines), len(by_release)))


if __name__ == "__main__":
    main()
