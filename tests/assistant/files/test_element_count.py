"""Elements of Word and Excel are counted in the bytes, under whatever prefix their namespace has."""

import pytest

from assistant.files.element_count import surplus

WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
FEW = {"p": (3, "个段落"), "r": (20_000, "个字块")}


def xml(inner, declared=b'xmlns:w="%s"' % WORD):
    return b"<root %s>%s</root>" % (declared, inner)


@pytest.mark.parametrize("one", [b"<w:p/>", b"<w:p></w:p>", b"<w:p a='1'/>", b"<w:p\n/>"])
def test_as_many_as_are_allowed_pass_and_one_more_does_not(one):
    assert surplus(xml(one * 3), FEW) == ""
    assert surplus(xml(one * 4), FEW) == "超过 3 个段落"


def test_a_round_limit_is_given_in_ten_thousands():
    assert surplus(xml(b"<w:r/>" * 20_001), FEW) == "超过 2 万个字块"


@pytest.mark.parametrize("declared", [b'xmlns="%s"' % WORD, b"xmlns = '%s'" % STRICT])
def test_elements_without_a_prefix_count(declared):
    assert surplus(xml(b"<p/>" * 4, declared), FEW)


def test_another_prefix_counts_and_elements_of_others_do_not():
    assert surplus(xml(b"<x:p/>" * 4, b'xmlns:x="%s"' % WORD), FEW)
    assert not surplus(xml(b"<a:p/><w:pPr/>" * 4, b'xmlns:w="%s" xmlns:a="urn:drawing"' % WORD), FEW)


def test_two_prefixes_of_one_namespace_count_together():
    declared = b'xmlns:w="%s" xmlns:v="%s"' % (WORD, WORD)
    assert surplus(xml(b"<w:p/><v:p/>" * 2, declared), FEW)


def test_a_prefix_for_every_element_is_too_many():
    assert surplus(b"".join(b'<a%d:p xmlns:a%d="%s"/>' % (n, n, WORD) for n in range(20)), FEW) == "过多的命名空间"
