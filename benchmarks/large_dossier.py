"""A generated dossier of 300 pages with facts planted in it, and how fast it is read.

``python -m benchmarks.large_dossier FOLDER`` reads a folder and prints what it took as JSON: a process of its own, so
that peak memory is that of the reading alone.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant.domain.dossier import FactKind
from assistant.jobs.evaluation.dossier.reader import read_dossier
from benchmarks.dossier_facts import Noted, agree, noted

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "tests" / "cases" / "dossier"
PAGES = 300
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


@dataclass(frozen=True)
class Speed:
    """The reading of the large dossier."""

    pages: int
    seconds: float
    peak_mb: int
    facts: int
    planted: int
    planted_found: int


def speed(pages: int = PAGES) -> Speed:
    """Make the large dossier and read it in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        planted = make_large(Path(folder), pages)
        command = [sys.executable, "-m", "benchmarks.large_dossier", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    stated = json.loads(done.stdout)
    given = [Noted(**row) for row in stated["facts"]]
    by_page: dict[tuple[str, int], list[Noted]] = {}
    for one in given:
        by_page.setdefault((one.paper, one.page), []).append(one)
    found = sum(any(agree(f, o) for o in by_page.get((f.paper, f.page), [])) for f in planted)
    return Speed(stated["pages"], stated["seconds"], stated["peak_mb"], len(given), len(planted), found)


def make_large(folder: Path, pages: int = PAGES) -> list[Noted]:
    """Write a dossier of so many pages, the same each time; gives the facts planted in it."""
    rng = random.Random(20250601)  # noqa: S311 -- the same papers each time
    planted: list[Noted] = []
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


def _write_pdf(path: Path, name: str) -> list[Noted]:
    """Five copies of the dossier's own PDF of two pages; its facts are in the list of 60."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for _ in range(5):
        writer.append(PdfReader(CASE / "资料" / _PDF))
    writer.write(path)
    listed = [row for row in yaml.safe_load((CASE / "facts.yaml").read_text(encoding="utf-8")) if row["paper"] == _PDF]
    return [Noted(**{**row, "paper": name, "page": row["page"] + 2 * copy}) for row in listed for copy in range(5)]


def _page(rng: random.Random, name: str, page: int, *, noisy: bool) -> tuple[list[str], list[Noted]]:
    lines, facts = [f"青溪县高标准农田建设项目施工月报（第{page}期）"], []
    for kind, subject, shape, sentence in _PLANTED:
        value = shape.format(*_numbers(rng, kind))
        shown = _chinese_day(value) if kind is FactKind.DATE else value
        lines += [*rng.choices(_FILLER, k=3), sentence.format(_noise(shown) if noisy else shown)]
        facts.append(Noted(kind.value, subject, value, name, page))
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
    stated = {
        "pages": len(dossier.pages),
        "seconds": seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "facts": [vars(noted(f)) for f in dossier.facts],
    }
    print(json.dumps(stated, ensure_ascii=False))


if __name__ == "__main__":
    _read_and_tell(sys.argv[1])
