"""What is personal in a text is found where it stands, and figures are left alone."""

from assistant.language.personal_data import find_personal, is_card_number, is_id_number, longest


def _found(text):
    return [(f.kind, text[f.start : f.end]) for f in longest(find_personal(text))]


def test_a_wrong_check_digit_is_no_id_number():
    assert sum(is_id_number("11010119000101001" + d) for d in "0123456789X") == 1
    valid = next(d for d in "0123456789X" if is_id_number("11010119000101001" + d))
    assert not is_id_number("11010119001301001" + valid)


def test_a_card_number_needs_its_check_digit():
    assert sum(is_card_number(f"622202000000000000{d}") for d in range(10)) == 1


def test_pieces_come_in_the_order_of_the_text_and_do_not_overlap():
    assert _found("联系人：张三，电话：13800000000") == [("姓名", "张三"), ("电话", "13800000000")]
    assert _found("账号：13800000000123") == [("账号", "13800000000123")]


def test_amounts_and_document_numbers_are_nobodys():
    assert _found("财预〔2021〕101号 2027年预算1200000元，13800000000.50元") == []
