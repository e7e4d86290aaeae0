"""Questionnaires from a filing: what its satisfaction indicators promise to ask, and what people can judge of the rest.

Every question asks one thing and takes no side: 在“…”方面，您的满意程度是. Indicators that only a file can answer
(验收、支付、造价 …) are left out, and so are names that join two things.
"""

from collections.abc import Iterator, Sequence

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder
from assistant.domain.survey import Questionnaire, SurveyQuestion
from assistant.domain.vocabulary import BENEFIT, OUTPUT, QUANTITY, TIMELINESS, read_level1, read_level2
from assistant.jobs.survey import questionnaire_words as words
from assistant.jobs.survey.words import DEGREE_360

_MOST_OUTPUTS, _MOST_BENEFITS = 4, 3
"""So that a questionnaire stays within ten questions or so, a page or two."""
OPEN_QUESTION = "您对本项目还有哪些意见和建议？"


def questionnaire(
    filing: Filing, audience: str | None = None, *, degree_360: bool = False
) -> tuple[Questionnaire, ...]:
    """A questionnaire for every group of people in the satisfaction indicators, or for ``audience`` alone.

    An audience that no indicator names gets the general questions. ``degree_360`` gives one questionnaire about the
    department instead, for 上级、同级、下级 and 服务对象. Never empty.
    """
    if degree_360:
        return (_about_department(filing),)
    asked: dict[str, Sequence[words.SurveyAspect]] = {**words.audiences(filing.indicators)}
    if audience:
        asked = {audience: asked.get(audience) or _like(asked, audience)}
    asked = asked or {words.SERVED: ()}
    return tuple(_about_project(filing, who, subjects, tuple(asked)) for who, subjects in asked.items())


def _like(asked: words.Audiences, audience: str) -> Sequence[words.SurveyAspect]:
    """What was asked of a group whose name holds this one: 学生 is in 参训学生."""
    return next((subjects for who, subjects in asked.items() if audience in who), ())


def _about_project(
    filing: Filing, who: str, subjects: Sequence[words.SurveyAspect], everyone: tuple[str, ...]
) -> Questionnaire:
    name = filing.project.name or "本项目"
    several = len(everyone) > 1
    return Questionnaire(
        title=f"{name}满意度调查问卷", audience=who, questions=tuple(_questions(filing, subjects)),
        open_question=OPEN_QUESTION, greeting=_greeting(f"“{name}”", filing),
        background="您的身份是：" if several else "", background_options=(*everyone, "其他") if several else (),
    )  # fmt: skip


def _greeting(what: str, filing: Filing) -> str:
    who = filing.project.unit or filing.project.department
    by = f"{who}正在了解" if who else "我们正在了解"
    return (
        f"您好！{by}大家对{what}的看法。问卷不记姓名，不收集电话等个人信息，答案只用于汇总统计，不会单独公开。"
        "答案没有对错之分，请按自己的真实感受，在每题选一项并在“□”内打“√”。没有接触过或不了解的题可以不答。谢谢您的支持！"
    )


def _questions(filing: Filing, subjects: Sequence[words.SurveyAspect]) -> Iterator[SurveyQuestion]:
    """Outputs first, then what came of them, then what the indicators ask by name, the whole last."""
    outputs = [r for r in filing.indicators if read_level1(r.level1) == OUTPUT]
    benefits = [r for r in filing.indicators if read_level1(r.level1) == BENEFIT]
    seen: set[str] = set()
    yield from _aspects([r for r in outputs if read_level2(r.level2) == QUANTITY], seen, _MOST_OUTPUTS)
    timely = next((r for r in outputs if read_level2(r.level2) == TIMELINESS and words.aspect(r.name)), None)
    if timely:
        yield _ask("项目实施的及时程度", timely.name)
    yield from _aspects(benefits, seen, _MOST_BENEFITS)
    for item in subjects:
        if item.subject and item.subject not in seen:
            seen.add(item.subject)
            yield _ask(item.subject, item.indicator)
    for aspect in words.general_aspects():
        yield _ask(aspect, "")
    yield SurveyQuestion(text="总的来看，您对本项目的满意程度是：", indicator="、".join(_named(subjects)))


def _aspects(rows: Sequence[Indicator], seen: set[str], most: int) -> Iterator[SurveyQuestion]:
    given = 0
    for row in rows:
        aspect = "" if is_placeholder(row.name) else words.aspect(row.name)
        known = any(aspect in other or other in aspect for other in seen)  # 培训 after 护理员培训 asks the same again
        if aspect and not known and given < most:
            seen.add(aspect)
            given += 1
            yield _ask(aspect, row.name)


def _ask(aspect: str, indicator: str) -> SurveyQuestion:
    return SurveyQuestion(text=f"在“{aspect}”方面，您的满意程度是：", indicator=indicator)


def _named(subjects: Sequence[words.SurveyAspect]) -> list[str]:
    """The indicators without a subject of their own: the whole answers for them."""
    return list(dict.fromkeys(s.indicator for s in subjects if not s.subject))


def _about_department(filing: Filing) -> Questionnaire:
    name = filing.project.department or filing.project.unit or filing.project.name or "被评价部门"
    whole = [r.name for r in filing.indicators if "满意" in r.name]
    return Questionnaire(
        title=f"{name}履职满意度调查问卷（360度）", audience="、".join(DEGREE_360),
        questions=(
            *(_ask(aspect, "") for aspect in words.department_aspects()),
            SurveyQuestion(text="总的来看，您对该部门的满意程度是：", indicator="、".join(whole)),
        ),
        open_question="您对该部门的工作还有哪些意见和建议？", greeting=_greeting(f"{name}履职情况", Filing()),
        background="您与被评价部门的关系是：", background_options=DEGREE_360,
    )  # fmt: skip
