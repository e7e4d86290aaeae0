"""How much of a file is opened and of a text is read at most; every limit is checked before anything expands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileLimits:
    """Sizes in bytes, characters and pieces. What is larger is refused with one line, never cut in silence."""

    file_bytes: int = 50 << 20
    member_bytes: int = 100 << 20
    """One unpacked member of a zip; the members that are parsed have a limit of their own."""
    zip_bytes: int = 300 << 20
    zip_members: int = 5000
    zip_ratio: int = 200
    xml_bytes: int = 40 << 20
    """One XML that is parsed."""
    xml_nodes: int = 3_000_000
    """Tags in it, as a tree takes some 100 bytes for each."""
    sheets: int = 200
    cells: int = 200_000
    """Cells with something in them, merged ones counted in every row that they cover."""
    rows: int = 50_000
    """Rows of the tables of a file, hidden and blank ones too; the longest ledgers have some thousands."""
    row_cells: int = 1000
    """Cells in one row of a page's table."""
    table_columns: int = 200
    """Columns that one cell of a page's table may cover (Word knows 63)."""
    sheet_columns: int = 16_384
    """Columns that a sheet says something of; there are no more."""
    tables: int = 10_000
    paragraphs: int = 200_000
    """Paragraphs of a Word file, at least one in every cell."""
    runs: int = 300_000
    """Pieces of a Word file's paragraphs in a font of their own."""
    styles: int = 10_000
    """Styles of a Word file, which itself makes 4,079 at most."""
    lines: int = 300_000
    """Lines of a text, blank ones too."""
    values: int = 200_000
    """Values in JSON, lists and objects too."""
    characters: int = 5_000_000
    pages: int = 2000
    nesting: int = 50
    digits: int = 30
    """Digits of one number in JSON or YAML, and the size of its exponent."""
    stream_bytes: int = 32 << 20
    """One unpacked stream of a PDF that is no picture."""
    shown_texts: int = 60_000
    """Pieces of text that one stream of a PDF puts in places of their own; a dense page has some thousands."""
    drawn_paths: int = 300_000
    """Lines and areas that one stream draws; plans of buildings have some ten thousand."""
    saved_states: int = 10_000
    """States of drawing that one stream saves inside each other; the standard speaks of 28."""
    drawn_forms: int = 1_000_000
    """Drawings inside drawings that all pages of a PDF together come to."""
    picture_bytes: int = 160 << 20


LIMITS = FileLimits()
MANY_ROWS = FileLimits(cells=600_000, rows=600_000, lines=1_000_000, values=2_000_000, characters=20_000_000)
"""For answers of a survey, which are long lists."""


@dataclass(frozen=True)
class TextLimits:
    """Sizes of what people write, in characters and in numbers (``number_count``). What is larger is refused.

    The densest papers that we have: a year's vouchers with 496 numbers in 18 pages, a brief with 130 in 2,700
    characters, a whole dossier of 844; a plan of 60 pages as dense as that brief has 2,900.
    """

    brief_characters: int = 60_000
    brief_numbers: int = 3_000
    message_characters: int = 20_000
    message_numbers: int = 1_000
    """What is longer comes as a file, which is read without holding up the conversation."""
    order_characters: int = 1_000
    """A longer message is pasted material and no order; the longest of 1,500 that clerks wrote has 126 characters."""


TEXTS = TextLimits()


@dataclass(frozen=True)
class WorkLimits:
    """What one piece of work on a file may take in a process of its own: for what no limit of a reader foresees."""

    memory_bytes: int = 1 << 30
    """Beyond what the process takes without work."""
    processor_seconds: int = 120
    seconds: int = 240
    processes: int = 2
    works: int = 200
    """After so many a process is replaced, with what its libraries have not given back."""


WORK = WorkLimits()
