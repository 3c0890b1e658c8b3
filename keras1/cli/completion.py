"""``keras1 completion SHELL``: what a shell needs to complete the commands and their options."""
import argparse
import importlib
from typing import Optional, Sequence

import shtab

_EXAMPLES = """\
examples:
  eval "$(keras1 completion bash)"
  keras1 completion zsh > ~/.zfunc/_keras1
"""


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Print the script that shtab makes of the commands' parsers."""
    options = _parser().parse_args(argv)
    print(shtab.complete(whole_parser(), shell=options.shell))
    return 0


def whole_parser() -> argparse.ArgumentParser:
    """All commands as one parser; a command that builds its own as it runs is only named."""
    from keras1.cli import COMMANDS
    parser = argparse.ArgumentParser(prog="keras1")
    commands = parser.add_subparsers()
    for name, told in COMMANDS.items():
        module = importlib.import_module("keras1.cli." + name)
        build = getattr(module, "_parser", None)
        parents = [build()] if build is not None else []
        commands.add_parser(name, help=told, parents=parents, conflict_handler="resolve")
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="keras1 completion", epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Print what a shell needs to complete the commands of keras1 and their options.")
    parser.add_argument("shell", choices=shtab.SUPPORTED_SHELLS)
    return parser
