"""Remake the font of the charts: the characters of GB 2312 out of Noto Sans CJK SC (``python -m scripts.chart_font``).

The source is the file of Debian's fonts-noto-cjk, or the one given as the first argument. The same source gives the
same bytes. The licence (SIL OFL 1.1) lies beside the font.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter, save_font  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]

SOURCE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
TARGET = Path(__file__).resolve().parent.parent / "generators" / "fonts" / "NotoSansCJKsc-GB2312.otf"
FAMILY = "Noto Sans CJK SC"
_MORE = "≥≤≠±×÷％‰℃㎡㎥²³¥€–—…·“”‘’〔〕【】《》①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳〓"


def characters() -> Iterator[str]:
    """ASCII, every character of GB 2312 (symbols and both levels of hanzi), and signs that filings use."""
    yield from map(chr, range(0x20, 0x7F))
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue
    yield from _MORE


def face(path: Path) -> TTFont:
    """The simplified Chinese face of the collection. Raises ValueError where it has none."""
    for font in TTCollection(path, recalcTimestamp=False).fonts:
        if font["name"].getDebugName(1) == FAMILY:
            return font
    raise ValueError(f"“{path}”中没有 {FAMILY}")


def remake(source: Path, target: Path) -> int:
    """Write the subset; its size in bytes."""
    options = Options(
        layout_features=["kern"], name_IDs=[0, 1, 2, 4, 5, 6, 13, 14], hinting=False, desubroutinize=False
    )
    font = face(source)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(characters()))
    subsetter.subset(font)
    save_font(font, str(target), options)
    return target.stat().st_size


def main() -> int:
    """Remake the font that is committed."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    if not source.exists():
        print(f"没有字体文件 {source}，请先安装 fonts-noto-cjk，或把文件路径写在后面。")
        return 2
    print(f"{TARGET.name}：{remake(source, TARGET)} 字节")
    return 0


if __name__ == "__main__":
    sys.exit(main())
