"""The project's Vietnamese catalogues: complete, correct in form, and the ones in use."""

import ast
import functools
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import axes
import django
import polib
import pytest
from django.conf import settings
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.test import RequestFactory
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.views.i18n import JavaScriptCatalog

from tests.english import english_on

DOMAINS = ("django", "djangojs")
#: Packages of Django with texts that a page of the portal can show.
PACKAGES = (
    "conf",
    *(
        f"contrib/{app}"
        for app in (
            "admin",
            "auth",
            "contenttypes",
            "humanize",
            "sessions",
        )
    ),
)
#: The same in both languages: signs, units, names.
SAME = {
    "…",
    ":",
    ", ",
    ":?.!",
    "IPv4",
    "IPv6",
    "Email",
    "%(size)d byte",
    "%s KB",
    "%s MB",
    "%s GB",
    "%s TB",
    "%s PB",
    "%(truncated_text)s…",
    "%(class_name)s %(instance)s",
}
#: Messages that quote code or another program's words.
QUOTES_CODE = re.compile(
    r"<meta|<a rel|same-origin|“last”|allow_future|allow_empty|DEBUG|HTTP Accept"
)
#: The tone belongs on the first vowel of an open oa, oe, uy: hòa, khỏe, ủy; quý is right.
MISPLACED_TONE = re.compile(r"o[àáảãạèéẻẽẹ]\b|(?<!q)u[ỳýỷỹỵ]\b", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|</?\w+")

Key = tuple[str | None, str]


@functools.cache
def catalogue(domain: str) -> polib.POFile:
    return polib.pofile(str(settings.LOCALE_PATHS[0] / f"vi/LC_MESSAGES/{domain}.po"))


def text_of(entry: polib.POEntry) -> str:
    return entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr


def translations(domain: str) -> dict[Key, polib.POEntry]:
    return {(entry.msgctxt, entry.msgid): entry for entry in catalogue(domain)}


def english_of_django(domain: str) -> Iterator[polib.POEntry]:
    """Django's msgids but the names of languages: the portal speaks one and lists none."""
    for package in PACKAGES:
        file = Path(django.__file__).parent / package / f"locale/en/LC_MESSAGES/{domain}.po"
        for entry in polib.pofile(str(file)) if file.exists() else []:
            if not all(path.endswith("global_settings.py") for path, _ in entry.occurrences):
                yield entry


def english_of_axes() -> set[str]:
    """The texts that django-axes marks for translation; it brings no English catalogue."""
    trees = [ast.parse(file.read_text()) for file in Path(axes.__file__).parent.rglob("*.py")]
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    marked = (call.args[0] for call in calls if ast.unparse(call.func) == "_")
    return {str(text.value) for text in marked if isinstance(text, ast.Constant)}


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_text_of_django_is_translated(domain: str) -> None:
    ours = translations(domain)
    wanted = {(entry.msgctxt, entry.msgid) for entry in english_of_django(domain)}
    assert len(wanted) > {"django": 550, "djangojs": 70}[domain]
    assert wanted - ours.keys() == set()


@pytest.mark.parametrize("domain", DOMAINS)
def test_plural_forms_are_kept(domain: str) -> None:
    """A plural looked up under a msgid without plural forms would come back in English."""
    ours = translations(domain)
    for entry in english_of_django(domain):
        if entry.msgid_plural:
            assert list(ours[entry.msgctxt, entry.msgid].msgstr_plural) == [0], entry.msgid


def test_every_text_of_the_login_lock_is_translated() -> None:
    wanted = english_of_axes()
    assert len(wanted) > 20
    assert wanted - {msgid for _, msgid in translations("django")} == set()


@pytest.mark.parametrize("domain", DOMAINS)
def test_translations_are_vietnamese_in_good_form(domain: str) -> None:
    for entry in catalogue(domain):
        text = text_of(entry)
        assert text.strip() or not entry.msgid.strip(), entry.msgid
        assert (text == entry.msgid) == (entry.msgid in SAME), entry.msgid
        assert unicodedata.is_normalized("NFC", text), text
        assert not MISPLACED_TONE.search(text), text
        assert not re.search(r"  | [.,;:]", text) or entry.msgid == ", ", text
        assert entry.flags in (
            [],
            ["python-format"],
            ["python-brace-format"],
            ["javascript-format"],
        ), entry.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_english_word_is_left_in_a_translation(domain: str) -> None:
    for entry in catalogue(domain):
        text = re.sub(r"%\(\w+\)[a-z]|\{\w*\}", "", text_of(entry))
        if not QUOTES_CODE.search(text):
            assert english_on(text) == [], entry.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_placeholders_are_kept(domain: str) -> None:
    for entry in catalogue(domain):
        source = entry.msgid_plural or entry.msgid
        found = sorted(PLACEHOLDER.findall(text_of(entry)))
        assert found == sorted(PLACEHOLDER.findall(source)), entry.msgid
        assert text_of(entry).endswith(" ") == entry.msgid.endswith(" "), entry.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_file_is_that_of_the_source(domain: str) -> None:
    """Whoever edits a .po must compile it: locale/README.md says how."""
    source = catalogue(domain)
    compiled = polib.mofile(str(Path(source.fpath).with_suffix(".mo")))
    assert {key(entry) for entry in compiled} == {key(entry) for entry in source}
    assert "nplurals=1" in compiled.metadata["Plural-Forms"]


def key(entry: polib.POEntry) -> tuple[str | None, str, str, str]:
    return entry.msgctxt, entry.msgid, entry.msgid_plural, text_of(entry)


def test_django_reads_our_catalogue_before_its_own() -> None:
    with translation.override("vi"):
        for entry in catalogue("django"):
            assert looked_up(entry) == text_of(entry), entry.msgid


def looked_up(entry: polib.POEntry) -> str:
    if entry.msgctxt and entry.msgid_plural:
        return translation.npgettext(entry.msgctxt, entry.msgid, entry.msgid_plural, 2)
    if entry.msgctxt:
        return translation.pgettext(entry.msgctxt, entry.msgid)
    if entry.msgid_plural:
        return translation.ngettext(entry.msgid, entry.msgid_plural, 2)
    return translation.gettext(entry.msgid)


def test_the_script_catalogue_of_the_admin_is_ours(rf: RequestFactory) -> None:
    """As AdminSite.i18n_javascript asks for it."""
    view = JavaScriptCatalog.as_view(packages=["django.contrib.admin"])
    with translation.override("vi"):
        script = view(rf.get("/")).getvalue().decode()
    _, _, rest = script.partition("const newcatalog = ")
    served, _ = json.JSONDecoder().raw_decode(rest)
    for entry in catalogue("djangojs"):
        name = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
        assert served[name] == ([text_of(entry)] if entry.msgid_plural else text_of(entry))


def test_dates_and_time_spans_are_vietnamese() -> None:
    day = datetime(2026, 11, 24, 8)  # noqa: DTZ001
    assert date_format(day, r"l, \n\g\à\y d F") == "Thứ Ba, ngày 24 tháng 11"
    assert timesince(day, day + timedelta(days=400)) == "1\xa0năm, 1\xa0tháng"
    assert naturaltime(timezone.now() - timedelta(hours=3)) == "3\xa0giờ trước"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("xoá", True), ("Uỷ ban", True), ("khoẻ", True), ("xóa, ủy, quý, toàn, loại", False)],
)
def test_the_check_of_tones_itself(text: str, wrong: bool) -> None:
    assert bool(MISPLACED_TONE.search(text)) == wrong
