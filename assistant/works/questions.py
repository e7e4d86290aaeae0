"""What a work has open: what the brief left open and is still so, gaps of the form, money that does not add up."""

from collections.abc import Iterator, Mapping

from assistant.domain.facts import Question
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.operation_arguments import HEAD_FIELDS
from assistant.domain.placeholders import is_placeholder
from assistant.domain.profile import Profile
from assistant.domain.question import OpenQuestion, QuestionType
from assistant.domain.vocabulary import SATISFACTION, read_level1
from assistant.works.funds import gap_of
from assistant.works.state import WorkState

_T = QuestionType
_TYPES: Mapping[str, tuple[str, QuestionType, str]] = {
    "name": ("name", _T.TEXT, "护理员培训项目"),
    "unit": ("unit", _T.TEXT, "某某县养老服务中心"),
    "department": ("department", _T.TEXT, "某某县民政局"),
    "period": ("period", _T.DATE, "2027年1月1日至12月31日"),
    "deadline": ("period", _T.DATE, "2027年3月1日至11月30日"),
    "money.total": ("money", _T.MONEY, "县财政120万元"),
    "satisfaction": ("satisfaction", _T.NUMBER, "90%"),
    "contradiction.totals": ("money", _T.CHOICE, ""),
    "year": ("year", _T.NUMBER, "2027"),
}
"""By the code of a question: what its answer fills, its type, an example. Others take words that join the brief."""
_HEAD_ASKS = {
    "name": "正式的项目名称是什么？", "department": "主管部门的全称是什么？", "unit": "实施单位的全称是什么？",
    "start": "项目从哪一天开始？", "end": "项目到哪一天结束？", "attribute": "是新增项目还是延续项目？",
    "department_code": "主管部门代码是多少？", "category": "项目类别是什么？",
}  # fmt: skip
ATTRIBUTES = ("新增项目", "延续项目", "一次性项目")
"""What 项目属性 may be."""
_SAME = {"period": ("start", "end")}


def asked_of(questions: tuple[Question, ...]) -> tuple[OpenQuestion, ...]:
    """The questions of a draft with the type that an answer must be of."""
    return tuple(_typed(q) for q in sorted(questions, key=lambda q: q.priority))


def _typed(asked: Question) -> OpenQuestion:
    field, kind, example = _TYPES.get(asked.code, (asked.code, _T.CHOICE if asked.options else _T.TEXT, ""))
    if kind is _T.CHOICE and not asked.options:
        kind = _T.MONEY if field == "money" else _T.TEXT
    return OpenQuestion(
        id=asked.code, field=field, type=kind, text=asked.text, why=asked.why, options=asked.options, example=example,
        label=asked.field,
    )  # fmt: skip


def open_questions(state: WorkState, profile: Profile) -> tuple[OpenQuestion, ...]:
    """The questions that stand now, most important first; those that a person skipped are left out."""
    closed = {*state.skipped, *state.answered}
    found = [q for q in state.asked if not _is_filled(q, state.filing)]
    fields = {f for q in found for f in _SAME.get(q.field, (q.field,))}
    found += [q for q in _of_head(state.filing, profile) if q.field not in fields]
    if "money" not in fields and "funds.total" in profile.required_fields:
        found += _of_total(state.filing)
    found += [*_of_money(state.filing), *_of_rows(state.filing)]
    unique = {q.id: q for q in found if q.id not in closed}
    return tuple(sorted(unique.values(), key=lambda q: not q.id.startswith(("contradiction", "money"))))


def _is_filled(question: OpenQuestion, filing: Filing) -> bool:
    """Whether the form has by now what the question asks for."""
    match question.field:
        case "name" | "unit" | "department":
            value = getattr(filing.project, question.field)
            return bool(value) and not is_placeholder(value)
        case "period":
            sources = (filing.sources.get("project.start"), filing.sources.get("project.end"))
            return all(s is not None and not s.confirm for s in sources)
        case "money":
            return question.id == "money.total" and filing.funds.total is not None
        case "satisfaction":
            return any(
                read_level1(r.level1) == SATISFACTION and not is_placeholder(r.target) and not _borrowed(r)
                for r in filing.indicators
            )
    return False


def _borrowed(row: Indicator) -> bool:
    return row.source is not None and row.source.confirm


def _of_head(filing: Filing, profile: Profile) -> Iterator[OpenQuestion]:
    """Fields of the head that the form requires and nobody has filled."""
    for path in profile.required_fields:
        field = path.removeprefix("project.")
        if field not in HEAD_FIELDS or not path.startswith("project."):
            continue
        value = getattr(filing.project, field)
        if value and not is_placeholder(value):
            continue
        kind = _T.DATE if field in {"start", "end"} else _T.CHOICE if field == "attribute" else _T.TEXT
        options = ATTRIBUTES if field == "attribute" else ()
        text = _HEAD_ASKS.get(field, f"{HEAD_FIELDS[field]}是什么？")
        yield OpenQuestion(id=field, field=field, type=kind, text=text, options=options, label=HEAD_FIELDS[field])


def _of_total(filing: Filing) -> Iterator[OpenQuestion]:
    if filing.indicators and filing.funds.total is None:
        yield OpenQuestion(
            id="money.total", field="money", type=_T.MONEY, text="本年度申请多少资金？请写明单位。", example="120万元",
            label="资金总额",
        )  # fmt: skip


def _of_money(filing: Filing) -> Iterator[OpenQuestion]:
    if gap := gap_of(filing.funds):
        yield OpenQuestion(
            id="money.gap", field="money", type=_T.MONEY, text=f"{gap}。年度资金总额是多少？", example="120万元",
            label="资金总额",
        )  # fmt: skip


def _of_rows(filing: Filing) -> Iterator[OpenQuestion]:
    """A question for each row whose value nobody has given."""
    for row in filing.indicators:
        if is_placeholder(row.target):
            text = f"“{row.name}”的目标值是多少？请带上单位。"
            yield OpenQuestion(
                id=f"target.{row.id}", field="target", type=_T.NUMBER, text=text, example=f"≥80{row.unit}", row=row.id,
                label=row.name,
            )  # fmt: skip
