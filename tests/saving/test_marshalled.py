"""Marshalled code is taken apart as data, and told by the Python that wrote it."""
import base64
import marshal
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keras1.saving import marshalled

HERE = "%d.%d" % sys.version_info[:2]

#: What other Pythons make of this function and of ``lambda x: x[0] + 1``; see `written_by`.
SOURCE = """
def outer(scale):
    def inner(xs, by=2, *rest):
        for x in xs:
            if x > 10 ** 20 or x in (1.5, 2j, None, 'text', u'\\xe9'):
                return [scale * x for x in rest]
        return (lambda y: y)(xs)
    return inner
"""

#: ``marshal.dumps`` of ``inner`` and of a lambda, by Python 2.7, 3.6, 3.8, 3.10 and 3.12.
WRITTEN = {
    "2.7": ("2", (
        "YwIAAAAEAAAABwAAABcAAABzUQAAAHhBAHwAAERdOQB9AwB8AwBkCABrBABzJQB8AwBkCQBrBgByBwBnAAB8AgBEXRAAfQMAiAAA"
        "fAMAFF4CAHEsAFNxBwBXZAcAhAAAfAAAgwEAUygKAAAATmkKAAAAaRQAAABnAAAAAAAA+D95AAAAAAAAAAAAAAAAAAAAQHQEAAAA"
        "dGV4dHUCAAAAw6ljAQAAAAEAAAABAAAAUwAAAHMEAAAAfAAAUygBAAAATigAAAAAKAEAAAB0AQAAAHkoAAAAACgAAAAAcwgAAAA8"
        "c3RyaW5nPnQIAAAAPGxhbWJkYT4HAAAAdAAAAABsBQAAAAAAIEa1eDpeVgAoBQAAAGcAAAAAAAD4P3kAAAAAAAAAAAAAAAAAAABA"
        "TlIAAAAAdQIAAADDqSgBAAAAdAQAAABOb25lKAQAAAB0AgAAAHhzdAIAAABieXQEAAAAcmVzdHQBAAAAeCgBAAAAdAUAAABzY2Fs"
        "ZSgAAAAAcwgAAAA8c3RyaW5nPnQFAAAAaW5uZXIDAAAAcwgAAAAAAQ0BGAEfAQ==",
        "YwEAAAABAAAAAgAAAEMAAABzDAAAAHwAAGQBABlkAgAXUygDAAAATmkAAAAAaQEAAAAoAAAAACgBAAAAdAEAAAB4KAAAAAAoAAAA"
        "AHMIAAAAPHN0cmluZz50CAAAADxsYW1iZGE+BAAAAHQAAAAA")),
    "3.6": ("3.0 to 3.7", (
        "4wIAAAAAAAAABAAAAAcAAAAXAAAAczwAAAB4LnwARABdJn0DfANkC2sEcxp8A2QMawZyBocAZgFkB2QIhAh8AkQAgwFTAHEGVwBk"
        "CWQKhAB8AIMBUwApDU7pCgAAAOkUAAAA5wAAAAAAAPg/+QAAAAAAAAAAAAAAAAAAAEDaBHRleHT1AgAAAMOpYwEAAAAAAAAAAgAA"
        "AAQAAAATAAAAcxQAAABnAHwAXQx9AYgAfAEUAJECcQRTAKkAcgcAAAApAtoCLjDaAXgpAdoFc2NhbGVyBwAAANoIPHN0cmluZz76"
        "CjxsaXN0Y29tcD4GAAAAcwIAAAAGAHoob3V0ZXIuPGxvY2Fscz4uaW5uZXIuPGxvY2Fscz4uPGxpc3Rjb21wPmMBAAAAAAAAAAEA"
        "AAABAAAAUwAAAHMEAAAAfABTACkBTnIHAAAAKQHaAXlyBwAAAHIHAAAAcgsAAADaCDxsYW1iZGE+BwAAAHMAAAAAeiZvdXRlci48"
        "bG9jYWxzPi5pbm5lci48bG9jYWxzPi48bGFtYmRhPmwFAAAAAAAgRrV4Ol5WACkFcgMAAAByBAAAAE5yBQAAAHIGAAAAcgcAAAAp"
        "BFoCeHNaAmJ52gRyZXN0cgkAAAApAXIKAAAAcgcAAAByCwAAANoFaW5uZXIDAAAAcwgAAAAAAQoBEAEWAQ==",
        "4wEAAAAAAAAAAQAAAAIAAABDAAAAcwwAAAB8AGQBGQBkAhcAUwApA07pAAAAAOkBAAAAqQApAdoBeHIDAAAAcgMAAADaCDxzdHJp"
        "bmc+2gg8bGFtYmRhPgQAAABzAAAAAA==")),
    "3.8": ("3.8 to 3.10", (
        "4wIAAAAAAAAAAAAAAAQAAAAEAAAAFwAAAHM8AAAAfABEAF0qfQN8A2QBawRzGHwDZAJrBnIEhwBmAWQDZASECHwCRACDAQIAAQBT"
        "AHEEZAVkBoQAfACDAVMAKQdObAUAAAAAACBGtXg6XlYAKQVnAAAAAAAA+D95AAAAAAAAAAAAAAAAAAAAQE7aBHRleHT1AgAAAMOp"
        "YwEAAAAAAAAAAAAAAAIAAAAEAAAAEwAAAHMUAAAAZwB8AF0MfQGIAHwBFACRAnEEUwCpAHIDAAAAKQLaAi4w2gF4qQHaBXNjYWxl"
        "cgMAAADaCDxzdHJpbmc+2go8bGlzdGNvbXA+BgAAAHMEAAAABgACAHoob3V0ZXIuPGxvY2Fscz4uaW5uZXIuPGxvY2Fscz4uPGxp"
        "c3Rjb21wPmMBAAAAAAAAAAAAAAABAAAAAQAAAFMAAABzBAAAAHwAUwApAU5yAwAAACkB2gF5cgMAAAByAwAAAHIIAAAA2gg8bGFt"
        "YmRhPgcAAADzAAAAAHomb3V0ZXIuPGxvY2Fscz4uaW5uZXIuPGxvY2Fscz4uPGxhbWJkYT5yAwAAACkEWgJ4c1oCYnnaBHJlc3Ry"
        "BQAAAHIGAAAAcgMAAAByCAAAANoFaW5uZXIDAAAAcwgAAAAAAQgBEAEYAQ==",
        "4wEAAAAAAAAAAAAAAAEAAAACAAAAQwAAAHMMAAAAfABkARkAZAIXAFMAKQNO6QAAAADpAQAAAKkAKQHaAXhyAwAAAHIDAAAA2gg8"
        "c3RyaW5nPtoIPGxhbWJkYT4EAAAA8wAAAAA=")),
    "3.10": ("3.8 to 3.10", (
        "4wIAAAAAAAAAAAAAAAQAAAAEAAAAFwAAAHM8AAAAfABEAF0VfQN8A2QBawRzDHwDZAJ2AHIXhwBmAWQDZASECHwCRACDAQIAAQBT"
        "AHECZAVkBoQAfACDAVMAKQdObAUAAAAAACBGtXg6XlYAKQVnAAAAAAAA+D95AAAAAAAAAAAAAAAAAAAAQE7aBHRleHT1AgAAAMOp"
        "YwEAAAAAAAAAAAAAAAIAAAAEAAAAEwAAAHMUAAAAZwB8AF0GfQGIAHwBFACRAnECUwCpAHIDAAAAKQLaAi4w2gF4qQHaBXNjYWxl"
        "cgMAAADaCDxzdHJpbmc+2go8bGlzdGNvbXA+BgAAAHMCAAAAFAB6KG91dGVyLjxsb2NhbHM+LmlubmVyLjxsb2NhbHM+LjxsaXN0"
        "Y29tcD5jAQAAAAAAAAAAAAAAAQAAAAEAAABTAAAAcwQAAAB8AFMAKQFOcgMAAAApAdoBeXIDAAAAcgMAAAByCAAAANoIPGxhbWJk"
        "YT4HAAAAcwIAAAAEAHomb3V0ZXIuPGxvY2Fscz4uaW5uZXIuPGxvY2Fscz4uPGxhbWJkYT5yAwAAACkEWgJ4c1oCYnnaBHJlc3Ry"
        "BQAAAHIGAAAAcgMAAAByCAAAANoFaW5uZXIDAAAAcwoAAAAIARABFgEC/wwC",
        "4wEAAAAAAAAAAAAAAAEAAAACAAAAQwAAAHMMAAAAfABkARkAZAIXAFMAKQNO6QAAAADpAQAAAKkAKQHaAXhyAwAAAHIDAAAA2gg8"
        "c3RyaW5nPtoIPGxhbWJkYT4EAAAAcwIAAAAMAA==")),
    "3.12": ("3.11 or later", (
        "4wIAAAAAAAAAAAAAAAYAAAAXAAAA82oAAACVAZcAfABEAF0gAAB9A3wDZAFrRAAAcwV8A2QCdgBzAYwNfAJEAI8DYwJnAGMCXQcA"
        "AH0DiQR8A3oFAACRAowJBABjAn0DYwIBAFMABAACAGQDhAB8AKsBAAAAAAAAUwBjAgEAYwJ9A3cAKQRObAUAAAAAACBGtXg6XlYA"
        "KQVnAAAAAAAA+D95AAAAAAAAAAAAAAAAAAAAQE7aBHRleHT1AgAAAMOpYwEAAAAAAAAAAAAAAAEAAAATAAAA8wYAAACXAHwAUwAp"
        "AU6pACkB2gF5cwEAAAAg+gg8c3RyaW5nPvoIPGxhbWJkYT56Jm91dGVyLjxsb2NhbHM+LmlubmVyLjxsb2NhbHM+LjxsYW1iZGE+"
        "BwAAAHMGAAAAgACYIYAA8wAAAAByBQAAACkF2gJ4c9oCYnnaBHJlc3TaAXjaBXNjYWxlcwUAAAAgICAggHIHAAAA2gVpbm5lcvoU"
        "b3V0ZXIuPGxvY2Fscz4uaW5uZXIDAAAAc0gAAAD4gADYERPyAAIJMYhB2A8QkDiKfJhx0CRE0h9E2Csv1hcwoGGYBaABmwnSFzDS"
        "EDDwBQIJMfIGABEcmFLTDyDQCCD58gMAGDFzBAAAAJUMMAY=",
        "4wEAAAAAAAAAAAAAAAIAAAADAAAA8xIAAACXAHwAZAEZAAAAZAJ6AAAAUwApA07pAAAAAOkBAAAAqQApAdoBeHMBAAAAIPoIPHN0"
        "cmluZz76CDxsYW1iZGE+cgcAAAAEAAAAcw4AAACAAKBxqBGhdKhhoXiAAPMAAAAA")),
}


def inner_and_lambda():
    space = {}
    exec(SOURCE, space)
    return marshal.dumps(space["outer"](3).__code__), marshal.dumps((lambda x: x[0] + 1).__code__)


@pytest.mark.parametrize("layout, texts", WRITTEN.values(), ids=WRITTEN)
def test_code_of_other_pythons(layout, texts):
    inner, simple = [marshalled.read(base64.b64decode(text)) for text in texts]
    assert (inner.name, inner.free, inner.python) == ("inner", 1, layout)
    assert (simple.name, simple.free, simple.python) == ("<lambda>", 0, layout)
    for code in (inner, simple):
        if code.runs_here:  # another of the same layout; jumps and unknown operations are not taken for one's own
            continue
        with pytest.raises(ValueError, match="marshalled by Python %s and cannot run on Python %s" % (layout, HERE)):
            code.function({})


def test_code_of_python_2_never_runs_here():
    for text in WRITTEN["2.7"][1]:
        assert not marshalled.read(base64.b64decode(text)).runs_here


def test_own_code():
    inner, simple = [marshalled.read(code) for code in inner_and_lambda()]
    assert (inner.name, inner.free, simple.name, simple.free) == ("inner", 1, "<lambda>", 0)
    assert simple.runs_here and simple.function({})([4]) == 5
    with pytest.raises(ValueError, match="reads 1 variables of the function around it|cannot run"):
        inner.function({})


def test_own_code_says_who_wrote_it():
    text = marshalled.text_of(inner_and_lambda()[1])
    found = marshalled.read(text)
    assert found.python == HERE and found.runs_here and found.function({})([1]) == 2
    other = marshalled.read(text.replace("Python " + HERE, "Python 3.7"))
    assert other.python == "3.7" and not other.runs_here


def test_globals_are_those_given():
    code = marshalled.read(marshalled.text_of(marshal.dumps(_first_code("f = lambda x: x + OFFSET"))))
    assert code.function({"OFFSET": 3})(4) == 7


def _first_code(source):
    return next(one for one in compile(source, "", "exec").co_consts if hasattr(one, "co_code"))


def test_text_is_read_as_python_2_wrote_it():
    """JSON took the bytes of a code object for UTF-8."""
    data = base64.b64decode(WRITTEN["2.7"][1][1])
    assert marshalled.read(data.decode("utf-8")).name == "<lambda>"


@pytest.mark.parametrize("stored", [b"", "c", b"c" + bytes(40), marshal.dumps((1, 2)), "\u20ac", b"\xe3" + b"(" * 3000])
def test_what_is_no_code(stored):
    with pytest.raises(ValueError, match="no marshalled code"):
        marshalled.read(stored)


@given(st.binary(max_size=60), st.integers(0, 200))
def test_broken_code_is_refused_or_read(noise, place):
    """Whatever the bytes are, taking them apart ends, and only in these two ways."""
    data = bytearray(inner_and_lambda()[0])
    data[place:place + len(noise)] = noise
    try:
        marshalled.read(bytes(data))
    except ValueError as error:
        assert "no marshalled code" in str(error)


def written_by(python):
    """What another Python makes of the two; how `WRITTEN` was made."""
    script = ("import base64, marshal\nspace = {}\nexec(%r, space)\n"
              "for f in (space['outer'](3), lambda x: x[0] + 1):\n"
              "    print(base64.b64encode(marshal.dumps(f.__code__)).decode())" % SOURCE)
    return subprocess.check_output([python, "-c", script], env=dict(os.environ, PYTHONPATH="")).decode().split()


def test_this_python_is_read_too():
    for text in written_by(sys.executable):
        assert marshalled.read(base64.b64decode(text)).name in ("inner", "<lambda>")
