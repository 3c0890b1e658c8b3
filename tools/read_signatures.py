#!/usr/bin/env python3
"""Read the public names of an original Keras from its source, without running it.

    read_signatures.py [--oracles DIR] [--release R ...]
    read_signatures.py SOURCE OUT.json

The first form writes tests/goldens/RELEASE/signatures.json for every release
that make-oracles.sh installs (or those named); the second reads any tree.

The JSON maps each module ("keras.layers.core") to
    "functions": {name: arguments}
    "classes": {name: {"bases": [text], "methods": {name: arguments}}}
    "names": {name: text}, what the module assigns: aliases and constants
    "imports": {name: where from}, what it imports of Keras itself
    "stars": [module, ...], the modules of Keras it imports all names of
Arguments are a list of [name, default] in order, the default as source text or
null; "*args" and "**kwargs" stand with their stars. A property is a method
whose entry is {"property": true, "setter": bool} instead. Private names (one
leading underscore) are left out, special methods other than __init__ and
__call__ as well.
"""
import argparse
import ast
import json
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLDENS = ROOT / 'tests' / 'goldens'
SOURCES = {
    '0.3.1': 'k031/keras',
    '0.3.3': 'py27/lib/python2.7/site-packages/keras',
    '1.0.8': 'k108/keras',
    '1.2.2': 'py36/lib/python3.6/site-packages/keras',
    '2.3.1': 'k231/keras',
}
SPECIAL = ('__init__', '__call__')


def is_public(name):
    return not name.startswith('_') or name in SPECIAL


def text(node):
    """Source text of an expression, in one form whatever its layout was."""
    return None if node is None else ast.unparse(node)


def arguments_of(function):
    """[[name, default text or None], ...] of a FunctionDef."""
    args = function.args
    plain = args.posonlyargs + args.args
    defaults = [None] * (len(plain) - len(args.defaults)) + args.defaults
    found = [[a.arg, text(d)] for a, d in zip(plain, defaults)]
    if args.vararg:
        found.append(['*' + args.vararg.arg, None])
    elif args.kwonlyargs:
        found.append(['*', None])
    found += [[a.arg, text(d)]
              for a, d in zip(args.kwonlyargs, args.kw_defaults)]
    if args.kwarg:
        found.append(['**' + args.kwarg.arg, None])
    return found


def statements(body):
    """The statements of a body, those below if and try included."""
    for node in body:
        yield node
        if isinstance(node, (ast.If, ast.With)):
            yield from statements(node.body)
            yield from statements(getattr(node, 'orelse', []))
        elif isinstance(node, ast.Try):
            yield from statements(node.body)
            for handler in node.handlers:
                yield from statements(handler.body)
            yield from statements(node.orelse + node.finalbody)


def decorators_of(function):
    return [text(d) for d in function.decorator_list]


def read_class(node):
    methods, attributes = {}, {}
    for item in statements(node.body):
        if isinstance(item, ast.FunctionDef) and is_public(item.name):
            decorators = decorators_of(item)
            if 'property' in decorators:
                methods[item.name] = {'property': True, 'setter': False}
            elif f'{item.name}.setter' in decorators:
                methods[item.name] = {'property': True, 'setter': True}
            else:
                methods[item.name] = arguments_of(item)
        elif isinstance(item, ast.Assign):
            for name in plain_targets(item):
                attributes[name] = text(item.value)
    found = {'bases': [text(b) for b in node.bases], 'methods': methods}
    if attributes:
        found['attributes'] = attributes
    return found


def plain_targets(node):
    return [t.id for t in node.targets
            if isinstance(t, ast.Name) and is_public(t.id)]


def origin(node, package):
    """Dotted name of the module a `from ... import ...` in `package` means."""
    if not node.level:
        return node.module
    parts = package.split('.')
    base = parts[:len(parts) - node.level + 1]
    return '.'.join(base + ([node.module] if node.module else []))


def read_module(tree, package):
    functions, classes, names, imports, stars = {}, {}, {}, {}, []
    for node in statements(tree.body):
        if isinstance(node, ast.FunctionDef) and is_public(node.name):
            functions[node.name] = arguments_of(node)
        elif isinstance(node, ast.ClassDef) and is_public(node.name):
            classes[node.name] = read_class(node)
        elif isinstance(node, ast.Assign):
            for name in plain_targets(node):
                names[name] = text(node.value)
        elif isinstance(node, ast.ImportFrom):
            source = origin(node, package)
            if source.split('.')[0] != 'keras':
                continue
            for alias in node.names:
                name = alias.asname or alias.name
                if name == '*':
                    stars.append(source)
                elif is_public(name):
                    imports[name] = f'{source}.{alias.name}'
    found = {'functions': functions, 'classes': classes, 'names': names,
             'imports': imports, 'stars': stars}
    return {kind: value for kind, value in found.items() if value}


def parse(path):
    """The tree of a source file; Python 2's print statement is understood."""
    source = path.read_text(encoding='utf-8')
    try:
        return ast.parse(source, str(path))
    except SyntaxError:
        source = re.sub(r'(?m)^(\s*)print (?!\()(.*)$', r'\1print(\2)', source)
        return ast.parse(source, str(path))


def read_tree(source):
    """{module name: what it offers} of the package in folder `source`."""
    modules = {}
    for path in sorted(source.rglob('*.py')):
        parts = ('keras',) + path.relative_to(source).with_suffix('').parts
        is_package = parts[-1] == '__init__'
        name = '.'.join(parts[:-1] if is_package else parts)
        package = name if is_package else '.'.join(parts[:-1])
        tree = parse(path)
        modules[name] = read_module(tree, package)
    return modules


def write(source, out):
    modules = read_tree(source)
    lines = [f'{json.dumps(name)}: '
             + json.dumps(modules[name], sort_keys=True)
             for name in sorted(modules)]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text('{\n' + ',\n'.join(lines) + '\n}\n')
    print(f'{out}: {len(modules)} modules')


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('paths', nargs='*', type=Path, metavar='SOURCE OUT')
    parser.add_argument('--oracles', type=Path, metavar='DIR',
                        default=os.environ.get('ORACLES', ROOT / '.oracles'))
    parser.add_argument('--release', action='append', metavar='R',
                        choices=sorted(SOURCES))
    options = parser.parse_args()
    if options.paths:
        if len(options.paths) != 2:
            parser.error('give a source folder and an output file')
        write(*options.paths)
        return 0
    for release in options.release or sorted(SOURCES):
        source = Path(options.oracles) / SOURCES[release]
        if not source.is_dir():
            sys.exit(f'no source of Keras {release} in {source}')
        write(source, GOLDENS / release / 'signatures.json')
    return 0


if __name__ == '__main__':
    sys.exit(main())
