"""What holds for every text."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from core.vietnamese.folding import fold, nfc
from documents.numbers import find, read_query
from documents.numbers.letters import flat, spells

PIECES = st.sampled_from(
    [
        *("35", "0", "2025", "7", "123456", "-", "/", " ", "\n", "\u2013", "\u00a0", "\u200b"),
        *("CT", "CTr", "QĐ", "ct", "TW", "UBND", "QH15", "SNV", "CCHC&PC", "NĐ-CP", "XYZ"),
        *("số", "Chỉ thị", "Quy định", "Luật", "ngày 14/6/2024", "của Bộ Chính trị", "khóa XII"),
        *(", ", ".", "(", ":", "năm", "ban hành", "\u0301", "đ", "Ð", "&", "%", "_", "\0"),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(st.characters(), max_size=60)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_offsets_cut_what_was_found(text):
    composed = nfc(text)
    end = 0
    for found in find(text):
        assert composed[found.start : found.end] == found.text
        assert end <= found.start < found.end
        assert found.text[0].isdigit()
        if found.word is not None and found.word_start is not None:
            assert found.word_start < found.start
            assert fold(composed[found.word_start :]).startswith(fold(found.word))
        end = found.end


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_decomposed_text_gives_the_same(text):
    assert find(unicodedata.normalize("NFD", text)) == find(text) == find(nfc(text))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_printed_number_is_read_as_itself(text):
    for found in find(text):
        if found.number.resolved and not found.inferred:
            [again] = find(found.number.printed)
            assert again.number.printed == found.number.printed
            assert again.number.key == found.number.key


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_query_never_fails(text):
    query = read_query(text)
    assert query.is_number == (query.counter is not None)
    assert query.number is None or query.fits(query.number)


@given(st.text(st.characters(), max_size=40))
def test_folding_keeps_every_offset(text):
    composed = nfc(text)
    assert len(flat(composed)) == len(composed)
    assert [flat(char) for char in composed] == list(flat(composed))


def test_folding_one_for_one():
    assert flat("Đồ Sơn\u201335\u2011CT\u2215TW\u00a0ỦY") == "do son-35-ct/tw uy"


def test_spelling_of_codes():
    assert all(spells(written, "QĐ") for written in ("QĐ", "qđ", "QD", "qd", "QÐ", "Qđ"))
    assert not any(spells(written, "DA") for written in ("ĐA", "đã", "DÀ", "DAA", ""))
