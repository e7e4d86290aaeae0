"""Charts are drawn the same every time, with the font that is shipped."""

from decimal import Decimal

from generators.report.charts import FONT, draw, drawable, height
from generators.report.figures import figures
from generators.report.parts import ReportFigure, Series
from tests.fakes.evaluations import sample_evaluation


def chart(labels: tuple[str, ...], values: tuple[Decimal | None, ...]) -> ReportFigure:
    return ReportFigure("标题", labels, (Series("完成率", values),), "%", "文字", Decimal(100))


def test_the_same_figure_gives_the_same_picture_without_a_date():
    drawn = figures(sample_evaluation())
    assert drawn
    for figure in drawn:
        picture = draw(figure)
        assert picture == draw(figure)
        assert picture.startswith(b"\x89PNG")
        assert b"tIME" not in picture
        assert b"Software" not in picture


def test_another_value_gives_another_picture():
    assert draw(chart(("甲",), (Decimal(90),))) != draw(chart(("甲",), (Decimal(91),)))


def test_the_font_is_shipped_with_its_licence_and_stays_small():
    assert FONT.stat().st_size < 2_000_000
    assert "SIL OPEN FONT LICENSE" in (FONT.parent / "OFL.txt").read_text(encoding="utf-8")


def test_the_font_has_every_character_of_gb2312():
    hanzi = [bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    known = [h.decode("gb2312", errors="ignore") for h in hanzi]
    text = "".join(known) + "0123456789%（）、，。：“”《》〔〕≥≤①"
    assert drawable(text) == text


def test_a_rare_character_is_drawn_as_a_mark_not_a_failure():
    assert drawable("㙟村") == "〓村"
    assert draw(chart(("㙟村小学",), (Decimal(50),)))


def test_one_runaway_value_and_many_long_labels_still_fit():
    labels = tuple(f"第{n}项名称非常非常非常长的绩效指标完成情况" for n in range(20))
    figure = chart(labels, (Decimal(3000), *([Decimal(80)] * 18), None))
    assert height(figure) < 8
    assert draw(figure)
