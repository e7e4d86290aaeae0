"""Bombs in text: CSV, TSV, plain text, Markdown, web pages, JSON, YAML; and names that are no text."""

import itertools
import os
from collections.abc import Iterator

from benchmarks.bombs.bomb import Bomb

_MB = 1 << 20


def bombs() -> Iterator[Bomb]:
    """Them."""
    yield from _separated()
    yield from _plain()
    yield from _web()
    yield from _json()
    yield from _yaml()


def _separated() -> Iterator[Bomb]:
    yield Bomb("wide.csv", "一行 150 万格", lambda: b"x," * 1_500_000)
    yield Bomb("one-line.csv", "一行一格 20 MB", lambda: b"x" * (20 * _MB))
    yield Bomb("quote.csv", "引号没有结束，10 MB", lambda: b'"' + b"x,\n" * 3_300_000)
    yield Bomb("quotes.csv", "200 万个引号", lambda: b'""' * _MB)
    yield Bomb("long.tsv", "150 万行", lambda: b"a\tb\n" * 1_500_000)
    yield Bomb("ragged.csv", "每行比上一行多一格，1,500 行", lambda: b"\n".join(b"x," * n for n in range(1500)))


def _plain() -> Iterator[Bomb]:
    yield Bomb("nul.txt", "10 MB 的 NUL", lambda: bytes(10 * _MB))
    yield Bomb("junk.txt", "不是文字", lambda: bytes(range(128, 256)) * 8000)
    yield Bomb("mixed.txt", "UTF-8 和 GBK 混在一起", lambda: ("绩效".encode() + "目标".encode("gbk")) * 100_000)
    yield Bomb("half-bom.txt", "写明 UTF-16，字节数是单数", lambda: b"\xff\xfe" + b"x" * 999_999)
    yield Bomb("utf32.txt", "UTF-32", lambda: ("绩效" * 200_000).encode("utf-32"))
    yield Bomb("surrogates.txt", "落单的代理字符", lambda: "\ud800".encode("utf-8", "surrogatepass") * 300_000)
    yield Bomb("numerals.txt", "6 万字的数字", ("申请资金十万元，" + "一百二十一百" * 10_000).encode)
    yield Bomb("digits.txt", "100 万位数字", lambda: b"9" * 1_000_000)
    yield Bomb("combining.txt", "一个字上 50 万个附加符号", ("绩" + "\u0301" * 500_000).encode)
    yield Bomb("lines.txt", "300 万个空行", lambda: b"\n" * 3_000_000)
    yield Bomb(os.fsdecode("绩效.txt".encode("gb18030")), "GBK 的文件名", lambda: "项目名称：甲".encode("gbk"))
    yield Bomb("bars.md", "100 万根竖线和井号", lambda: b"|" * 1_000_000 + b"\n" + b"#" * 1_000_000)
    yield Bomb("stars.md", "50 万个星号和方括号", lambda: b"*_[" * 170_000)
    yield Bomb("table.md", "一张表 15 万行", lambda: b"|a|b|\n|-|-|\n" + b"|x|y|\n" * 150_000)
    yield Bomb("quoted.md", "引用套 10 万层", lambda: b">" * 100_000 + b" x")
    yield Bomb("fence.md", "代码块没有结束", lambda: b"```\n" + b"- x\n" * 400_000)


def _web() -> Iterator[Bomb]:
    spans = b'<tr><td rowspan="999999999" colspan="999999999">x</td><td>y</td></tr>'
    yield Bomb("spans.html", "2,000 行，各跨十亿行列", lambda: b"<table>" + spans * 2000 + b"</table>")
    yield Bomb("deep.html", "元素套 5 万层", lambda: b"<html>" + b"<div>" * 50_000 + b"x")
    yield Bomb("tables.html", "表格套 5,000 层", lambda: b"<html>" + b"<table><tr><td>" * 5000 + b"x")
    yield Bomb("cells.htm", "一行 30 万格", lambda: b"<html><table><tr>" + b"<td>x" * 300_000)
    yield Bomb("attributes.html", "一个元素 30 万个属性", lambda: b"<html><p " + b"a=1 " * 300_000 + b">x")
    yield Bomb("comment.html", "注释没有结束", lambda: b"<html><!--" + b"-" * 5_000_000)
    yield Bomb("entities.html", "实体 50 万个", lambda: b"<html><p>" + b"&amp;&#99999999;" * 250_000)
    yield Bomb("tags.html", "没有写完的标签 100 万个", lambda: b"<html>" + b"<a" * 1_000_000)
    yield Bomb("sheet.xls", "网页改名为旧表格，10 万行", lambda: b"<html><table>" + b"<tr><td>x</td></tr>" * 100_000)


def _json() -> Iterator[Bomb]:
    yield Bomb("deep.json", "对象套 10 万层", lambda: b'{"a":' * 100_000)
    yield Bomb("deep-list.json", "数组套 200 万层", lambda: b"[" * 2_000_000)
    yield Bomb("digits.json", "10 万位的年度", lambda: b'{"indicators": [], "year": %s}' % (b"9" * 100_000))
    yield Bomb("exponent.json", "1e1000000000", lambda: b'{"indicators": [], "funds": {"total": 1e1000000000}}')
    yield Bomb("keys.json", "40 万个键", lambda: b"{%s}" % b",".join(b'"k%d":1' % n for n in range(400_000)))
    yield Bomb("same-keys.json", "同名的键 30 万个", lambda: b"{%s}" % b",".join([b'"a":1'] * 300_000))
    yield Bomb("rows.json", "20 万条指标", lambda: b'{"indicators": [%s]}' % b",".join([b'{"name":"x"}'] * 200_000))
    yield Bomb("text.json", "一个值 20 MB", lambda: b'{"indicators": [], "year": "%s"}' % (b"x" * (20 * _MB)))
    yield Bomb(
        "nan.json",
        "NaN、Infinity 和落单的代理字符",
        lambda: b'{"indicators":[],"year":NaN,"a":"\\ud800","b":-Infinity}',
    )
    yield Bomb("half.json", "缺尾", lambda: b'{"indicators": [{"name": "x"' + b" " * 5_000_000)


def _yaml() -> Iterator[Bomb]:
    names = "abcdefgh"
    laughing = "a: &a [x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in itertools.pairwise(names)
    )
    yield Bomb("laughs.yaml", "别名八层，各九倍", laughing.encode)
    yield Bomb("itself.yaml", "自己含自己", lambda: b"a: &a [*a]\nb: *a\n")
    yield Bomb("deep.yaml", "数组套 2 万层", lambda: b"[" * 20_000)
    yield Bomb("indented.yml", "缩进 3,000 层", lambda: b"\n".join(b" " * n + b"a:" for n in range(3000)))
    yield Bomb("objects.yaml", "要求运行程序的标签", lambda: b'a: !!python/object/apply:os.system ["id"]\n')
    yield Bomb("merge.yaml", "合并键 5,000 层", lambda: b"".join(
        b"k%d: &k%d\n  <<: *k%d\n" % (n, n, n - 1) if n else b"k0: &k0\n  a: 1\n" for n in range(5000)
    ))  # fmt: skip
    yield Bomb("base60.yaml", "六十进制数 5 万段", lambda: b"a: 1" + b":59" * 50_000)
    yield Bomb("dates.yaml", "没有的日期", lambda: b"start: 2027-99-99\nend: 99999-01-01\n")
    yield Bomb("documents.yaml", "20 万份文档", lambda: b"---\na: 1\n" * 200_000)
    yield Bomb("anchors.yaml", "10 万个锚", lambda: b"".join(b"- &a%d x\n" % n for n in range(100_000)))
    yield Bomb("keys.yaml", "键是表，套 5,000 层", lambda: b"? " * 5000 + b"a")
