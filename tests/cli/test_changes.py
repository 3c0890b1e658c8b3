"""keras1 changes: the registry, printed."""
import io
import json

import pytest

from keras1.cli.changes import as_json, as_markdown, as_text, main
from keras1.history import Change, release

CHANGES = [
    Change("a.B", "default", release("0.3.2"), "argument 'x'", "1", "2", "for a reason"),
    Change("a.c._how", "formula", release("1.0.0"), "formula", "_how", "_how_now", "because of a | b", True),
]


def test_as_text_is_a_line_for_each_change():
    assert as_text(CHANGES).splitlines() == [
        "0.3.2  a.B: argument 'x': 1 -> 2 (for a reason)",
        "1.0.0  a.c._how: formula: _how -> _how_now (because of a | b) [bug]",
    ]


def test_as_json_has_the_fields_by_name():
    assert json.loads(as_json(CHANGES))[0] == {
        "owner": "a.B", "kind": "default", "release": "0.3.2", "what": "argument 'x'", "before": "1", "after": "2",
        "reason": "for a reason", "bug": False}


def test_as_markdown_is_a_table_for_each_release():
    page = as_markdown(CHANGES)
    assert page.startswith("# History\n") and page.index("## 0.3.2") < page.index("## 1.0.0")
    assert "| `a.B` | argument 'x' | `1` | `2` | for a reason |" in page
    assert "| `a.c` | formula |  |  | because of a \\| b (*bug*) |" in page


@pytest.fixture
def printed(capsys):
    """The command's exit status and what it printed."""
    def run(*words):
        status = main(words)
        captured = capsys.readouterr()
        return status, captured.out, captured.err
    return run


def test_every_change_is_listed_oldest_first(printed):
    status, out, _ = printed("--json")
    releases = [release(change["release"]) for change in json.loads(out)]
    assert status == 0 and releases and releases == sorted(releases)


def test_a_name_and_a_span_of_releases_choose(printed):
    _, out, _ = printed("rnn", "--after", "0.3.2", "--until", "0.3.3", "--json")
    found = json.loads(out)
    assert found and all("rnn" in change["owner"].lower() and change["release"] == "0.3.3" for change in found)


def test_a_known_name_without_a_change_in_the_span_is_no_error(printed):
    assert printed("rnn", "--after", "2.3.0") == (0, "", "")


def test_an_unknown_name_offers_the_nearest(printed):
    status, out, error = printed("bakend")
    assert (status, out) == (1, "") and "did you mean 'backend'?" in error


def test_an_unknown_release_is_a_usage_error(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--after", "0.3.9"])
    assert ended.value.code == 2
    assert "unknown Keras release '0.3.9'; did you mean '0.3.3'?" in capsys.readouterr().err


def test_from_and_to_are_a_span_and_every_public_name_is_there(printed):
    status, out, _ = printed("np_utils.to_categorical", "--from", "2.1.6", "--to", "3")
    assert status == 0
    assert "2.2.4  utils.np_utils.to_categorical: argument 'dtype': absent -> 'float32'\n" in out
    assert out.endswith("3  utils.np_utils.to_categorical: name: to_categorical -> gone\n")


def test_a_table_has_a_row_for_each_change():
    from rich.console import Console

    from keras1.cli.changes import as_table
    console = Console(width=120, record=True, file=io.StringIO())
    console.print(as_table(CHANGES))
    text = console.export_text()
    assert "a.B" in text and "for a reason" in text and "0.3.2" in text
