"""Last year's forms rolled on, and whole departments, scored: ``python -m benchmarks.last_year FILE.yaml…``.

An item is ``kind: rolled`` (filing, changes, to_year, expect) or ``kind: department`` (text, year, expect). ``--word``
reads last year's form from the Word file that we write of it, not from its data. Only totals are printed without
``--details``.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from assistant.bootstrap import Product
from assistant.domain.filing import Filing
from assistant.forms.reader import read_filings
from assistant.jobs.declaration.interface import Draft
from benchmarks.last_year_scores import figures, score_department, score_rolled
from generators.form import write_form


def items(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The items of the files, in order."""
    for path in paths:
        yield from yaml.safe_load(path.read_text(encoding="utf-8"))


def drafted(product: Product, item: dict[str, Any], *, word: bool) -> Draft:
    """The draft that the product makes of an item."""
    if item["kind"] == "department":
        return product.declarations().draft(item["text"], product.profile(item["profile"]), item["year"])
    filing = Filing.model_validate(item["filing"])
    profile = product.profile(filing.profile)
    if word:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "form.docx"
            write_form(filing, profile, path, draft=False)
            filing = read_filings(path)[0].filing
    return product.declarations().roll_on(filing, item["changes"], profile, item["to_year"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.last_year", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.yaml")
    parser.add_argument("--details", action="store_true", help="print every fault")
    parser.add_argument("--word", action="store_true", help="last year's form as the Word file that we write")
    parser.add_argument("--only", default="", metavar="ID", help="items whose id begins so")
    parser.add_argument("--kind", default="", choices=["", "rolled", "department"], help="items of one kind")
    chosen = parser.parse_args(arguments)
    product, totals, whole = Product(), {"rolled": Counter[str](), "department": Counter[str]()}, Counter[str]()
    for item in items(chosen.files):
        if not item["id"].startswith(chosen.only) or chosen.kind not in {"", item["kind"]}:
            continue
        whole[item["kind"]] += 1
        draft = drafted(product, item, word=chosen.word)
        score = score_department if item["kind"] == "department" else score_rolled
        counts, faults = score(item, draft)
        totals[item["kind"]].update(counts)
        if chosen.details:
            print(f"== {item['id']}", *faults, sep="\n   ")
    for kind, counts in totals.items():
        if whole[kind]:
            print(f"{kind}: {whole[kind]}", *(f"  {name}: {value}" for name, value in figures(counts)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
