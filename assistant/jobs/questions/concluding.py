"""The first sentence of an answer: yes or no where the rule says so plainly, then what the rule says.

A word of yes or no is said only where question and rule have modalities that meet: may I against must not, must I
against need not. A duty or leave of some projects alone is said to be one.
"""

import re
from collections.abc import Callable, Mapping

from assistant.jobs.questions.measuring import agrees, measured
from assistant.jobs.questions.statements import ClauseStatement
from assistant.language.inquiries import AskedKind, Inquiry, Modality
from assistant.language.likeness import coverage
from assistant.language.numerals import fold
from assistant.language.polarity import ALLOWS, FORBIDS, FREES, OBLIGES
from assistant.language.stated_kinds import modality_of
from assistant.language.word_tags import tagged

_SETTLED = re.compile("视为已|视同已|不必|无需|无须|不需|不再")
_CONDITION = re.compile(
    r"经[一-龥]{1,12}(?:同意|批准|审核)|特殊情况|确需|原则上|一般|符合[一-龥]{0,8}条件|的[，,]?可|情况下|根据"
)
_LIMITED = re.compile(r"(?:类|以上|以下|以内|属于[一-龥]+|[一-龥]{2,}的)(?:[^，。；]{0,18})$")
_CLAIMS = re.compile("是不是|是否|对|是|吧|吗|么")
_BELONGS = re.compile("在不在|属不属|包不包|列不列|在没在")
_LISTED = 3
"""Signs 、 from which on a rule is a list of names."""
_ALL = re.compile("所有|全部|一律|全覆盖|全面覆盖")
_SUFFICES = re.compile(r"(?:光|只|仅|单单?)[^，。？?]{1,16}(?:行|够|可以|成)|就(?:行|够|可以|成)了?[吧吗么]|够不够")
"""Asks whether less is enough: 光盖章够不够, 打个码就行吧."""
_MORE_IS_NEEDED = ((Modality.DUTY, False), (Modality.LEAVE, True))
_SAME_MATTER = 0.15
"""So much of the question must stand in a rule for its figures to settle what is claimed."""
_KNOWN_SHARE = 0.3
_LEAST_SHARED = 0.08
"""So much of what follows the modal verb must stand in the question, or the rule is about something else."""


def conclusion(asked: tuple[Inquiry, ...], best: ClauseStatement, question: str, stated: str = "") -> str:
    """One sentence that answers first; ``stated`` is what was typed this time, where the question carries more."""
    wanted = next((i for i in asked if i.kind is AskedKind.YES_NO), None)
    if wanted is None:
        return best.sentence
    word = _by_figures(wanted, best.text, stated or question) or _by_list(wanted, best.text, stated or question)
    return f"{word or _word(asked, wanted, best, question)}{best.sentence}"


def _by_figures(wanted: Inquiry, rule: str, question: str) -> str:
    """Whether a figure of the question keeps its bound in the rule; of a figure that is claimed, whether it is so."""
    compared = measured(question, rule)
    if compared is not None:
        refused = wanted.modality is Modality.LEAVE and not wanted.negated and not compared.is_met
        return f"{'不能：' if refused else ''}{compared.sentence}："
    if wanted.modality is not Modality.FACT or not _CLAIMS.search(wanted.noun):
        return ""
    if coverage(question, rule) < _SAME_MATTER or (agreed := agrees(question, rule)) is None:
        return ""
    return "对：" if agreed else "不对："


def _by_list(wanted: Inquiry, rule: str, question: str) -> str:
    """在不在名单里: whether a list names what stands before the question of it."""
    if not _BELONGS.search(wanted.noun) or rule.count("、") < _LISTED:
        return ""
    names = [w.text for w in tagged(fold(question[: wanted.start])).words if w.tag.startswith("n") and len(w.text) > 1]
    if not names:
        return ""
    return f"在，列有{names[-1]}：" if names[-1] in rule else f"不在，没有列{names[-1]}："


def _word(asked: tuple[Inquiry, ...], wanted: Inquiry, best: ClauseStatement, question: str) -> str:
    """不可以：, 要：, 不是必须…： or nothing where that is not plain."""
    rule = _piece(best.text, question)
    stated = modality_of(rule)
    if asked[0].kind is not AskedKind.YES_NO:
        return ""
    if _SUFFICES.search(question) and stated in _MORE_IS_NEEDED:
        return "不行：" if _is_about(rule, OBLIGES, question) or _is_about(rule, FORBIDS, question) else ""
    if stated is None:
        return "要：" if wanted.modality is Modality.DUTY and not wanted.negated and _ALL.search(rule) else ""
    worded = _WORDS.get((wanted.modality, wanted.negated, *stated))
    return worded(rule, question) if worded else ""


def _piece(rule: str, question: str) -> str:
    """The part of a long rule that speaks of what is asked."""
    pieces = [p for p in re.split("[；。]", rule) if p]
    return max(pieces, key=lambda p: coverage(question, p), default=rule)


def _no(rule: str, question: str) -> str:
    return "不可以：" if _is_about(rule, FORBIDS, question) else ""


def _yes(rule: str, question: str) -> str:
    if not _is_about(rule, ALLOWS, question):
        return ""
    return "可以，但有条件：" if _CONDITION.search(rule) else "可以："


def _must(rule: str, question: str) -> str:
    found = OBLIGES.search(rule)
    if found is None or not _is_about(rule, OBLIGES, question):
        return ""
    who = rule[: found.start()]
    if _LIMITED.search(who) and coverage(who, question) < _KNOWN_SHARE:
        return "不是必须，要看是不是所列情形："
    return "要："


def _need_not(rule: str, question: str) -> str:
    if not _is_about(rule, FREES, question):
        return ""
    return "不用：" if _SETTLED.search(rule) else "不是必须："


def _owed(rule: str, question: str) -> str:
    return "不可以：" if _is_about(rule, OBLIGES, question) else ""


def _free_not_to(rule: str, question: str) -> str:
    return "可以：" if _is_about(rule, FREES, question) else ""


_WORDS: Mapping[tuple[Modality, bool, Modality, bool], Callable[[str, str], str]] = {
    (Modality.LEAVE, False, Modality.LEAVE, True): _no,
    (Modality.LEAVE, False, Modality.LEAVE, False): _yes,
    (Modality.DUTY, False, Modality.DUTY, False): _must,
    (Modality.DUTY, False, Modality.DUTY, True): _need_not,
    (Modality.LEAVE, True, Modality.DUTY, True): _free_not_to,
    (Modality.LEAVE, True, Modality.DUTY, False): _owed,
    (Modality.DUTY, False, Modality.LEAVE, True): _no,
    (Modality.DUTY, True, Modality.DUTY, True): _need_not,
    (Modality.DUTY, True, Modality.DUTY, False): _must,
}
"""What a question is about and whether it denies it, the same of the rule."""


def _is_about(rule: str, modal: re.Pattern[str], question: str) -> bool:
    """Whether the rule shares enough words with the question for its modal verb to answer it."""
    found = modal.search(rule)
    return found is not None and coverage(rule, question) >= _LEAST_SHARED
