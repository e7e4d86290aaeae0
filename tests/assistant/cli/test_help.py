"""What the help says is what the commands do: options are described, formats are those of the readers."""

import re

import click
import pytest

from assistant.cli.main import cli
from assistant.files.formats import Use, listed
from policy_corpus.frameworks import list_frameworks


def commands(group=cli, path=()):
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


ALL = dict(commands())


def option(command, name):
    return next(p for p in ALL[command].params if p.name == name).help


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_and_every_option_is_described(path):
    command = ALL[path]
    assert re.search("[一-龥]", command.help or "")
    bare = [p.name for p in command.params if isinstance(p, click.Option) and not re.search("[一-龥]", p.help or "")]
    assert bare == []


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_no_help_counts_what_data_can_change(path):
    texts = [ALL[path].help, *(p.help or "" for p in ALL[path].params if isinstance(p, click.Option))]
    assert not re.search(r"(?:\d+|[二三四五六七八九十]+)\s*(?:条规则|个口径|套口径|个框架|份文件)", " ".join(texts))


@pytest.mark.parametrize(
    ("command", "use"),
    [
        (("review",), Use.FORM),
        (("read",), Use.FORM),
        (("evaluate",), Use.FORM),
        (("results-template",), Use.FORM),
        (("survey", "questionnaire"), Use.FORM),
        (("survey", "count"), Use.SURVEY),
        (("corpus", "add"), Use.POLICY),
        (("report",), Use.PAPER),
        (("draft",), Use.BRIEF),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_formats_in_a_help_text_are_those_of_the_table(command, use):
    assert listed(use) in ALL[command].help


@pytest.mark.parametrize(
    ("command", "name", "use"),
    [
        (("evaluate",), "results", Use.RESULTS),
        (("report",), "declaration", Use.FORM),
        (("report",), "survey", Use.SURVEY),
        (("report",), "scores", Use.SCORES),
    ],
)
def test_formats_of_an_option_are_those_of_the_table(command, name, use):
    assert listed(use) in option(command, name)


def test_every_framework_is_named():
    assert all(f.id in option(("report",), "framework") for f in list_frameworks())
