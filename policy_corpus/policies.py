"""The shipped corpus: one Markdown file a document, a head and its clauses, digested in our own words.

---
id: caiyu-2020-10        (head: fields of PolicyDocument)
---
# title
> what the document is
## chapter
### 第十三条 topic
- one statement
  问：a question that the statement above answers｜another      (two blanks before it)
问：a question that the place answers｜another
证：存疑                  (only where the place is less certain than the document)
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from assistant.data_files import DataFileError
from assistant.domain.policy import WHOLE, Certainty, Clause, PolicyDocument

FOLDER = Path(__file__).parent / "documents"
_HEAD = re.compile(r"\A---\n(.*?)\n---\n?(.*)\Z", re.DOTALL)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KEY_POINTS = "要点"
"""Stands for the place where a document's text is not held and only what is generally known is given."""


def read_document(text: str, name: str) -> tuple[PolicyDocument, tuple[Clause, ...]]:
    """Head and clauses of one file. Raises DataFileError with file and reason."""
    found = _HEAD.match(text)
    if not found:
        raise DataFileError(f"政策文件“{name}”没有文件头（两行“---”之间的字段）。")
    try:
        head: dict[str, Any] = yaml.load(found[1], Loader=_LOADER)  # noqa: S506 -- a safe loader
        document = PolicyDocument.model_validate({k: v for k, v in head.items() if v is not None})
    except (yaml.YAMLError, ValidationError, AttributeError) as error:
        raise DataFileError(f"政策文件“{name}”的文件头不对（{str(error).splitlines()[0]}）。") from error
    return document, tuple(_clauses(document, found[2]))


def _clauses(document: PolicyDocument, body: str) -> Iterator[Clause]:
    chapter, seen = "", Counter[str]()
    for block in re.split(r"(?m)^(?=#{2,3} )", body):
        head, _, rest = block.partition("\n")
        if head.startswith("## "):
            chapter = head[3:].strip()
        elif head.startswith("### "):
            place, _, topic = head[4:].strip().partition(" ")
            place = "" if place == KEY_POINTS else place
            yield _clause(document, chapter, place, topic.strip(), rest, seen[place])
            seen[place] += 1


def _clause(document: PolicyDocument, chapter: str, place: str, topic: str, rest: str, part: int) -> Clause:
    lines, asks, asked, evidence = list[str](), list[str](), list[int](), document.evidence
    for line in rest.splitlines():
        if line.startswith("- "):
            lines.append(line[2:].strip())
        elif line.strip().startswith("问："):
            found = [q.strip() for q in re.split(r"[｜|]", line.strip()[2:]) if q.strip()]
            asks += found
            asked += [len(lines) - 1 if line.startswith(" ") else WHOLE] * len(found)
        elif line.startswith("证："):
            evidence = Certainty(line[2:].strip())
    return Clause(
        policy_id=document.id, place=place, topic=topic, chapter=chapter, lines=tuple(lines), asks=tuple(asks),
        ask_lines=tuple(asked), evidence=evidence, part=part,
    )  # fmt: skip


@cache
def document(policy_id: str) -> PolicyDocument:
    """The head of one document, without reading the others. Raises DataFileError where there is none."""
    path = FOLDER / f"{policy_id}.md"
    if not path.is_file():
        raise DataFileError(f"没有编号为“{policy_id}”的政策文件。")
    return read_document(path.read_text(encoding="utf-8"), path.name)[0]


@cache
def load(folder: Path = FOLDER) -> tuple[tuple[PolicyDocument, ...], Mapping[str, tuple[Clause, ...]]]:
    """Every document of a folder, and its clauses by document id."""
    read = [read_document(p.read_text(encoding="utf-8"), p.name) for p in sorted(folder.glob("*.md"))]
    return tuple(d for d, _ in read), {d.id: clauses for d, clauses in read}


def documents() -> tuple[PolicyDocument, ...]:
    """The heads of the shipped corpus."""
    return load()[0]


def clauses() -> tuple[Clause, ...]:
    """All clauses of the shipped corpus, document by document."""
    return tuple(c for group in load()[1].values() for c in group)
