"""The command line's front: commands, --version, --help, slips."""
import subprocess
import sys

import pytest

import keras1
from keras1.cli import COMMANDS, main


def test_version_names_keras1_and_the_release_it_is(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "keras1 %s, being Keras 0.3.1\n" % keras1.__version__


@pytest.mark.parametrize("words", [[], ["-h"], ["--help"]])
def test_help_lists_every_command(words, capsys):
    assert main(words) == 0
    out = capsys.readouterr().out
    assert all("  %s " % command in out for command in COMMANDS)


def test_an_unknown_command_offers_the_nearest(capsys):
    assert main(["chnages"]) == 2
    error = capsys.readouterr().err
    assert error == ("keras1: no command 'chnages'; did you mean 'changes'? "
                     "the commands are: %s\n" % ", ".join(COMMANDS))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "usage: keras1 %s" % command in capsys.readouterr().out


def test_python_m_keras1():
    done = subprocess.run([sys.executable, "-m", "keras1", "--version"], capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.startswith("keras1 ")
