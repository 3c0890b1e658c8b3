#!/usr/bin/env python
"""Run one golden case and write down its RESULT as JSON.

    run_case.py CASE.py OUT.json

A case is a plain script that leaves a dict RESULT. It runs unchanged on
Python 2.7 and Python 3, under whatever `keras` it imports; the folder of this
file is on sys.path, so that a case can say `from case_helpers import ...`.

OUT.json holds {"case": file name, "python": "2.7.18", "keras": "0.3.1",
"error": null or a traceback, "result": {...}}. Only "result" is ever compared
(see compare.py). If the case dies half way, the keys recorded so far are still
written, "error" is set and the exit status is 1. What a case prints is lost;
one that wants printed text compared captures it and puts it in RESULT.

How the values of RESULT are written:
    numpy array   {"__nd__": [dtype name, [shape], [flat values]]}
    numpy scalar  plain JSON number or bool
    tuple, list   list          set   sorted list
    dict          object with str() keys
    bytes         decoded as UTF-8 text, undecodable bytes replaced
    type          its __name__
"""
from __future__ import print_function

import json
import os
import sys
import traceback
import types
import warnings

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))

try:
    text_type = unicode
    integer_types = (int, long)
except NameError:
    text_type = str
    integer_types = (int,)


class Sink(object):
    """Stands in for sys.stdout and forgets what it is given."""

    encoding = 'utf-8'
    errors = 'replace'
    softspace = 0
    closed = False

    def write(self, text):
        return len(text)

    def writelines(self, lines):
        pass

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True


def to_text(value):
    if isinstance(value, text_type):
        return value
    return value.decode('utf-8', 'replace')


def encode_array(value):
    kind = value.dtype.kind
    name = value.dtype.name
    if kind in 'fc':
        flat = [float(x) for x in value.ravel()]
    elif kind == 'b':
        flat = [bool(x) for x in value.ravel()]
    elif kind in 'iu':
        flat = [int(x) for x in value.ravel()]
    elif kind in 'SU':
        name, flat = 'str', [to_text(x) for x in value.ravel()]
    else:
        name, flat = 'object', [encode(x) for x in value.ravel()]
    return {'__nd__': [name, [int(d) for d in value.shape], flat]}


def encode(value):
    """`value` as something json.dumps takes; TypeError if there is no way."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, np.ndarray):
        return encode_array(value)
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, (bytes, text_type)):
        return to_text(value)
    if isinstance(value, np.generic):
        return encode(value.item())
    if isinstance(value, integer_types):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, (list, tuple)):
        return [encode(x) for x in value]
    if isinstance(value, (set, frozenset)):
        return sorted((encode(x) for x in value), key=repr)
    if isinstance(value, dict):
        return dict((to_text(k) if isinstance(k, (bytes, text_type))
                     else str(k), encode(v)) for k, v in value.items())
    if isinstance(value, type):
        return value.__name__
    raise TypeError('RESULT holds a value that cannot be written: %s %r'
                    % (type(value).__name__, value))


def execute(case_path):
    """Run the script as __main__: the module and a traceback or None."""
    module = types.ModuleType('__main__')
    module.__file__ = case_path
    module.__builtins__ = __builtins__
    saved = sys.modules['__main__'], sys.stdout, sys.argv
    error = None
    with open(case_path, 'rb') as f:
        source = f.read()
    sys.modules.pop('case_helpers', None)  # it holds RESULT: one for each case
    sys.modules['__main__'] = module
    sys.argv = [case_path]
    sys.stdout = Sink()
    try:
        # a warning counts only where a case catches it (see Warned); 'always',
        # since Python 2 would not give again what it once ignored
        with warnings.catch_warnings(record=True):
            warnings.simplefilter('always')
            exec(compile(source, case_path, 'exec', 0, True), module.__dict__)
    except SystemExit as e:
        if e.code:
            error = traceback.format_exc()
    except BaseException:
        error = traceback.format_exc()
    finally:
        sys.modules['__main__'], sys.stdout, sys.argv = saved
    return module, error


def run(case_path):
    """Run a case in this process and return the document for OUT.json."""
    case_path = os.path.abspath(case_path)
    path = sys.path[:]
    # the helpers last: nothing in this folder may hide a library
    sys.path[:] = [p for p in path if os.path.abspath(p or '.') != HERE]
    sys.path.append(HERE)
    try:
        module, error = execute(case_path)
    finally:
        sys.path[:] = path
    result = module.__dict__.get('RESULT')
    if not isinstance(result, dict):
        error = (error or '') + '\nthe case left no RESULT dict'
        result = {}
    encoded = {}
    for key in result:
        try:
            encoded[str(key)] = encode(result[key])
        except Exception:
            error = ((error or '')
                     + '\nkey %s: %s' % (key, traceback.format_exc()))
    keras = sys.modules.get('keras')
    return {'case': os.path.basename(case_path),
            'python': '.'.join(str(x) for x in sys.version_info[:3]),
            'keras': getattr(keras, '__version__', None),
            'error': None if error is None else to_text(error),
            'result': encoded}


def dump(document, path):
    """Write a document, one key of the result a line, keys sorted."""
    result = document['result']
    lines = ['%s: %s' % (json.dumps(key),
                         json.dumps(result[key], sort_keys=True))
             for key in sorted(result)]
    temporary = '%s.tmp%d' % (path, os.getpid())
    with open(temporary, 'w') as f:
        f.write('{')
        for name in sorted(document):
            if name != 'result':
                f.write('%s: %s,\n' % (json.dumps(name),
                                       json.dumps(document[name])))
        f.write('"result": {\n' + ',\n'.join(lines) + '\n}}\n')
    os.rename(temporary, path)


def main(argv):
    if len(argv) != 3:
        print(__doc__)
        return 2
    document = run(argv[1])
    dump(document, argv[2])
    if document['error']:
        sys.stderr.write('CASE FAILED %s\n%s\n' % (argv[1], document['error']))
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
