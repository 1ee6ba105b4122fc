"""`manage.py find_numbers`."""

import io
import unicodedata

import pytest

from documents.management.commands.find_numbers import Command


@pytest.fixture
def printed(monkeypatch):
    """Give bytes on standard input, get the lines that the command prints."""

    def run(given):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="ascii"))
        output = io.StringIO()
        Command(stdout=output).handle()
        return output.getvalue().splitlines()

    return run


def test_one_number_a_line_with_its_place(printed):
    text = "Chỉ thị số 35- CT/TW, ngày 14/6/2024 và 3470/QĐ-\nUBND\r\n, 5-ctr/tu"
    assert printed(text.encode()) == [
        "35-CT/TW\t11\t20",
        "3470/QĐ-UBND\t40\t53",
        "05-CTr/TU\t57\t65",
    ]


def test_offsets_are_those_of_the_composed_text(printed):
    text = "Quyết định số 12/QĐ-UBND"
    assert printed(unicodedata.normalize("NFD", text).encode()) == printed(text.encode())


def test_broken_bytes_are_replaced(printed):
    assert printed(b"\xff\xfe 35-CT/TW \xc3") == ["35-CT/TW\t3\t11"]


def test_nothing_in_gives_nothing_out(printed):
    assert printed(b"") == []
    assert printed("ngày 25/7/2026, 2021-2025".encode()) == []
