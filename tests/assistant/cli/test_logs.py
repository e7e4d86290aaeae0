"""No log holds personal data or keys, whoever writes it."""

import logging

import pytest

from assistant.cli.logs import mask_logs


@pytest.fixture
def factory():
    """The maker of records as it was, put back afterwards."""
    before = logging.getLogRecordFactory()
    yield
    logging.setLogRecordFactory(before)


def test_a_record_is_masked_with_its_arguments_and_traceback(factory, caplog):
    mask_logs()
    mask_logs()
    try:
        int("电话13800000000")
    except ValueError:
        logging.getLogger("any.library").exception("POST %s", "http://u:geheim@x.cn/v1")
    assert "13800000000" not in caplog.text + str(caplog.records[0].exc_text)
    assert "geheim" not in caplog.text
    assert "POST http://〔密钥〕" in caplog.text


def test_what_holds_nothing_personal_is_logged_as_it_is(factory, caplog):
    mask_logs()
    logging.getLogger("any").warning("预算 %d 万元", 120)
    assert "预算 120 万元" in caplog.text
