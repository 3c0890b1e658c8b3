"""keras1 completion."""
from keras1.cli import COMMANDS
from keras1.cli.completion import main


def test_every_command_and_its_options_are_known_to_the_shell(capsys):
    assert main(["bash"]) == 0
    out = capsys.readouterr().out
    assert all(command in out for command in COMMANDS) and "--emulate" in out
