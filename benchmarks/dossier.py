"""How well and how fast a folder of project papers is read.

Accuracy, on the invented dossier of ``tests/cases/dossier`` (20 papers, several with the noise of scans):

* ``facts.yaml`` lists 60 facts that a person read out of the papers. Recall is the share found, that is, given with
  the same kind, paper, page and value and a like subject (``benchmarks.dossier_facts``).
* Precision is the share of all facts the reader gives on these papers that are true. A fact is true where it is among
  the 60 or marked true in ``judged.yaml``, where each further fact was read against its quote by hand. A fact without
  a mark counts as wrong, so a change of the reader shows until its new facts are judged.
* The papers, the 60 facts and the reader come from one house, and the reader was mended on published filings but also
  on these papers: the figures say that nothing got lost, not how it does on any dossier.

Two other projects (``另案``, ``第三案``: eleven papers, 74 facts) were written before the reader ever saw them: at the
first reading 63 of 74 were found (85%), which is the figure to expect of papers of strangers. What was missing (units
such as 眼, sums behind capitals, headings the reader did not know) was taught afterwards, so that their figure now
only guards against loss.

The baseline is what a few regular expressions find on the same pages as they come out of the files. Only facts that
are in one of the two lists count as true for it, so its precision is a lower bound.

Speed, on a generated dossier of 300 pages (``benchmarks.large_dossier``: Word, text with scan noise, PDF, Excel):
seconds, pages a second, peak memory, and how many of the facts that were planted in it are found.

Run ``python -m benchmarks.dossier``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.domain.dossier import Dossier, FactKind
from assistant.files.pages import read_pages
from assistant.jobs.evaluation.dossier.reader import read_dossier
from benchmarks.dossier_facts import Noted, agree, noted
from benchmarks.large_dossier import CASE, speed


@dataclass(frozen=True)
class Accuracy:
    """Facts found of those listed, facts true of those given."""

    found: int
    listed: int
    true: int
    given: int
    missed: tuple[Noted, ...] = ()
    wrong: tuple[Noted, ...] = ()

    @property
    def recall(self) -> str:
        """As a percentage."""
        return f"{self.found / self.listed:.1%}（{self.found}/{self.listed}）"

    @property
    def precision(self) -> str:
        """As a percentage."""
        return f"{self.true / max(self.given, 1):.1%}（{self.true}/{self.given}）"


def others() -> tuple[int, int]:
    """Facts found, of those listed, on the papers of two other projects."""
    found = listed = 0
    for case in ("另案", "第三案"):
        facts = [Noted(**row) for row in yaml.safe_load((CASE / f"{case}事实.yaml").read_text(encoding="utf-8"))]
        given = [noted(f) for f in read_dossier(CASE / f"{case}资料").facts]
        found += sum(any(agree(fact, one) for one in given) for fact in facts)
        listed += len(facts)
    return found, listed


def accuracy() -> Accuracy:
    """The reader on the invented dossier."""
    return kept_against([noted(f) for f in _read().facts])


def baseline() -> Accuracy:
    """A few regular expressions on the same papers."""
    return kept_against(list(_plain_facts(CASE / "资料")))


def _read() -> Dossier:
    return read_dossier(CASE / "资料")


def kept_against(given: Sequence[Noted]) -> Accuracy:
    """Facts against the 60 and the marks."""
    listed = [Noted(**row) for row in yaml.safe_load((CASE / "facts.yaml").read_text(encoding="utf-8"))]
    marks = yaml.safe_load((CASE / "judged.yaml").read_text(encoding="utf-8"))
    true = [*listed, *(_marked(row) for row in marks if row["true"])]
    missed = tuple(fact for fact in listed if not any(agree(fact, one) for one in given))
    wrong = tuple(one for one in given if not any(agree(fact, one) for fact in true))
    return Accuracy(len(listed) - len(missed), len(listed), len(given) - len(wrong), len(given), missed, wrong)


def _marked(row: Mapping[str, Any]) -> Noted:
    return Noted(**{key: row[key] for key in ("kind", "subject", "value", "paper", "page")})


_PLAIN = (
    (FactKind.AMOUNT, re.compile(r"(?P<s>[一-龥]{2,10})[：:为]?\s*(?P<v>[\d,]+(?:\.\d+)?\s*(?:亿元|万元|元))")),
    (FactKind.DATE, re.compile(r"(?P<s>[一-龥]{2,8})[：:]?\s*(?P<v>\d{4}年\d{1,2}月\d{1,2}日)")),
    (
        FactKind.QUANTITY,
        re.compile(r"(?P<s>[一-龥]{2,10})[：:]?\s*(?P<v>\d+(?:\.\d+)?(?:间|所|盏|人次|人|天|份|台|套|个))"),
    ),
    (FactKind.RATE, re.compile(r"(?P<s>[一-龥]{2,10}(?:率|度))[：:为]?\s*(?P<v>\d+(?:\.\d+)?%)")),
    (FactKind.DOC_NO, re.compile(r"(?P<v>[一-龥]{2,8}〔\d{4}〕\d+号)")),
    (FactKind.PARTY, re.compile(r"(?P<s>[一-龥]{2,6})[：:](?P<v>[一-龥]{4,30}(?:公司|局|中心))")),
    (FactKind.ACCEPTANCE, re.compile(r"(?P<s>验收结论)[：:](?P<v>[一-龥]{2,10})")),
)


def _plain_facts(folder: Path) -> Iterator[Noted]:
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        try:
            pages = read_pages(path)
        except ValueError:
            continue
        for number, text in enumerate(pages, 1):
            for kind, pattern in _PLAIN:
                for match in pattern.finditer(text):
                    subject = match.groupdict().get("s") or "文号"
                    yield Noted(kind.value, subject, _iso(match["v"]), name, number)


def _iso(value: str) -> str:
    day = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", value)
    return f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}" if day else value


def rows() -> Iterator[tuple[str, str, str]]:
    """The table: what, aim, measured."""
    ours, plain = accuracy(), baseline()
    yield "资料中的事实找到（手工清单 60 条）", "—", f"{ours.recall}；普通正则 {plain.recall}"
    found, listed = others()
    yield "另外两个项目的事实找到（首次读时 63/74）", "—", f"{found}/{listed}"
    yield "找出的事实属实（逐条人工判定）", "—", f"{ours.precision}；普通正则不低于 {plain.precision}"
    large = speed()
    yield f"{large.pages} 页资料", "—", f"{large.seconds:.1f} 秒，{large.pages / large.seconds:.0f} 页/秒"
    yield f"{large.pages} 页资料，峰值内存", "—", f"{large.peak_mb} MB"
    yield f"{large.pages} 页资料中埋入的事实找到", "—", f"{large.planted_found}/{large.planted}"


def main() -> None:
    """Print the table, what was missed and what is wrong."""
    for what, _, measured in rows():
        print(f"{what}：{measured}")
    ours = accuracy()
    for fact in ours.missed:
        print("没有找到：", *vars(fact).values())
    for fact in ours.wrong:
        print("不属实：", *vars(fact).values())


if __name__ == "__main__":
    main()
