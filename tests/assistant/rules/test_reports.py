"""The rules on whole reports: a sound one raises nothing, and one wrong number in it is found."""

import re
from decimal import Decimal

import pytest

from assistant.domain.finding import Severity
from assistant.jobs.evaluation.report import assemble_report, report_filing, report_sections
from assistant.rules.engine import review
from assistant.rules.example_report import report_of
from assistant.rules.examples import apply
from assistant.rules.rule import Example
from assistant.rules.table import RULES, rule
from assistant.writing.rule_narrator import RuleBasedNarrator
from policy_corpus import policies
from policy_corpus.catalog import load_profile
from policy_corpus.register import PolicyRegister
from tests.fakes.evaluations import sample_evaluation, sample_report

POLICIES = PolicyRegister(policies.documents(), policies.clauses())
OF_REPORTS = [r for r in RULES if r.family == "REP"]
EVERY_PROFILE = pytest.mark.parametrize("profile", ["central-2020", "central-2021", "henan-2022", "shanghai"])
NUMBER = re.compile(r"\d+(?:\.\d+)?(?=分|%)")


def written(evaluation):
    tasks = report_sections(evaluation, None, (), {})
    noted = [RuleBasedNarrator().narrate(task) for task in tasks]
    return assemble_report(evaluation, noted, date="2026年3月", author="")


def findings(report, profile="central-2020", rules=RULES):
    kept = load_profile(profile)
    return review(report_filing(report.evaluation), kept, rules, None, POLICIES, report=report).findings


def with_text(report, key, text):
    sections = [s.model_copy(update={"text": text}) if s.key == key else s for s in report.sections]
    return report.model_copy(update={"sections": tuple(sections)})


def sound():
    """The invented evaluation with a problem for every deduction."""
    found = sample_evaluation(whole=True)
    noted = {d for p in found.problems for d in p.deductions}
    first = found.problems[0].model_copy(
        update={"deductions": (*found.problems[0].deductions, *(
            d.id for r in found.indicators for d in r.deductions if d.id not in noted
        ))}
    )  # fmt: skip
    return found.model_copy(update={"problems": (first, *found.problems[1:])})


@EVERY_PROFILE
def test_a_sound_report_raises_nothing(profile):
    assert [f.message for f in findings(written(sound()), profile)] == []


@EVERY_PROFILE
def test_a_report_with_an_open_score_raises_nothing(profile):
    gaps = sound()
    found = sample_evaluation().model_copy(update={"problems": gaps.problems})
    assert [f.message for f in findings(written(found), profile)] == []


@EVERY_PROFILE
def test_a_short_report_raises_only_what_it_leaves_out(profile):
    raised = [(f.code, f.path) for f in findings(sample_report(), profile)]
    assert raised == [("REP003", "evaluation.indicators[A3]"), ("REP003", "evaluation.indicators[A7]")]


def test_any_score_or_rate_of_the_text_that_is_off_is_found():
    report = written(sound())
    both = [rule("REP002"), rule("NUM001")]
    missed = []
    for section in report.sections:
        for number in NUMBER.finditer(section.text):
            wrong = str(Decimal(number[0]) + Decimal("1.37"))
            text = section.text[: number.start()] + wrong + section.text[number.end() :]
            if not findings(with_text(report, section.key, text), rules=both):
                missed.append((section.key, number[0]))
    assert missed == []


@pytest.mark.parametrize(
    ("stated", "wrong"),
    [("得19.3分", "得12.5分"), ("综合得分91.99分", "综合得分90分"), ("预算执行率为96.92%", "预算执行率为93.5%")],
)
def test_a_number_that_stands_elsewhere_in_the_evaluation_is_no_excuse(stated, wrong):
    text = "综合得分91.99分。改造教室数量得19.3分。预算执行率为96.92%。"
    report = with_text(sample_report(sound()), "conclusion", text)
    assert findings(report, rules=OF_REPORTS) == ()
    changed = with_text(report, "conclusion", text.replace(stated, wrong))
    assert [f.code for f in findings(changed, rules=OF_REPORTS)] == ["REP002"]


def test_what_the_unit_filed_otherwise_is_noted_and_blocks_nothing():
    report = sample_report(sound())
    own = report_filing(report.evaluation)
    filed = own.model_copy(
        update={
            "form": "self_evaluation",
            "indicators": tuple(
                r.model_copy(update={"actual": "390间"}) if r.name == "改造教室数量" else r for r in own.indicators
            ),
        }
    )
    made = review(own, load_profile("central-2020"), [rule("NUM002")], others=[filed], report=report)
    assert [f.severity for f in made.findings] == [Severity.INFO]
    assert "390间" in made.findings[0].message


INNOCENT = (
    "综合评分满分为100分，90分（含）以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差。",
    "评价等级分为优、良、中、差四档，等级为优的，原则上予以支持。",
    "若评价等级为差，应当核减预算。",
    "本次评价按百分制计分，总分为100分，其中决策15分、过程20分、产出35分、效益30分。",
    "综合得分91.99分，评价等级为“优”。决策类得15分，过程得分17.19分。",
    "预算执行率应达到95%以上，达到100%为满分，实际为96.92%。",
    "改造教室数量比目标少14间，改造教室数量的目标为400间。",
    "学生满意度目标值90%，实际93.5%。学生满意度分值10分，得10分。",
    "资金使用合规性满分10分，得7.5分，扣2.5分。",
    "决策类指标全部得满分，过程类指标得17.19分，扣2.81分，得分率为85.95%。",
    "其中产出类指标共2项，分值35分，得分31.8分，得分率90.86%，效益类得28分。",
)


@pytest.mark.parametrize("stated", INNOCENT)
@pytest.mark.parametrize("key", ["summary", "conclusion", "analysis.产出", "other"])
def test_what_is_true_raises_nothing_in_any_chapter(key, stated):
    report = sample_report(sound())
    text = next(s.text for s in report.sections if s.key == key)
    assert [f.message for f in findings(with_text(report, key, f"{text}\n{stated}"))] == []


def messages(code, **changes):
    case = Example("", {"form": "evaluation_report"}, report={k.replace("__", "."): v for k, v in changes.items()})
    kept = load_profile("central-2020")
    return [f.message for f in review(apply(case), kept, [rule(code)], None, POLICIES, report=report_of(case)).findings]


def test_a_grade_is_kept_to_the_total_or_to_there_being_none():
    assert messages("REP001", evaluation__grade="良") == ["总分95分应为“优”，评价等级写“良”。"]
    assert messages("REP001", evaluation__total=None)[0] == "还没有总分，评价等级写“优”。"
    assert messages("REP001", evaluation__total=None)[1] == "“摘要”写等级为“优”，总分还没有得出，不能定级。"
    other = {"sections[summary].text": "评价等级为“中”。"}
    assert messages("REP001", **other) == ["“摘要”写等级为“中”，按总分应为“优”。"]


def test_a_wrong_score_in_the_text_is_noted_with_that_of_the_sheet():
    wrong = {"sections[analysis.过程.A2].text": "该指标分值20分，得16分。"}
    assert messages("REP002", **wrong) == ["“资金使用合规性”得分正文写16，评分表是15。"]
    assert "评分表还没有这个数。" in messages("REP002", evaluation__total=None)[0]
    other = {"sections[other].text": "过程得分16分。"}
    assert messages("REP002", **other) == ["“七、其他需要说明的问题”写“过程得分16分”，评分表中过程类得分是15分。"]
