"""A kind that is data alone is filled, checked, written in its official cells and read back: the monitoring form."""

import json
from decimal import Decimal

import docx
import pytest

from assistant.domain.filing import Filing, FundLine
from assistant.domain.indicator import Indicator
from assistant.domain.results import Result, Results
from assistant.domain.vocabulary import FormKind
from assistant.forms.reader import read_filings
from assistant.jobs.forms.job import FormError, Forms
from assistant.rules.engine import review
from assistant.rules.table import RULES
from policy_corpus.catalog import load_profile
from policy_corpus.kinds import kind_of
from tests.fakes.approved import ROWS, approved
from tests.fakes.forms import MONITORED, word
from tests.fakes.grids import printed_forms
from tests.fakes.layout_filings import layout_rows

PROFILE = load_profile("central-2021")
MONITORING = kind_of(FormKind.MONITORING)
FORMS = Forms(lambda filing, profile: review(filing, profile, RULES))
SO_FAR = Results(
    executed=Decimal("210.5"),
    lines=(FundLine(source="fiscal", executed=Decimal(200)), FundLine(source="other", executed=Decimal("10.5"))),
    items=tuple(Result(name=name, actual="进行中" if "明显" in target else "5") for _, _, name, target, _ in ROWS),
)
STUBS = ("指标1：", "指标2：", "……")


def judged(filing):
    """The form with a likelihood in every row and one deviation."""
    rows = [r.model_copy(update={"likelihood": "确定能", "forecast": r.target}) for r in filing.indicators]
    late = {"likelihood": "有可能", "deviation_kind": "人员保障", "deviation": "轮班紧张", "remark": "增设周末班"}
    return filing.model_copy(update={"indicators": (rows[0].model_copy(update=late), *rows[1:])})


def test_results_so_far_are_progress_and_no_actual_values():
    done = FORMS.fill(approved(), MONITORING, PROFILE, SO_FAR, 7)
    assert (done.filing.form, done.filing.months, done.filing.total_score) == (FormKind.MONITORING, 7, None)
    assert {(r.progress is not None, r.actual) for r in done.filing.indicators} == {(True, None)}
    assert (done.filing.funds.initial, done.filing.funds.progress, done.filing.funds.executed) == (
        480, Decimal("210.5"), None,
    )  # fmt: skip


def test_what_the_kind_requires_is_missing_until_it_is_filled():
    done = FORMS.fill(approved(), MONITORING, PROFILE, SO_FAR, 7)
    assert {path for path, _ in done.missing} == {"indicators.likelihood"}
    assert not done.is_final
    assert {f.path for f in done.findings if f.code == "COM001"} == {
        f"indicators[{i}].likelihood" for i in range(len(ROWS))
    }
    assert FORMS.fill(judged(done.filing), MONITORING, PROFILE).is_final


def test_a_paper_without_the_column_is_not_asked_for_it(tmp_path):
    (read,) = read_filings(word(tmp_path / "监控.docx", MONITORED))
    found = review(read.filing, PROFILE, RULES).findings
    assert not [f for f in found if "完成目标可能性" in f.message]


def test_weights_and_classes_of_a_declaration_are_no_matter_of_monitoring():
    found = FORMS.fill(judged(approved()), MONITORING, PROFILE, SO_FAR, 7).findings
    assert not [f.code for f in found if f.code.startswith(("WEI", "SEL"))]


def test_every_cell_of_the_blank_form_is_the_official_one(shared):
    profile = load_profile("central-2020")
    stubs = tuple(
        Indicator(level1=c.name, level2=s.name, name=n) for c in profile.level1 for s in c.level2 for n in STUBS
    )
    ours = layout_rows("F05", Filing(form=FormKind.MONITORING, indicators=stubs), profile)
    official = printed_forms(shared)["F05"]["grid"]
    assert [[(c.text, c.colspan, c.rowspan) for c in row.cells] for row in ours] == [
        [(c["t"], c["colspan"], c["rowspan"]) for c in row] for row in official
    ]


def test_a_form_that_was_written_reads_back_to_the_same(tmp_path):
    filing = judged(FORMS.fill(approved(), MONITORING, PROFILE, SO_FAR, 9).filing)
    done = FORMS.fill(filing, MONITORING, PROFILE)
    form, data = FORMS.save(done, tmp_path)
    (back,) = read_filings(form)
    assert (back.filing.form, back.filing.months, back.filing.year) == (FormKind.MONITORING, 9, 2025)
    kept = ("level1", "level2", "name", "target", "progress", "forecast", "likelihood", "deviation_kind", "remark")
    assert [[getattr(r, f) for f in kept] for r in back.filing.indicators] == [
        [getattr(r, f) for f in kept] for r in filing.indicators
    ]
    assert (back.filing.funds.initial, back.filing.funds.progress) == (480, Decimal("210.5"))
    assert [(x.source, x.initial, x.progress) for x in back.filing.funds.lines] == [
        ("fiscal", 400, 200), ("other", 80, Decimal("10.5")),
    ]  # fmt: skip
    assert back.unread == ()
    assert json.loads(data.read_text(encoding="utf-8"))["form"] == "monitoring"


def test_what_is_due_is_marked_in_a_draft(tmp_path):
    form, _ = FORMS.save(FORMS.fill(approved(), MONITORING, PROFILE), tmp_path)
    document = docx.Document(form)
    assert "草稿" in document.sections[0].header.paragraphs[0].text
    assert "【待补充】" in {cell.text for row in document.tables[0].rows for cell in row.cells}


def test_another_kind_is_refused_by_name():
    with pytest.raises(FormError, match=r"绩效运行监控表要由绩效目标申报表.*给的是绩效自评表"):
        FORMS.fill(approved(form=FormKind.SELF_EVALUATION), MONITORING, PROFILE)
