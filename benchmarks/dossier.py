"""How well and how fast a folder of project papers is read.

Accuracy, on the invented dossier of ``tests/cases/dossier`` (20 papers, several with the noise of scans):

* ``facts.yaml`` lists 60 facts that a person read out of the papers. A fact is found where kind, paper, page and value
  agree (money, counts and rates by their number and bounds, dates by the day, words as written) and one of both
  subjects contains the other, punctuation apart. Recall is the share found.
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

Speed, on a generated dossier of 300 pages (Word, text with scan noise, PDF, Excel) in a process of its own: seconds,
pages a second, peak memory, and how many of the facts that were planted in it are found.

Run ``python -m benchmarks.dossier``.
"""

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.domain.dossier import Dossier, FactKind, PaperFact
from assistant.domain.figures import FigureKind, find_figures
from assistant.intake.dossier.pages import read_pages
from assistant.intake.dossier.reader import read_dossier

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "tests" / "cases" / "dossier"
PAGES = 300


@dataclass(frozen=True)
class Told:
    """A fact as a list or the baseline gives it."""

    kind: str
    subject: str
    value: str
    paper: str
    page: int


@dataclass(frozen=True)
class Accuracy:
    """Facts found of those listed, facts true of those given."""

    found: int
    listed: int
    true: int
    given: int
    missed: tuple[Told, ...] = ()
    wrong: tuple[Told, ...] = ()

    @property
    def recall(self) -> str:
        """As a percentage."""
        return f"{self.found / self.listed:.1%}（{self.found}/{self.listed}）"

    @property
    def precision(self) -> str:
        """As a percentage."""
        return f"{self.true / max(self.given, 1):.1%}（{self.true}/{self.given}）"


@dataclass(frozen=True)
class Speed:
    """The reading of the large dossier."""

    pages: int
    seconds: float
    peak_mb: int
    facts: int
    planted: int
    planted_found: int


def others() -> tuple[int, int]:
    """Facts found, of those listed, on the papers of two other projects."""
    found = listed = 0
    for case in ("另案", "第三案"):
        facts = [Told(**row) for row in yaml.safe_load((CASE / f"{case}事实.yaml").read_text(encoding="utf-8"))]
        given = [told(f) for f in read_dossier(CASE / f"{case}资料").facts]
        found += sum(any(agree(fact, one) for one in given) for fact in facts)
        listed += len(facts)
    return found, listed


def accuracy() -> Accuracy:
    """The reader on the invented dossier."""
    return held_against([told(f) for f in _read().facts])


def baseline() -> Accuracy:
    """A few regular expressions on the same papers."""
    return held_against(list(_plain_facts(CASE / "资料")))


def _read() -> Dossier:
    return read_dossier(CASE / "资料")


def told(fact: PaperFact) -> Told:
    """A fact in the form of the lists."""
    return Told(fact.kind.value, fact.subject, fact.value, fact.quote.paper, fact.quote.page)


def held_against(given: Sequence[Told]) -> Accuracy:
    """Facts against the 60 and the marks."""
    listed = [Told(**row) for row in yaml.safe_load((CASE / "facts.yaml").read_text(encoding="utf-8"))]
    marks = yaml.safe_load((CASE / "judged.yaml").read_text(encoding="utf-8"))
    true = [*listed, *(_marked(row) for row in marks if row["true"])]
    missed = tuple(fact for fact in listed if not any(agree(fact, one) for one in given))
    wrong = tuple(one for one in given if not any(agree(fact, one) for fact in true))
    return Accuracy(len(listed) - len(missed), len(listed), len(given) - len(wrong), len(given), missed, wrong)


def _marked(row: Mapping[str, Any]) -> Told:
    return Told(**{key: row[key] for key in ("kind", "subject", "value", "paper", "page")})


def agree(one: Told, other: Told) -> bool:
    """Whether both tell the same fact of the same page."""
    if (one.kind, one.paper, one.page) != (other.kind, other.paper, other.page):
        return False
    if _value(one.value) != _value(other.value):
        return False
    first, second = _bare(one.subject), _bare(other.subject)
    return bool(first) and bool(second) and (first in second or second in first)


def _value(text: str) -> object:
    """A number with its unit and bound, else the words."""
    figures = [
        f for f in find_figures(f"为{text}") if f.kind in {FigureKind.MONEY, FigureKind.COUNT, FigureKind.PERCENT}
    ]
    sign = text[:1] if text[:1] in {"≥", "≤"} else ""
    return (sign, figures[0].value, figures[0].unit) if len(figures) == 1 else re.sub(r"\s", "", text)


def _bare(text: str) -> str:
    return re.sub(r"[^一-龥A-Za-z0-9]", "", text)


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


def _plain_facts(folder: Path) -> Iterator[Told]:
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
                    yield Told(kind.value, subject, _iso(match["v"]), name, number)


def _iso(value: str) -> str:
    day = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", value)
    return f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}" if day else value


def speed(pages: int = PAGES) -> Speed:
    """Make the large dossier and read it in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        planted = make_large(Path(folder), pages)
        command = [sys.executable, "-m", "benchmarks.dossier", "--read", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    said = json.loads(done.stdout)
    given = [Told(**row) for row in said["facts"]]
    by_page: dict[tuple[str, int], list[Told]] = {}
    for one in given:
        by_page.setdefault((one.paper, one.page), []).append(one)
    found = sum(any(agree(f, o) for o in by_page.get((f.paper, f.page), [])) for f in planted)
    return Speed(said["pages"], said["seconds"], said["peak_mb"], len(given), len(planted), found)


_PDF = "01立项/预算批复.pdf"
_FILLER = (
    "施工单位按图纸组织施工，现场安全措施到位，未发生安全事故。",
    "监理人员对进场材料逐批查验，合格证和检测报告齐全，同意使用。",
    "会议要求各单位加强协调，及时解决施工中遇到的困难。",
    "资金实行专账核算，没有发现截留、挤占、挪用的情况。",
    "项目区群众对工程质量比较关心，村委会安排专人参与监督。",
)
_PLANTED = (
    (FactKind.AMOUNT, "支付金额", "{}.{:02d}万元", "支付金额：{}。"),
    (FactKind.QUANTITY, "修建机耕路", "{}米", "本月修建机耕路{}。"),
    (FactKind.RATE, "材料抽检合格率", "9{}.{}%", "材料抽检合格率{}。"),
    (FactKind.DATE, "检查日期", "2025-{:02d}-{:02d}", "检查日期：{}。"),
)


def make_large(folder: Path, pages: int = PAGES) -> list[Told]:
    """Write a dossier of so many pages, the same each time; gives the facts planted in it."""
    rng = random.Random(20250601)  # noqa: S311 -- the same papers each time
    planted: list[Told] = []
    for number in range(pages // 10):
        ending = ("txt", "docx", "xlsx", "docx", "pdf")[number % 5]
        name = f"{number // 10 + 1:02d}批/施工资料{number + 1:03d}.{ending}"
        texts = []
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if ending == "pdf":
            planted += _write_pdf(path, name)
            continue
        for page in range(1, 11):
            text, facts = _page(rng, name, page, noisy=ending == "txt")
            texts.append(text)
            planted += facts
        _WRITERS[ending](path, texts)
    return planted


def _write_pdf(path: Path, name: str) -> list[Told]:
    """Five copies of the dossier's own PDF of two pages; its facts are in the list of 60."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for _ in range(5):
        writer.append(PdfReader(CASE / "资料" / _PDF))
    writer.write(path)
    listed = [row for row in yaml.safe_load((CASE / "facts.yaml").read_text(encoding="utf-8")) if row["paper"] == _PDF]
    return [Told(**{**row, "paper": name, "page": row["page"] + 2 * copy}) for row in listed for copy in range(5)]


def _page(rng: random.Random, name: str, page: int, *, noisy: bool) -> tuple[list[str], list[Told]]:
    lines, facts = [f"青溪县高标准农田建设项目施工月报（第{page}期）"], []
    for kind, subject, shape, sentence in _PLANTED:
        value = shape.format(*_numbers(rng, kind))
        shown = _chinese_day(value) if kind is FactKind.DATE else value
        lines += [*rng.choices(_FILLER, k=3), sentence.format(_noise(shown) if noisy else shown)]
        facts.append(Told(kind.value, subject, value, name, page))
    return lines, facts


def _numbers(rng: random.Random, kind: FactKind) -> tuple[int, ...]:
    if kind is FactKind.RATE:
        return rng.randint(0, 9), rng.randint(1, 9)
    if kind is FactKind.DATE:
        return rng.randint(1, 12), rng.randint(1, 28)
    return rng.randint(11, 999), rng.randint(1, 99)


def _chinese_day(value: str) -> str:
    year, month, day = value.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def _noise(text: str) -> str:
    """Full-width digits and spaces around the point, as recognition leaves them."""
    wide = text.translate({ord("0") + i: ord("０") + i for i in range(10)})
    return wide.replace(".", " . ").replace("年", " 年 ").replace("月", " 月 ")


def _write_text(path: Path, texts: Sequence[Sequence[str]]) -> None:
    path.write_text("\f".join("\n".join(lines) for lines in texts), encoding="utf-8")


def _write_word(path: Path, texts: Sequence[Sequence[str]]) -> None:
    import docx

    document = docx.Document()
    for number, lines in enumerate(texts):
        if number:
            document.add_page_break()  # type: ignore[no-untyped-call]
        for line in lines:
            document.add_paragraph(line)
    document.save(str(path))


def _write_workbook(path: Path, texts: Sequence[Sequence[str]]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, lines in enumerate(texts, 1):
        sheet = book.create_sheet(f"第{number}期")
        for line in lines:
            sheet.append([line])
    book.save(path)


_WRITERS = {"txt": _write_text, "docx": _write_word, "xlsx": _write_workbook}


def _read_and_tell(folder: str) -> None:
    """Read a folder and print what it took as JSON."""
    started = time.perf_counter()
    dossier = read_dossier(Path(folder))
    seconds = time.perf_counter() - started
    said = {
        "pages": len(dossier.pages),
        "seconds": seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "facts": [vars(told(f)) for f in dossier.facts],
    }
    print(json.dumps(said, ensure_ascii=False))


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
    if sys.argv[1:2] == ["--read"]:
        _read_and_tell(sys.argv[2])
        return
    for what, _, measured in rows():
        print(f"{what}：{measured}")
    ours = accuracy()
    for fact in ours.missed:
        print("没有找到：", *vars(fact).values())
    for fact in ours.wrong:
        print("不属实：", *vars(fact).values())


if __name__ == "__main__":
    main()
