"""The root command knows every command by name and loads one only when it is called."""

import sys
from pathlib import Path

import click
import pytest

from assistant.cli import errors
from assistant.cli.commands import target
from assistant.cli.main import _COMMANDS, cli, main

MODULES = {p.stem for p in Path(target.__file__).parent.glob("*.py")} - {"__init__"}


def test_every_module_of_a_command_is_named_once():
    modules = [module for module, _ in _COMMANDS.values()]
    assert sorted(modules) == sorted(MODULES)


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_name_leads_to_a_command(name):
    assert isinstance(cli.get_command(click.Context(cli), name), click.Command)


def test_help_lists_all_commands_in_chinese(capsys):
    assert errors.run(cli, ["--help"]) == errors.DONE
    shown = capsys.readouterr().out
    assert [name for name in _COMMANDS if f"  {name} " not in shown] == []
    assert "用法：" in shown


def test_an_unknown_command_is_one_line_on_standard_error(capsys):
    assert errors.run(cli, ["draught"]) == errors.WRONG_USE
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)


def test_the_entry_point_ends_with_the_code_of_the_command(monkeypatch, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["target", "≥95%"])
    assert ended.value.code == errors.DONE
    monkeypatch.setattr(sys, "argv", ["jixiao", "draught"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == errors.WRONG_USE
