"""The indicator library on the command line: searched, looked at, and taught a filing."""

import json

import pytest
from click.testing import CliRunner

from assistant.cli import errors
from assistant.cli.commands.library import command
from tests.fakes.approved import approved


@pytest.fixture
def run(tmp_path):
    """Run a library command with a data folder of its own; output and exit code."""

    def called(*args):
        runner = CliRunner(env={"JIXIAO_DATA_DIR": str(tmp_path / "data")})
        done = runner.invoke(command, [str(a) for a in args], standalone_mode=False)
        if done.exception:
            raise done.exception
        return done.output, done.return_value

    return called


def test_sectors_are_listed_with_their_kinds_of_work(run):
    output, code = run("show")
    assert code == errors.DONE
    assert "商务  commerce" in output


def test_a_sector_shows_its_kinds_of_work_by_id_or_by_name(run):
    assert run("show", "commerce") == run("show", "商务")
    assert "commerce.trade-in" in run("show", "商务")[0]


def test_a_kind_of_work_shows_what_follows_from_it(run):
    output, _ = run("show", "commerce.trade-in")
    assert output.index("做什么：") < output.index("直接带来什么：") < output.index("谁满意：")
    assert "commerce.trade-in-energy-saved" in output


def test_an_entry_shows_how_its_value_is_set(run):
    output, _ = run("show", "commerce.voucher-redemption-rate")
    assert "统计口径：" in output
    assert "建议值依据：历史标准" in output


def test_an_entry_is_given_as_json(run):
    assert json.loads(run("show", "commerce.voucher-redemption-rate", "--json")[0])["level2"] == "质量指标"


def test_an_unknown_id_says_where_to_look(run):
    with pytest.raises(errors.WrongUse, match="jixiao library search"):
        run("show", "no.such")


def test_what_was_learned_from_a_filing_is_found_and_marked_as_the_units_own(run, tmp_path):
    path = tmp_path / "a.json"
    path.write_text(approved().model_dump_json(), encoding="utf-8")
    output, code = run("learn", path)
    assert (code, "已收进 8 条" in output) == (errors.DONE, True)
    assert "〔本单位〕" in run("search", "培训考核合格率")[0]


def test_a_filing_without_a_project_teaches_nothing_and_says_why(run, tmp_path):
    path = tmp_path / "a.json"
    project = approved().project.model_copy(update={"name": ""})
    path.write_text(approved().model_copy(update={"project": project}).model_dump_json(), encoding="utf-8")
    with pytest.raises(errors.UnreadableInput, match="项目名称"):
        run("learn", path)
    assert not (tmp_path / "data").exists()


def test_search_without_a_hit_says_so(run):
    assert "没有找到" in run("search", "曲速引擎")[0]
