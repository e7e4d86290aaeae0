"""Running text in a model's words: streamed as it is written, then held to its material before it counts."""

import re
from collections.abc import Iterator, Mapping

from assistant.domain.placeholders import PLACEHOLDER_OPEN
from assistant.domain.provenance import Origin
from assistant.language.numerals import SPOKEN
from assistant.llm.interface import Cancelled, Errand, LanguageModel, ModelError
from assistant.writing.evidence_marks import MARKED, kept_marks, without_marks
from assistant.writing.interface import MaterialPiece, Narrative, Progress, SectionTask, record, silent
from assistant.writing.provenance import text_faults, without_tokens
from prompts import Prompt, fenced, prompt

_ATTEMPTS = 3
_SHORTEST = 20
_SENTENCE = re.compile(rf"[^。；！？\n]*[。；！？\n]?(?:\s*[\[〔【（(]\s*C\d{{1,3}}\s*[\]〕】）)]|\s*{MARKED})*")
_CITED = re.compile(r"[\[〔【（(]\s*(C\d{1,3})\s*[\]〕】）)]")
_TITLE = re.compile(r"《([^》]{2,60})》")
_ARTICLE = re.compile(rf"第(?:\d|{SPOKEN})+[条款]")


class ModelNarrator:
    """Writes a section with a model; what cannot be held to the material is written by the rules instead."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return self._model.name

    def narrate(self, task: SectionTask, errand: Errand | None = None, tell: Progress = silent) -> Narrative:
        """One section; where there is no piece to put into words, the plain text stands. Raises Cancelled."""
        errand = errand or Errand()
        before = len(errand.exchanges)
        if not task.pieces:
            tell(task.plain)
            return self._narrative(task, task.plain, "rule_based", errand, before, [])
        reasons: list[str] = []
        faults: list[str] = []
        for _ in range(_ATTEMPTS):
            try:
                text = self._streamed(task, faults, errand, tell)
            except Cancelled:
                raise
            except ModelError as error:
                reasons.append(str(error))
                break
            faults = list(dict.fromkeys(section_faults(text, task)))
            if not faults:
                stated = cited(text, {p.mark: p for p in task.pieces})
                return self._narrative(task, stated, self.name, errand, before, reasons)
            reasons += [f"不合格：{fault}" for fault in faults]
        reasons.append("改用规则起草。")
        tell(task.plain)
        return self._narrative(task, task.plain, "rule_based", errand, before, reasons)

    def _streamed(self, task: SectionTask, faults: list[str], errand: Errand, tell: Progress) -> str:
        errand.check()
        text = ""
        for piece in self._model.stream(_prompt(task, faults), errand):
            text += piece
            tell(kept_marks(without_tokens(text), task))
        return kept_marks(text.strip(), task)

    @staticmethod
    def _narrative(
        task: SectionTask, text: str, writer: str, errand: Errand, before: int, reasons: list[str]
    ) -> Narrative:
        own = Errand()
        own.exchanges = errand.exchanges[before:]
        return Narrative(key=task.key, title=task.title, text=text, record=record(writer, own, reasons))


def _prompt(task: SectionTask, faults: list[str]) -> Prompt:
    shown = "\n".join(f"[{p.mark}] {p.label}：{p.text}" for p in task.pieces)
    again = f"上一次写的有这些问题，请改正后重写整节：\n{fenced('；'.join(faults))}" if faults else ""
    return prompt(
        "write_section",
        title=task.title,
        ask=task.ask,
        longest=str(task.longest),
        material=fenced(shown),
        again=again,
    )


def section_faults(text: str, task: SectionTask) -> Iterator[str]:
    """What is wrong with a section, in Chinese. A clause's figures count only in a sentence that names the clause."""
    text = without_marks(text)
    pieces = {p.mark: p for p in task.pieces}
    if not _SHORTEST <= len(text) <= task.longest * 1.3:
        yield f"篇幅应为{_SHORTEST}至{task.longest}字"
    facts = [Origin(label=p.label, text=without_marks(p.text)) for p in task.pieces if not p.reference]
    for sentence in _SENTENCE.findall(text):
        named = [pieces[t] for t in _CITED.findall(sentence) if t in pieces]
        origins = [*facts, *(Origin(label=p.label, text=p.text) for p in named)]
        plain = without_tokens(sentence)
        yield from text_faults(plain, origins)
        yield from _own_citations(plain, facts)
    if PLACEHOLDER_OPEN in task.plain and PLACEHOLDER_OPEN not in text:
        yield "材料中的【待补充】没有保留"


def _own_citations(sentence: str, facts: list[Origin]) -> Iterator[str]:
    known = "".join(o.text for o in facts)
    for title in _TITLE.findall(sentence):
        if title not in known:
            yield f"自己写了文件名《{title[:20]}》，请只用条款记号"
    for article in _ARTICLE.findall(sentence):
        if article not in known:
            yield f"自己写了条号“{article}”，请只用条款记号"


def cited(text: str, pieces: Mapping[str, MaterialPiece]) -> str:
    """The text with each clause named by the product; a token that was made up falls away."""

    def reference(match: re.Match[str]) -> str:
        piece = pieces.get(match[1])
        return f"（{piece.reference}）" if piece and piece.reference else ""

    moved = re.sub(rf"([。；！？])((?:\s*{_CITED.pattern})+)", lambda m: f"{m[2]}{m[1]}", text)
    return without_tokens(_CITED.sub(reference, moved))
