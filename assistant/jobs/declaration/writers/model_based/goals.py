"""The goals of a design: numbered sentences, each tied to rows, plans and no results, figures traced."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder
from assistant.domain.provenance import Origin
from assistant.domain.vocabulary import SATISFACTION, read_level1
from assistant.jobs.declaration.writers.model_based.coverage import figures_of
from assistant.jobs.declaration.writers.model_based.reply import DesignedGoal
from assistant.jobs.declaration.writers.model_based.rows import Faulty
from assistant.language.likeness import COVERED_NAME, coverage
from assistant.language.numerals import COUNTING
from assistant.writing.provenance import text_faults, without_tokens

ANNUAL, OVERALL = "annual", "overall"
PLEASED = "满意度"
LABELS = {ANNUAL: "年度目标", OVERALL: "总体目标"}
_LONGEST, _MOST = 220, 6
_NUMBERED = re.compile(rf"^\s*目标\s*{COUNTING}+\s*[：:、.]\s*")
_REACHED = re.compile(
    r"已经|已(?:全[面部])?(?:完成|达到|实现|建成|取得|超过)|取得[^，。；]{0,8}(?:成效|成绩|成果)|圆满|评为[优良]|得\d+分"
)
"""What says that a plan has been reached, or how it is judged."""


_CLAUSES = re.compile("(?:【[^】]*】|[^，；,;【])+[，；,;]?")
_PROPOSED = re.compile(r"【待补充：模型建议(?P<range>[^，】]*\d[^，】]*)，请确认】")
"""The mark of a row whose range is only proposed, see ``basis``."""


@dataclass(frozen=True)
class GoalText:
    """Sentences that hold, and what is wrong with the others."""

    sentences: tuple[str, ...]
    faults: tuple[Faulty, ...]

    def keeping(self, holds: Callable[[str], bool]) -> "GoalText":
        """The sentences of which something holds, whole or without the one clause that does not."""
        kept = (next((s for s in _with_one_less(one) if holds(s)), "") for one in self.sentences)
        return replace(self, sentences=tuple(s for s in kept if s))

    def without(self, gone: Sequence[Indicator], kept: Sequence[Indicator]) -> "GoalText":
        """The sentences without the clauses that speak of rows that are gone and of none that stay."""
        return self._cut(lambda clause: _is_of(clause, gone, kept))

    def without_values(self, proposed: Sequence[Indicator], sure: Sequence[Indicator]) -> "GoalText":
        """The sentences without the clauses that state what is only proposed: a value, an open mark, or that people
        will be content."""
        pleased = [row for row in proposed if read_level1(row.level1) == SATISFACTION]
        return self._cut(
            lambda clause: (
                is_placeholder(clause)
                or (bool(figures_of(clause)) and _is_of(clause, proposed, sure))
                or _is_of(clause, pleased, sure)
            )
        )._with_objects(sure)

    def _cut(self, falls: Callable[[str], bool]) -> "GoalText":
        return replace(self, sentences=tuple(s for one in self.sentences if (s := _without(one, falls))))

    def _with_objects(self, rows: Sequence[Indicator]) -> "GoalText":
        """A satisfaction whose object fell away with the clause before it bears the name of its row."""
        names = [row.name for row in rows if read_level1(row.level1) == SATISFACTION]
        if len(names) != 1:
            return self
        whole = (f"{names[0]}{s.removeprefix(PLEASED)}" if s.startswith(PLEASED) else s for s in self.sentences)
        return replace(self, sentences=tuple(whole))

    @property
    def text(self) -> str:
        """目标1：…；a single sentence stands without a number."""
        if len(self.sentences) == 1:
            return self.sentences[0]
        return "\n".join(f"目标{n}：{sentence}" for n, sentence in enumerate(self.sentences, 1))


def _without(sentence: str, falls: Callable[[str], bool]) -> str:
    clauses = _CLAUSES.findall(sentence.removesuffix("。"))
    left = [c for c in clauses if not falls(c)]
    if len(left) == len(clauses):
        return sentence
    return f"{''.join(left).strip('，；、,;')}。" if left else ""


def _with_one_less(sentence: str) -> Iterator[str]:
    """The sentence, then each way to leave out one of its clauses."""
    yield sentence
    clauses = _CLAUSES.findall(sentence.removesuffix("。"))
    for at in range(len(clauses)):
        left = "".join(clauses[:at] + clauses[at + 1 :]).strip("，；、,;")
        if left:
            yield f"{left}。"


def _is_of(clause: str, rows: Sequence[Indicator], others: Sequence[Indicator]) -> bool:
    """Whether a clause speaks of one of the rows, and more so than of the others."""
    return _likest(clause, rows) >= COVERED_NAME and _likest(clause, rows) > _likest(clause, others)


def _likest(clause: str, rows: Sequence[Indicator]) -> float:
    """How much of the name of a row a clause holds, at most."""
    return max((coverage(row.name, clause) for row in rows), default=0.0)


def read_goals(
    kind: str, stated: Sequence[DesignedGoal], rows: Mapping[str, str], origins: Sequence[Origin]
) -> GoalText:
    """The sentences of one kind of goal. ``rows`` are the accepted rows, by the id of the reply, with what they say."""
    sentences, faults = list[str](), list[Faulty]()
    for number, goal in enumerate(stated[:_MOST], 1):
        text = _NUMBERED.sub("", without_tokens(goal.text)).strip()
        wrong = tuple(_faults(text, goal, rows, origins))
        if wrong:
            faults.append(Faulty(f"{LABELS[kind]}第{number}句", wrong))
        else:
            text = _opened(text, [rows[i] for i in goal.rows if i in rows])
            sentences.append(text if text.endswith("。") else f"{text.rstrip('；;，,.')}。")
    return GoalText(tuple(dict.fromkeys(sentences)), tuple(faults))


def _opened(text: str, rows: Sequence[str]) -> str:
    """The sentence with the mark of an open row where it states the range that the model only proposes for it."""
    for mark in (m for row in rows for m in _PROPOSED.finditer(row)):
        ends = re.findall(r"\d+(?:\.\d+)?", mark["range"])
        stated = r"\s*[%‰]?\s*[-~～—–至到]+\s*".join(re.escape(end) for end in ends)
        unit = re.escape(re.split(r"\d", mark["range"])[-1].strip())
        text = re.sub(rf"(?<![\d.]){stated}\s*(?:{unit})?", lambda _, m=mark[0]: m, text)  # type: ignore[misc]
    return text


def _faults(text: str, goal: DesignedGoal, rows: Mapping[str, str], origins: Sequence[Origin]) -> Iterator[str]:
    if not 4 < len(text) <= _LONGEST:
        yield f"应是一句话，不超过{_LONGEST}字"
    if reached := _REACHED.search(text):
        yield f"是计划，不能写“{reached[0]}”"
    own = [Origin(label=f"指标{i}", text=rows[i]) for i in goal.rows if i in rows]
    if rows and not own:
        yield "没有对应的指标，请在 rows 里写明"
    yield from text_faults(text, [*origins, *own])
