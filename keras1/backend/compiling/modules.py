"""The modules that a function still needs, merged into as many sources as there are cores.

A compiler takes about as long to start and to read the headers as to translate what is in a module.  Each module keeps
its name and its place in Theano's cache; the library is the same file for all that were compiled together.
"""
import functools
import hashlib
import os
import re
import shlex
from typing import Any, Callable, Dict, Iterable, List, NamedTuple, Optional, Tuple

from theano import config
from theano.graph.fg import FunctionGraph
from theano.graph.op import COp
from theano.link.c import cmodule
from theano.link.c.basic import CLinker, get_module_cache
from theano.link.c.cmodule import (
    GCC_compiler,
    get_gcc_shared_library_arg,
    get_lib_extension,
    get_module_hash,
    std_include_dirs,
    std_lib_dirs,
    std_libs,
)

from keras1.backend.compiling.units import Unit, link, shares
from keras1.backend.cores import available

_INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]+(\S+).*$", re.MULTILINE)
_DEFINE = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", re.MULTILINE)

# So many modules take a compiler as long as the headers that it reads first.
_WORTH_A_UNIT = 8


class Module(NamedTuple):
    """What Theano's compiler would be given for one module."""

    name: str
    source: str
    arguments: Tuple[str, ...]
    libraries: Tuple[str, ...]


_units: Dict[str, Unit] = {}


def begin(nodes: Iterable[Any]) -> bool:
    """Begin to compile the modules of nodes that are not in the cache; whether there are any."""
    found = {module.name: module for module in map(_missing, nodes) if module and module.name not in _units}
    groups: Dict[Tuple[str, ...], List[Module]] = {}
    for name in sorted(found):
        groups.setdefault(_told_apart(found[name].arguments), []).append(found[name])
    for group in groups.values():
        number = min(available(), 1 + len(group) // _WORTH_A_UNIT)
        for places in shares([module.source for module in group], number):
            _begin([group[place] for place in places])
    return bool(found)


def _told_apart(arguments: Tuple[str, ...]) -> Tuple[str, ...]:
    """The arguments that modules of one source must have in common; folders and the linker's may be those of all."""
    return tuple(argument for argument in arguments if not argument.startswith(("-I", "-Wl,")))


def _missing(node) -> Optional[Module]:
    """The module of a node, if it is to have one that is not in the cache."""
    if not isinstance(node.op, COp) or type(node.op).make_thunk is not COp.make_thunk:
        return None
    linker = CLinker()
    try:
        node.op.prepare_node(node, None, None, "c")
        linker.accept(FunctionGraph(node.inputs, node.outputs))
        key = linker.cmodule_key()
        if key is None or key in get_module_cache().entry_from_key or linker.c_compiler() is not GCC_compiler:
            return None
        source = linker.get_src_code()
    except Exception:  # whatever is wrong is told when the node's turn comes
        return None
    return None if get_module_hash(source, key) in get_module_cache().module_hash_to_key_data else _module(
        linker, source)


def _module(linker, source: str) -> Module:
    """The compiler's arguments as ``GCC_compiler.compile_str`` puts them together."""
    folders = [folder for folder in linker.header_dirs() if folder] + std_include_dirs()
    library_folders = [folder for folder in linker.lib_dirs() if folder] + std_lib_dirs()
    arguments = [get_gcc_shared_library_arg(), "-g", *linker.compile_args(), *("-I" + folder for folder in folders),
                 "-fvisibility=hidden"]
    libraries = [*("-L" + folder for folder in library_folders), *("-l" + name for name in linker.libraries()),
                 *("-l" + name for name in std_libs())]
    return Module(linker.get_dynamic_module().code_hash, source, tuple(arguments), tuple(libraries))


def _begin(group: List[Module]) -> None:
    source = merged([module.source for module in group])
    libraries = list(dict.fromkeys(argument for module in group for argument in module.libraries))
    arguments = list(dict.fromkeys(argument for module in group for argument in module.arguments))
    name = "modules_" + hashlib.sha256("\n".join([source, *arguments]).encode()).hexdigest()[:24] + ".so"
    unit = Unit(source, shlex.split(config.cxx) + arguments, os.path.join(config.compiledir, name), libraries)
    _units.update(dict.fromkeys((module.name for module in group), unit))


def merged(sources: List[str]) -> str:
    """Modules as one source: the headers of all, then each in a namespace of its own, its macros forgotten after it.

    Examples
    --------
    >>> print(merged(["#include <a.h>\\nint f;\\n", "#include <a.h>\\nint f;\\n"]))
    #include <a.h>
    namespace module_0 {
    int f;
    }
    namespace module_1 {
    int f;
    }
    <BLANKLINE>
    """
    headers = dict.fromkeys(header for source in sources for header in _INCLUDE.findall(source))
    text = "".join("#include %s\n" % header for header in headers)
    for place, source in enumerate(sources):
        macros = dict.fromkeys(_DEFINE.findall(source))
        body = _INCLUDE.sub("", source).strip() + "".join("\n#undef " + macro for macro in macros)
        text += "namespace module_%d {\n%s\n}\n" % (place, body)
    return text


def with_merged(compile_str: Callable) -> Callable:
    """Theano's compiler, which takes a module from the library where it has been compiled along with others."""
    @functools.wraps(compile_str)
    def compiled(module_name, src_code, location=None, *args, **kwargs):
        unit = _units.pop(module_name, None)
        if unit is None or not unit.finish():
            return compile_str(module_name, src_code, location, *args, **kwargs)
        return _placed(unit.path, module_name, src_code, location)
    return compiled


def _placed(library: str, name: str, source: str, location: str) -> Any:
    """Put a module where Theano expects it, and import it."""
    with open(os.path.join(location, "mod.cpp"), "w") as file:
        file.write(source)
    with open(os.path.join(location, "__init__.py"), "w"):
        pass
    path = os.path.join(location, "%s.%s" % (name, get_lib_extension()))
    link(library, path)
    return cmodule.dlimport(path)
