"""The official 项目支出绩效目标审核表 in Word: boxes ticked by the scores, subtotals, total, grade, opinion."""

from collections.abc import Iterator, Mapping, Sequence

from assistant.base import show
from assistant.domain.filing import Filing
from assistant.domain.review_form import FormPoint, PointOpinion, ReviewForm, ReviewItem, item_score, total
from generators.word.grid import BODY, Cell, Row, label, table_xml, value
from generators.word.page import add_lines, add_xml, new_document, to_bytes
from generators.word.standard import TITLE

_WIDTHS = (1300, 850, 4100, 850, 2300, 900)
_SIZE = 21


def render_review_form(
    form: ReviewForm, filing: Filing, found: Sequence[PointOpinion], *, opinion: str, draft: bool
) -> bytes:
    """The bytes of the form; ``draft`` while points are open or only proposed."""
    document = new_document(f"{form.title}：{filing.project.name}", draft=draft)
    project = filing.project
    about = f"项目名称：{project.name}　　单位名称：{project.unit}　　主管部门：{project.department}"
    add_lines(document, [(form.title, TITLE, 36, "center"), (about, BODY, _SIZE, "left")])
    add_xml(document, table_xml(list(_rows(form, found, opinion)), _WIDTHS, _SIZE))
    return to_bytes(document)


def _rows(form: ReviewForm, found: Sequence[PointOpinion], opinion: str) -> Iterator[Row]:
    by_point = {o.point: o for o in found}
    heads = (label("审核内容", 2), label("审核要点", 2), label("审核意见", rowspan=2), label("得分", rowspan=2))
    yield Row(heads, head=True)
    yield Row((label("具体内容"), label("分值"), label("具体内容"), label("分值")), head=True)
    for section in form.sections:
        yield Row((label(f"{section.title}（{show(section.weight)}分）", 6),))
        for item in section.items:
            yield from _item(form, item, by_point, found)
    points = total(found)
    grade = form.grade(points) if points is not None else ""
    yield Row((label("总　　分", 5), value(_points(points))))
    yield Row((label("综合评定等级", 2), value(_boxes(form, grade), 4)))
    yield Row((label("总体意见", 2), value(opinion, 4, centre=False)))


def _item(
    form: ReviewForm, item: ReviewItem, by_point: Mapping[str, PointOpinion], found: Sequence[PointOpinion]
) -> Iterator[Row]:
    deep = len(item.points) + 1
    first = (label(item.name, rowspan=deep), label(f"{show(item.weight)}分", rowspan=deep))
    for number, point in enumerate(item.points):
        yield Row((*(first if not number else ()), *_point(form, point, by_point[point.id])))
    yield Row((label("得分小计", 3), value(_points(item_score(item, found)))))


def _point(form: ReviewForm, point: FormPoint, given: PointOpinion) -> tuple[Cell, ...]:
    text = value(point.text, centre=False)
    return text, value(f"{show(point.weight)}分"), value(_boxes(form, given.grade)), value(_points(given.score))


def _boxes(form: ReviewForm, grade: str) -> str:
    return " ".join(f"{g.word}{'☑' if g.word == grade else '□'}" for g in form.grades)


def _points(score: object) -> str:
    return "" if score is None else f"{score:.1f}"
