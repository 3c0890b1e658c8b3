#!/usr/bin/env python
"""Compare two files written by run_case.py.

    compare.py EXPECTED.json GOT.json [-q]

Prints one line per differing key (with the largest absolute and relative
difference for numbers); exits 1 if there is any, 0 if all keys agree, 2 on
wrong usage.

Rules
    float arrays and floats   |got - exp| <= atol + rtol * |exp|, by default
                              rtol 1e-4, atol 1e-6; NaN equals NaN, inf inf
    int and bool arrays       exact (int, uint and bool count as one kind)
    strings, ints, None       exact
    lists and dicts           element by element
    arrays                    shape exact, kind (float, int, text) exact,
                              precision (float32 or float64) free
    a missing or an extra key is a difference

A case sets its own tolerance with RESULT["__rtol__"], RESULT["__atol__"], or
for one key with RESULT["__tol__"] = {key: [rtol, atol]}; those of EXPECTED are
the ones used.
"""
from __future__ import print_function

import json
import sys

import numpy as np

RTOL, ATOL = 1e-4, 1e-6
META = ('__rtol__', '__atol__', '__tol__')

try:
    text_type = unicode
    number_types = (int, long, float)
except NameError:
    text_type = str
    number_types = (int, float)


def is_array(value):
    return isinstance(value, dict) and list(value) == ['__nd__']


def is_number(value):
    return isinstance(value, number_types) and not isinstance(value, bool)


def kind_of(dtype):
    if dtype.startswith(('float', 'complex')):
        return 'float'
    if dtype.startswith(('int', 'uint', 'bool')):
        return 'int'
    return dtype


def short(value, length=100):
    text = json.dumps(value, sort_keys=True)
    return text if len(text) <= length else text[:length] + '...'


def number_difference(expected, got, rtol, atol):
    """None if they are close, else a description."""
    e = np.asarray(expected, dtype='float64')
    g = np.asarray(got, dtype='float64')
    with np.errstate(all='ignore'):
        delta = np.abs(g - e)
        same = (e == g) | (np.isnan(e) & np.isnan(g))
        delta = np.where(same, 0., delta)
        bad = ~(same | (delta <= atol + rtol * np.abs(e)))
        if not bad.any():
            return None
        relative = np.where(same, 0., delta / np.maximum(np.abs(e), 1e-30))
        if np.isnan(delta).all():
            largest = (float('nan'), float('nan'))
        else:
            largest = (np.nanmax(delta), np.nanmax(relative))
    first = int(np.argmax(bad.ravel()))
    return ('max abs %.3g, max rel %.3g, %d of %d values, first at flat index '
            '%d: expected %r got %r'
            % (largest + (int(bad.sum()), bad.size, first,
                          float(e.ravel()[first]), float(g.ravel()[first]))))


def text_difference(expected, got):
    i = 0
    while i < min(len(expected), len(got)) and expected[i] == got[i]:
        i += 1
    start = max(0, i - 20)
    return ('text differs at character %d: expected %s got %s'
            % (i, short(expected[start:i + 60]), short(got[start:i + 60])))


def array_difference(expected, got, rtol, atol, path):
    if not (is_array(expected) and is_array(got)):
        return [(path, 'expected %s got %s' % (short(expected), short(got)))]
    e_type, e_shape, e_flat = expected['__nd__']
    g_type, g_shape, g_flat = got['__nd__']
    if list(e_shape) != list(g_shape):
        return [(path, 'shape: expected %s got %s' % (e_shape, g_shape))]
    kind = kind_of(e_type)
    if kind != kind_of(g_type):
        return [(path, 'dtype: expected %s got %s' % (e_type, g_type))]
    if kind not in ('float', 'int'):
        return difference(e_flat, g_flat, rtol, atol, path)
    if kind == 'int':
        rtol = atol = 0.
    text = number_difference(e_flat, g_flat, rtol, atol)
    return [(path, text)] if text else []


def list_difference(expected, got, rtol, atol, path):
    if len(expected) != len(got):
        return [(path, 'length: expected %d got %d: %s / %s'
                 % (len(expected), len(got), short(expected), short(got)))]
    if expected and all(is_number(x) for x in expected + got):
        if not any(isinstance(x, float) for x in expected):
            rtol = atol = 0.
        text = number_difference(expected, got, rtol, atol)
        return [(path, text)] if text else []
    out = []
    for i, (e, g) in enumerate(zip(expected, got)):
        out += difference(e, g, rtol, atol, '%s[%d]' % (path, i))
    return out


def dict_difference(expected, got, rtol, atol, path):
    out = []
    for key in sorted(set(expected) | set(got)):
        where = '%s.%s' % (path, key)
        if key not in got:
            out.append((where, 'missing (expected %s)' % short(expected[key])))
        elif key not in expected:
            out.append((where, 'not expected: %s' % short(got[key], 400)))
        else:
            out += difference(expected[key], got[key], rtol, atol, where)
    return out


def difference(expected, got, rtol=RTOL, atol=ATOL, path=''):
    """Differences between two encoded values: a list of (path, text)."""
    if is_array(expected) or is_array(got):
        return array_difference(expected, got, rtol, atol, path)
    if isinstance(expected, text_type) and isinstance(got, text_type):
        if expected == got:
            return []
        return [(path, text_difference(expected, got))]
    if is_number(expected) and is_number(got):
        if isinstance(expected, float):
            text = number_difference(expected, got, rtol, atol)
            return [(path, text)] if text else []
        if expected == got:
            return []
        return [(path, 'expected %r got %r' % (expected, got))]
    if isinstance(expected, list) and isinstance(got, list):
        return list_difference(expected, got, rtol, atol, path)
    if isinstance(expected, dict) and isinstance(got, dict):
        return dict_difference(expected, got, rtol, atol, path)
    if type(expected) is type(got) and expected == got:  # None, bool
        return []
    return [(path, 'expected %s got %s' % (short(expected), short(got)))]


def compare(expected, got):
    """Differences between two run_case documents: a list of (key, text)."""
    expected, got = expected['result'], got['result']
    rtol = float(expected.get('__rtol__', RTOL))
    atol = float(expected.get('__atol__', ATOL))
    per_key = expected.get('__tol__', {})
    out = []
    for key in sorted(set(expected) | set(got)):
        if key in META:
            continue
        if key not in got:
            out.append((key, 'missing (expected %s)' % short(expected[key])))
        elif key not in expected:
            out.append((key, 'not expected: %s' % short(got[key], 400)))
        else:
            r, a = per_key.get(key, (rtol, atol))
            out += difference(expected[key], got[key], float(r), float(a), key)
    return out


def main(argv):
    quiet = '-q' in argv
    paths = [a for a in argv[1:] if a != '-q']
    if len(paths) != 2:
        print(__doc__)
        return 2
    documents = []
    for path in paths:
        with open(path) as f:
            documents.append(json.load(f))
    expected, got = documents
    differences = compare(expected, got)
    error = got.get('error')
    if not quiet:
        for key, text in differences:
            line = u'DIFF %s: %s' % (key, text)
            print(line if isinstance(line, str) else line.encode('utf-8'))
        if error:
            print('ERROR in %s: %s' % (paths[1],
                                       error.strip().splitlines()[-1]))
    keys = [k for k in expected['result'] if k not in META]
    bad = set(key.split('[')[0].split('.')[0] for key, _ in differences)
    print('%s: %d keys, %d differing'
          % (expected.get('case'), len(keys), len(bad)))
    return 1 if differences or error else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
