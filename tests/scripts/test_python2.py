"""The pieces of the translation; what Python 2 meant as a whole is old/language.py."""
import gzip
import pickle
import sys

import numpy as np
import pytest

import keras1
from keras1.scripts.compiling import compiled
from keras1.scripts.language import leans_to_python2
from keras1.scripts.python2 import operations, syntax
from keras1.scripts.python2.files import Text, looks_like_text
from keras1.scripts.python2.modules import replacement
from keras1.scripts.source import Source, read_source

pytestmark = pytest.mark.filterwarnings("ignore")  # files that scripts do not close


@pytest.fixture
def write(tmp_path):
    """Writes a file."""
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(content)
    return write


@pytest.fixture
def globals_of(tmp_path, monkeypatch, write):
    """The globals of a script with this text."""
    monkeypatch.chdir(tmp_path)

    def run(text, **beside):
        for name, content in beside.items():
            write("%s.py" % name, content)
        (tmp_path / "old.py").write_text(text)
        try:
            return keras1.run_script(tmp_path / "old.py")
        finally:
            keras1.uninstall()
    return run


@pytest.mark.parametrize("text", [
    "print 'a',\nprint 'b'\n", "def f(a, (b, c), (d, (e, g))=(1, (2, 3))):\n    '''doc'''\n    return a\n",
    "try:\n    x\nexcept E, (a, b):\n    pass\nexcept (A, B), e: pass\n", "f = lambda (a, b), c: a\n",
    "if 1:\n\tx = '''\n\ty'''\n        z = 1\n", "exec 'x' in a, b\nraise E, 'x', tb\n", "x = `a` <> 0777L\n\n\n",
    "print >>f, 'x', \\\n    'y'\n# end", "raise E, \\\n   'x'\ny = 1", "print 'a', \\\n\\\n 'b'\nx = 1",
    "x = [a for a in 1, 2]\nprint\n",
])
def test_each_line_stays_where_it_is(text):
    translated, _ = syntax.to_python3(text)
    assert translated.rstrip().count("\n") == text.rstrip().count("\n")
    compile(translated, "old.py", "exec")


@pytest.mark.parametrize("text, python2", [
    ("print('a')", None), ("x = 7 / 2", None), ("for i in xrange(3): pass", True), ("import cPickle", True),
    ("import urllib2 as u", True), ("d.iteritems()", True), ("d.has_key(1)", True), ("sys.maxint", True),
    ("x = raw_input()", True), ("from itertools import izip", True), ("xrange = range\nxrange(3)", None),
    ("try:\n    import cPickle as pickle\nexcept ImportError:\n    import pickle", None),
    ("if sys.version_info[0] < 3:\n    input = raw_input", None), ("f'{x}'", False), ("def f(a: int): pass", False),
    ("print('a', end='')", False), ("from __future__ import print_function\nprint('a', end='')", None),
    ("#!/usr/bin/env python2\nx = 1", True), ("from six.moves import xrange\nxrange(3)", None),
])
def test_which_python_a_text_was_written_for(text, python2):
    assert leans_to_python2(text) is python2


def test_what_both_read_is_taken_as_the_modules_beside_it_are(globals_of):
    found = globals_of("import helper\nx = 7 / 2\ny = helper.half(5)",
                       helper="def half(n):\n    print 'half',\n    return n / 2")
    assert (found["x"], found["y"]) == (3, 2)


def test_python_3_is_left_alone(globals_of):
    found = globals_of("import helper\nx = 7 / 2, map, helper.x, type({}.keys()).__name__", helper="x = 5 / 2")
    assert found["x"] == (3.5, map, 2.5, "dict_keys")


def test_true_division_where_it_is_asked_for(globals_of):
    assert globals_of("from __future__ import division\nprint 'x'\nx = 7 / 2\nx /= 2")["x"] == 1.75


@pytest.mark.parametrize("a, b, quotient", [
    (7, 2, 3), (-7, 2, -4), (True, 2, 0), (7., 2, 3.5), (np.int32(7), 2, 3), (np.float32(7), 2, 3.5), (7, 2.5, 2.8),
])
def test_division_of_numbers(a, b, quotient):
    assert operations.divide(a, b) == quotient


def test_division_of_tensors():
    theano = pytest.importorskip("keras1.backend").theano
    T = theano.tensor
    i, x = T.ivector(), T.fvector()
    assert operations.divide(i, 2).dtype == "int32" and operations.divide(x, 2).dtype == "float32"
    assert operations.divide(i, x).dtype == "float64" or operations.divide(i, x).dtype == "float32"


def test_division_by_zero_is_an_error_as_ever(globals_of):
    with pytest.raises(ZeroDivisionError):
        globals_of("print 'a'\n1 / 0")


def test_a_package_finds_its_modules_without_a_dot(globals_of, write):
    write("nets/__init__.py", "from sizes import size\nimport parts.deep\nprint 'init'")
    write("nets/sizes.py", "size = 3")
    write("nets/parts/__init__.py", "")
    write("nets/parts/deep.py", "print 'deep'\nsize = 4")
    assert globals_of("import nets\nprint 'x'\nx = nets.size, nets.parts.deep.size")["x"] == (3, 4)
    assert "nets" not in sys.modules


def test_an_exception_unpacks_and_a_class_compares(globals_of):
    found = globals_of("class C:\n    def __init__(self, n): self.n = n\n"
                       "    def __cmp__(self, o): return cmp(self.n, o.n)\n"
                       "try:\n    raise IOError, (2, 'no')\nexcept IOError, (code, text):\n    pass\n"
                       "x = code, text, max(C(1), C(2)).n, C(1) == C(1), len({C(1): 0})")
    assert found["x"] == (2, "no", 2, True, 1)


def test_a_keyword_of_python_3_as_a_name_is_a_syntax_error_at_its_line(tmp_path):
    path = tmp_path / "old.py"
    path.write_text("print 1\nasync = 2\n")
    with pytest.raises(SyntaxError) as caught:
        compiled(read_source(str(path)), True)
    assert caught.value.lineno == 2


def test_pickles_of_python_2(tmp_path, globals_of):
    def old_pickle(x):  # what Python 2 wrote of a string and an array: bytes
        return pickle.dumps(x, protocol=2)
    with gzip.open(tmp_path / "data.pkl.gz", "wb") as file:
        file.write(b"(S'caf\\xe9'\np0\nI3\ntp1\n.")
    (tmp_path / "array.pkl").write_bytes(old_pickle({"x": np.arange(3)}))
    found = globals_of("import cPickle, gzip\nx = cPickle.load(gzip.open('data.pkl.gz'))\n"
                       "y = cPickle.load(open('array.pkl'))['x'].sum()\nprint x")
    assert found["x"] == ("caf\xe9", 3) and found["y"] == 3


def test_bytes_pass_for_a_string():
    data = Text(b"\x00ab c")
    assert data[0] == "\x00" and data.split(" ")[1] == "c" and "b c" in data and data + "!" == "\x00ab c!"
    assert {Text(b"a"): 1}["a"] == 1 and "%s|" % Text(b"a") == "a|" and list(Text(b"ab")) == ["a", "b"]
    assert np.frombuffer(Text(b"\x01\x00"), "uint8").tolist() == [1, 0] and isinstance(data, bytes)


@pytest.mark.parametrize("data, text", [
    (b"", True), (b"a\tb\r\n", True), ("\xe4\u4e2d".encode(), True), ("K\xf6ln liegt am Rhein".encode("latin-1"), True),
    (b"\x80\x02}q\x00.", False), (b"\x89PNG\r\n\x1a\n", False), (bytes(range(256)), False),
])
def test_what_looks_like_text(data, text):
    assert looks_like_text(data) is text


def test_libraries_go_on_reading_bytes(tmp_path, globals_of):
    np.save(tmp_path / "a.npy", np.arange(3))
    found = globals_of("import numpy as np, json\njson.dump({'a': 1}, open('a.json', 'wb'))\n"
                       "x = np.load(open('a.npy')).sum(), json.load(open('a.json', 'rb'))['a']\nprint x")
    assert found["x"] == (3, 1)


@pytest.mark.parametrize("name", ["ConfigParser", "Queue", "HTMLParser", "urlparse", "httplib", "thread", "copy_reg",
                                  "StringIO", "cStringIO", "cPickle", "urllib", "urllib2", "string", "itertools",
                                  "types", "UserDict", "commands", "sets", "md5", "hashlib", "csv", "codecs", "sys"])
def test_the_standard_library_is_there_under_its_old_names(name):
    assert replacement(name) is replacement(name) is not None


@pytest.mark.parametrize("statement, expected", [
    ("x = np.zeros((4 * 0.5, 3)).shape", (2, 3)), ("n = 0.8 * 10\nx = len(np.arange(10)[:n])", 8),
    ("n = 0.5 * 4\nx = np.arange(5)[n]", 2), ("x = np.float(3), np.int(2.5), np.bool(1)", (3.0, 2, True)),
    ("a = np.arange(3)\nx = a == None, a != None, None == 1", (False, True, False)),
    ("x = np.random.random_integers(1, 1, 3).tolist()", [1, 1, 1]), ("x = np.asscalar(np.array([2]))", 2),
    ("x = np.random.randn(2.0).shape", (2,)), ("import time, inspect, collections\nx = time.clock() >= 0, "
     "inspect.getargspec(lambda a, b=1: 0).args, issubclass(dict, collections.Mapping)", (True, ["a", "b"], True)),
])
@pytest.mark.parametrize("python", [2, 3])
def test_habits_of_old_libraries(globals_of, python, statement, expected):
    before = np.zeros, np.load
    text = "import numpy as np\n%s\n%s" % (statement, "print x" if python == 2 else "print(x)")
    assert globals_of(text)["x"] == expected
    assert (np.zeros, np.load) == before


def test_a_float_where_none_was_allowed_is_an_error_still(globals_of):
    with pytest.raises(TypeError):
        globals_of("print [1, 2][1.0]")
    with pytest.raises(TypeError):
        globals_of("import numpy as np\nnp.zeros('a', 'b', 2.)")


def test_a_source_with_a_byte_order_mark(tmp_path):
    path = tmp_path / "old.py"
    path.write_bytes("\ufeffprint 'a'\r\nprint 'b'".encode("utf-8"))
    assert read_source(str(path)) == Source(str(path), "print 'a'\nprint 'b'", True)


@pytest.mark.parametrize("data", [b"# coding: nonsense\nx = 1", b"# coding: ascii\nx = '\xff'"])
def test_an_encoding_that_does_not_fit_is_a_syntax_error(tmp_path, data):
    path = tmp_path / "old.py"
    path.write_bytes(data)
    with pytest.raises(SyntaxError):
        read_source(str(path))
