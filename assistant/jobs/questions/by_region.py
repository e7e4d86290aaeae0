"""Rules that only regions have: what each region held says, where no national document does and no place was named."""

from collections.abc import Sequence

from assistant.jobs.questions.case import QuestionCase
from assistant.jobs.questions.checking import REACH
from assistant.jobs.questions.compose import DIGEST, citations, with_details
from assistant.jobs.questions.interface import Answer, AnswerStatus
from assistant.jobs.questions.statements import STRICT, ClauseStatement, states
from assistant.language.inquiries import Inquiry

HEAD = ("地区", "规定", "出处")


def answered_by_region(
    case: QuestionCase, found: Sequence[ClauseStatement], best: ClauseStatement, inquiries: Sequence[Inquiry]
) -> Answer:
    """The answer of each region, the best statement of each; the user is asked for the place."""
    strict = [i for i in inquiries if i.kind in STRICT]
    by_region: dict[str, ClauseStatement] = {}
    for one in found:
        region = case.document(one.clause).region
        if region and one.score >= best.score - REACH and all(states(one.text, i) for i in strict[:1]):
            by_region.setdefault(region, one)
    stated = "；".join(f"{region}：{one.text.rstrip('。；')}" for region, one in by_region.items())
    rows = tuple((r, s.sentence, f"{case.document(s.clause).short}{s.clause.place}") for r, s in by_region.items())
    made = Answer(
        status=AnswerStatus.PARTIAL, answer="", conclusion=f"要看地区，全国性文件没有规定。{stated}。",
        basis="依据：" + "；".join(place for _, _, place in rows) + f"（{DIGEST}）",
        table=(HEAD, *rows), citations=citations(case, [s.clause for s in by_region.values()]),
    )  # fmt: skip
    return with_details(made, ["请说明您在哪个省市，再按当地规定回答；别处的规定不能代替当地的。"])
