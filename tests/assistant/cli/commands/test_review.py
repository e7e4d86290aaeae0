"""``jixiao review`` and ``jixiao read`` as a person or a script uses them."""

import json

import pytest

from assistant.cli import errors
from assistant.cli.main import cli
from tests.fakes.approved import approved
from tests.fakes.forms import CONTRADICTORY, DECLARED, MONITORED, REVIEWED, word


@pytest.fixture
def run(capsys):
    def call(*args):
        code = errors.run(cli, [str(a) for a in args])
        return code, capsys.readouterr()

    return call


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "好.json"
    path.write_text(approved().model_dump_json(), encoding="utf-8")
    return path


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "错.json"
    path.write_text(json.dumps({"form": "goal_declaration", "project": {"name": "x"}}), encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "坏.docx"
    path.write_bytes(b"no word file")
    return path


def test_the_help_names_every_format_of_the_table(run):
    for command in ("review", "read"):
        _, stated = run(command, "--help")
        assert all(suffix[1:] in stated.out for suffix in (".docx", ".xls", ".pdf", ".json"))
    assert "ZIP" in run("review", "--help")[1].out
    assert "文件夹" in run("review", "--help")[1].out


def test_one_bad_file_is_a_row_and_the_others_are_reviewed(run, good, broken):
    code, stated = run("review", broken, good, "--json")
    bad, fine = json.loads(stated.out)
    assert code == errors.UNREADABLE
    assert bad == {
        "source": "坏.docx", "form": "unknown", "filing": None, "findings": [], "skipped": [],
        "error": "“坏.docx”不是有效的 Word 文件（.docx）。请用 Word 或 WPS 打开后另存为 .docx 再试。",
    }  # fmt: skip
    assert (fine["source"], fine["form"], fine["confidence"]) == ("好.json", "goal_declaration", 1)
    assert fine["filing"]["project"]["name"] == "养老护理员培训"
    assert {"findings", "skipped", "form_reason"} <= fine.keys()


def test_people_are_noted_of_the_bad_file_too(run, good, broken):
    code, stated = run("review", broken, good)
    assert code == errors.UNREADABLE
    assert "坏.docx\n没有检查：“坏.docx”不是有效的 Word 文件" in stated.out
    assert "好.json  养老护理员培训（口径 central-2021）" in stated.out


@pytest.mark.parametrize("order", [1, -1])
def test_an_error_in_a_filing_goes_before_a_file_that_cannot_be_read(run, broken, wrong, order):
    assert run("review", *[broken, wrong][::order])[0] == errors.FINDINGS


def test_filings_without_errors_end_well(run, good):
    assert run("review", good)[0] == errors.DONE


def test_a_single_file_that_cannot_be_read_is_one_line(run, broken):
    code, stated = run("review", broken, "--json")
    assert (code, stated.out) == (errors.UNREADABLE, "")
    assert stated.err.startswith("错误：“坏.docx”不是有效的 Word 文件")
    assert stated.err.count("\n") == 1


def test_a_folder_with_a_single_bad_file_is_still_a_list(run, broken):
    code, stated = run("review", broken.parent, "--json")
    assert code == errors.UNREADABLE
    assert [row["source"] for row in json.loads(stated.out)] == ["坏.docx"]


def test_a_kind_without_rules_says_that_it_was_not_checked(run, tmp_path):
    path = word(tmp_path / "审核.docx", REVIEWED)
    code, stated = run("review", path)
    assert code == errors.DONE
    assert "审核.docx  绩效目标审核表  \n这是绩效目标审核表，目前没有这种表的检查规则，没有检查。" in stated.out
    (row,) = json.loads(run("review", path, "--json")[1].out)
    assert (row["form"], row["findings"]) == ("review_form", [])
    assert "没有检查" in row["notes"][0]


def test_a_monitoring_form_is_checked_by_the_rules_of_goals(run, tmp_path):
    path = word(tmp_path / "监控.docx", MONITORED)
    code, stated = run("review", path, "--json")
    (row,) = json.loads(stated.out)
    assert (code, row["form"]) == (errors.FINDINGS, "monitoring")
    assert {"COM001", "COM008"} <= {f["code"] for f in row["findings"]}
    assert not {f["code"] for f in row["findings"]} & {"WEI003", "SEL007"}


def test_read_shows_the_kind_how_sure_it_is_and_why(run, tmp_path):
    path = word(tmp_path / "表.docx", DECLARED, MONITORED, CONTRADICTORY)
    code, stated = run("read", path, "--json")
    assert code == errors.DONE
    assert [(row["form"], row["confidence"]) for row in json.loads(stated.out)] == [
        ("goal_declaration", 0.98),
        ("monitoring", 0.98),
        ("unknown", 0),
    ]
    _, shown = run("read", path)
    assert "绩效目标申报表  护理员培训（2026）\n  把握 98%：标题是“项目支出绩效目标申报表（2026年度）”" in shown.out
    assert "未认出的绩效表  护理员培训（2026）\n  把握 0%：认不出是哪一种绩效表" in shown.out


def test_read_gives_the_cells_that_ended_nowhere_with_their_place(run, tmp_path):
    title, rows = DECLARED
    path = word(tmp_path / "表.docx", (title, [[*rows[0], "联系人", "张敏"], *rows[1:]]), year="")
    (row,) = json.loads(run("read", path, "--json")[1].out)
    assert row["unread"] == [{"text": "张敏", "place": {"path": "表.docx", "row": 1, "column": 4, "text": "联系人"}}]
    assert [(item["path"], item["text"]) for item in row["unsure"]] == [("year", "")]
    shown = run("read", path)[1].out
    assert "没有用上：第 1 行第 4 列 联系人 张敏" in shown
    assert "没有把握：year" in shown


def test_a_wrong_profile_is_wrong_use(run, good):
    code, stated = run("review", good, "--profile", "nowhere")
    assert code == errors.WRONG_USE
    assert "没有“nowhere”这个口径" in stated.err


def test_the_papers_of_a_review_are_written_where_they_are_wanted(run, tmp_path):
    word(tmp_path / "甲.docx", DECLARED)
    where = {name: str(tmp_path / name) for name in ("form", "letter", "annotate")}
    run("review", str(tmp_path / "甲.docx"), *(part for name, path in where.items() for part in (f"--{name}", path)))
    made = {p.name for name in where for p in (tmp_path / name).iterdir()}
    assert made == {"护理员培训_绩效目标审核表.docx", "护理员培训_审核意见.docx", "批注_甲.docx"}
