"""Works of every kind through the interface for programs: begun, filled, read, fetched under the name of their kind."""

from io import BytesIO
from urllib.parse import unquote

import openpyxl
import pytest

from assistant.domain.operation import OperationSource
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.store.access import acting
from tests import CASES_FOLDER
from tests.assistant.web.conftest import BRIEF

PAPERS = CASES_FOLDER / "dossier" / "资料"


def fetched(program, path, status=200):
    """Name and content of a file."""
    found = program.http.get(f"/api/v1{path}")
    assert found.status_code == status, found.text
    return unquote(found.headers["content-disposition"].partition("''")[2]), found.content


def sent(program, path, *files, field="files", status=200):
    parts = [(field, (name, content, "application/octet-stream")) for name, content in files]
    return program.post(path, files=parts, status=status)


def waited(program, state):
    while not state["done"]:
        state = program.get(f"/jobs/{state['job']}")
    assert state["error"] == ""
    return state


@pytest.fixture(scope="module")
def declaration(program):
    return program.post("/works", {"brief": BRIEF, "year": 2027}, status=201)["id"]


@pytest.fixture(scope="module")
def results(program, declaration):
    return program.post("/self_evaluations", {"work": declaration}, status=201)["id"]


@pytest.fixture(scope="module")
def evaluation(program, declaration):
    made = program.post("/evaluations", {"name": "护理员培训", "work": declaration}, status=201)
    return made["id"]


def test_a_self_evaluation_is_begun_filled_from_a_file_scored_and_fetched(program, results):
    name, template = fetched(program, f"/self_evaluations/{results}/results.xlsx")
    assert name == "完成情况填报表.xlsx"
    book = openpyxl.load_workbook(BytesIO(template))
    sheet = book.active
    people = next(r["name"] for r in program.get(f"/self_evaluations/{results}")["rows"] if "护理员" in r["name"])
    cells = [c for line in sheet.iter_rows() for c in line]
    column = next(c.column for c in cells if str(c.value).startswith("实际完成值"))
    sheet.cell(next(c.row for c in cells if c.value == people), column).value = "90人"
    changed = BytesIO()
    book.save(changed)
    done = sent(program, f"/self_evaluations/{results}/results", ("完成.xlsx", changed.getvalue()), field="file")
    assert done["applied"]
    row = next(r for r in program.get(f"/self_evaluations/{results}")["rows"] if r["name"] == people)
    assert (row["actual"], row["state_word"]) == ("90人", "未达到")
    kept = sent(program, f"/self_evaluations/{results}/rows/{row['id']}/evidence", ("签到册.txt", "签到".encode()))
    assert kept["applied"]
    assert fetched(program, f"/works/{results}/form.docx")[0].endswith("_绩效自评表（草稿）.docx")
    assert fetched(program, f"/works/{results}/form.xlsx")[0].endswith("_绩效自评表（草稿）.xlsx")


def test_the_report_of_a_self_evaluation_is_written_and_fetched(program, results):
    waited(program, program.post(f"/works/{results}/report"))
    assert len(program.get(f"/works/{results}/report")) > 3
    assert fetched(program, f"/works/{results}/report.docx")[0].endswith("_绩效自评报告（草稿）.docx")
    why_not = program.get(f"/works/{results}/form.docx?final=true", status=400)["error"]
    assert "自评表里还有没有填的" in why_not


def test_a_self_evaluation_begins_from_a_file_and_a_wrong_file_is_refused(program, declaration):
    content = fetched(program, f"/works/{declaration}/form.docx")[1]
    made = sent(program, "/self_evaluations/files", ("申报表.docx", content), field="file", status=201)
    assert made["form"] == "self_evaluation"
    wrong = sent(program, "/self_evaluations/files", ("申报表.exe", b"MZ"), field="file", status=415)
    assert "格式读不了" in wrong["error"]


def test_an_evaluation_takes_papers_reads_them_scores_and_writes(program, evaluation):
    begun = program.get(f"/works/{evaluation}")
    assert (begun["form"], begun["is_final"]) == ("evaluation_report", False)
    assert "还没有阅读资料" in begun["why_not"]
    assert "还没有撰写报告" in program.get(f"/works/{evaluation}/form.docx", status=400)["error"]
    papers = [(p.name, p.read_bytes()) for p in sorted(PAPERS.rglob("*")) if p.suffix == ".txt"][:2]
    assert sent(program, f"/evaluations/{evaluation}/papers", *papers)["added"] == len(papers)
    waited(program, program.post(f"/evaluations/{evaluation}/read"))
    view = program.get(f"/evaluations/{evaluation}")
    assert {p["states"][0]["word"] for p in view["papers"]} <= {"已读", "没有读"}
    assert view["scores"]["rows"]
    waited(program, program.post(f"/works/{evaluation}/report"))
    assert program.get(f"/works/{evaluation}/report")
    assert fetched(program, f"/works/{evaluation}/form.docx")[0].endswith("_绩效评价报告（草稿）.docx")
    assert fetched(program, f"/works/{evaluation}/form.xlsx")[0].endswith("_绩效评价报告（草稿）.xlsx")
    gone = program.post(f"/evaluations/{evaluation}/papers/out", {"file": view["papers"][0]["id"]})
    assert len(program.get(f"/evaluations/{gone['id']}")["papers"]) == len(papers) - 1


@pytest.mark.parametrize("kind", sorted(set(FormKind) - {FormKind.SELF_EVALUATION, FormKind.EVALUATION_REPORT}))
def test_a_kept_form_of_any_kind_is_listed_read_and_fetched_under_its_name(program, kept, kind):
    shown = program.get(f"/works/{kept[kind]}")
    assert shown["form"] == kind
    assert kept[kind] in [w["id"] for w in program.get("/works?limit=200") if w["form"] == kind]
    title = "部门整体支出绩效目标申报表" if kind is FormKind.DEPARTMENT_GOAL else FORM_TITLES[kind]
    assert f"_{FORM_TITLES[kind]}" in fetched(program, f"/works/{kept[kind]}/form.xlsx")[0]
    if "没有表样" in shown["why_not"]:
        assert "没有表样" in program.get(f"/works/{kept[kind]}/form.docx", status=400)["error"]
    else:
        assert f"_{title}（草稿）.docx" in fetched(program, f"/works/{kept[kind]}/form.docx")[0]


def test_orders_of_programs_are_recorded_as_theirs_and_no_path_of_the_server_is_opened(served_house, program, results):
    with acting(served_house.people["王会计"]):
        steps = served_house.product.store.works.open_kept(results).steps
    assert {step.applied.source for step in steps} == {OperationSource.API}
    order = {"version": 0, "operation": {"op": "add_results", "file": "/etc/hostname"}}
    assert "上传" in program.post(f"/works/{results}/operations", order, status=400)["error"]


def test_routes_of_one_kind_do_not_take_another(program, declaration, results, evaluation):
    assert "另一种表" in program.get(f"/evaluations/{results}", status=404)["error"]
    assert "另一种表" in program.get(f"/self_evaluations/{evaluation}", status=404)["error"]
    assert "另一种表" in program.post(f"/evaluations/{declaration}/read", status=404)["error"]
    assert "没有报告" in program.post(f"/works/{declaration}/report", status=400)["error"]
    assert "不存在" in program.get("/jobs/none", status=404)["error"]
