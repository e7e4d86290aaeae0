"""What the help says is what the commands do: options are described, formats are those of the readers."""

import re

import click
import pytest

from assistant.cli.main import cli
from assistant.files.document_text import SUFFIXES
from assistant.files.folder import READABLE
from assistant.files.interface import IntakeError
from assistant.forms.reader import FORMATS
from assistant.forms.results.reader import read_results
from assistant.jobs.declaration.brief_file import read_brief_file
from assistant.jobs.evaluation.score_edits import read_edits
from assistant.jobs.survey.table import read_tables
from policy_corpus.frameworks import list_frameworks
from tests.fakes.approved import approved

_REFUSED = re.compile("请先另存为其中一种|不认识|旧版|不是文本文件")
_TRIED = ("json", "yaml", "docx", "xlsx", "xlsm", "csv", "tsv", "txt", "md", "pdf", "png", "xls", "html")


def commands(group=cli, path=()):
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


ALL = dict(commands())


def formats(text):
    return {
        f.lower()
        for f in re.findall(r"(?<![A-Za-z])(?:JSON|YAML|DOCX|XLSX|XLSM|CSV|TSV|TXT|MD|PDF|HTML?)(?![A-Za-z])", text)
    }


def option(command, name):
    return next(p for p in ALL[command].params if p.name == name).help


def taken(read, folder):
    """The formats that a reader does not refuse by their name, whatever it finds in them."""
    found = set()
    for suffix in _TRIED:
        path = folder / f"文件.{suffix}"
        path.write_bytes("没有内容".encode())
        try:
            read(path)
        except IntakeError as error:
            if _REFUSED.search(str(error)):
                continue
        except ValueError:
            pass
        found.add(suffix)
    return found


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
    "command", [("review",), ("read",), ("evaluate",), ("results-template",), ("survey", "questionnaire")]
)
def test_formats_of_filings_are_those_of_the_table(command):
    assert formats(ALL[command].help) == {suffix[1:] for suffix in FORMATS}


def test_formats_of_originals_and_papers_are_those_of_their_readers():
    assert formats(ALL["corpus", "add"].help) == {s[1:] for s in SUFFIXES}
    assert formats(ALL["report",].help.split("）")[0]) == {s[1:] for s in READABLE}
    assert formats(option(("report",), "declaration")) == {suffix[1:] for suffix in FORMATS}


def test_formats_of_results_scores_and_answers_are_those_that_are_not_refused(tmp_path):
    results = taken(lambda path: read_results(path, approved()), tmp_path)
    assert formats(option(("evaluate",), "results")) == results
    assert formats(option(("report",), "results")) == results
    assert formats(option(("report",), "scores")) == taken(read_edits, tmp_path)
    answers = taken(read_tables, tmp_path)
    assert formats(ALL["survey", "count"].help) == answers
    assert formats(option(("report",), "survey")) == {*answers, "json"}


def test_every_format_of_briefs_that_is_named_is_read(tmp_path):
    assert formats(ALL["draft",].help) <= taken(read_brief_file, tmp_path)


def test_every_framework_is_named():
    assert all(f.id in option(("report",), "framework") for f in list_frameworks())
