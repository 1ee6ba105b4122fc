"""Whatever the path into the database, rich text arrives clean, and once only."""

import unicodedata
from typing import Any

import nh3
import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import isolate_apps

from core.richtext.cleaning import CleanHtml
from core.richtext.fields import RichTextField, RichTextFormField
from news.models import Article, Category

DIRTY = "<p onclick=a()>Tin<script>alert(1)</script></p><p>&nbsp;</p>"
TIDY = "<p>Tin</p>"


class NewsForm(forms.Form):
    body = RichTextFormField()


@pytest.fixture
def category(db: None) -> Category:
    return Category.objects.create(name="Tin thử")


def article(category: Category, **values: Any) -> Article:
    return Article(**{"title": "Tin", "slug": "tin", "category": category, "body": DIRTY, **values})


def test_saving_cleans(category: Category) -> None:
    saved = article(category)
    saved.save()
    assert saved.body == TIDY
    stored = Article.objects.get()
    assert stored.body == TIDY
    assert isinstance(stored.body, CleanHtml)


def test_bulk_create_update_and_bulk_update_clean(category: Category) -> None:
    Article.objects.bulk_create([article(category, slug=f"tin-{n}") for n in range(2)])
    assert set(Article.objects.values_list("body", flat=True)) == {TIDY}
    Article.objects.update(body="<b>a</b>")
    assert set(Article.objects.values_list("body", flat=True)) == {"<p><strong>a</strong></p>"}
    articles = list(Article.objects.all())
    for each in articles:
        each.body = DIRTY
    Article.objects.bulk_update(articles, ["body"])
    assert set(Article.objects.values_list("body", flat=True)) == {TIDY}


def test_a_body_that_did_not_change_is_not_cleaned_again(
    category: Category, monkeypatch: pytest.MonkeyPatch
) -> None:
    article(category).save()
    stored = Article.objects.get()
    monkeypatch.setattr(nh3, "clean", None)
    stored.save()
    assert Article.objects.get().body == TIDY


def test_saving_cleans_once(category: Category, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    real = nh3.clean

    def counted(html: str, **arguments: Any) -> str:
        calls.append(html)
        return real(html, **arguments)

    monkeypatch.setattr(nh3, "clean", counted)
    article(category, body="<p>a</p>").save()
    # Before the tidying and after it.
    assert len(calls) == 2


def test_saving_too_much_is_refused(category: Category) -> None:
    with pytest.raises(ValidationError, match="1 MB"):
        article(category, body="x" * 2_000_000).save()


def test_updating_to_too_much_is_refused(category: Category) -> None:
    with pytest.raises(ValidationError, match="tối đa 200"):
        Article.objects.update(body="<div>" * 300)


def test_validating_a_model_says_what_saving_would_say(category: Category) -> None:
    with pytest.raises(ValidationError) as refusal:
        article(category, body="<div>" * 300).full_clean()
    assert "tối đa 200" in refusal.value.message_dict["body"][0]


def test_nfd_is_stored_as_nfc(category: Category) -> None:
    article(category, body=unicodedata.normalize("NFD", "<p>Ủy ban Đằng Hải</p>")).save()
    assert Article.objects.get().body == "<p>Ủy ban Đằng Hải</p>"


@isolate_apps("core")
def test_the_field_may_be_null_and_keeps_expressions() -> None:
    class Note(models.Model):  # noqa: DJ008  of this test alone
        body = RichTextField(null=True, blank=True)

        class Meta:
            app_label = "core"

    field: Any = Note._meta.get_field("body")
    assert field.pre_save(Note(body=None), add=True) is None
    assert field.from_db_value(None) is None
    assert field.get_db_prep_save(None, connection) is None
    expression = models.F("body")
    assert field.pre_save(Note(body=expression), add=True) is expression


def test_form_gives_clean_html() -> None:
    form = NewsForm({"body": DIRTY})
    assert form.is_valid()
    assert form.cleaned_data["body"] == TIDY
    assert isinstance(form.cleaned_data["body"], CleanHtml)


def test_form_needs_more_than_empty_shells() -> None:
    form = NewsForm({"body": "<p>&nbsp;</p>"})
    assert not form.is_valid()
    assert form.errors["body"].as_data()[0].code == "required"


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        ("<p>Bản nháp quý</p>" + "<div>" * 300, "tối đa 200"),
        ("<p>Bản nháp quý</p>" + "x" * 1_100_000, "tối đa 1 MB"),
        ("<p>Bản nháp quý</p>" + "<img src='https://bao.example/a.jpg'>", "bao.example/a.jpg"),
    ],
)
def test_a_refused_draft_stays_in_the_form(draft: str, sentence: str) -> None:
    form = NewsForm({"body": draft})
    assert not form.is_valid()
    [error] = form.errors["body"]
    assert sentence in error
    html = str(form["body"])
    assert "Bản nháp quý" in html
    assert html.count("x") + html.count("div") >= draft.count("x") + draft.count("div")


def test_foreign_images_are_named_shortly() -> None:
    form = NewsForm(
        {"body": "<p>a</p>" + "<img src='data:image/png;base64,%s'>" % ("A" * 5000) * 5}
    )
    error = str(form.errors["body"][0])
    assert error.startswith("Bài có 5 ảnh không nằm trên cổng: “data:image/png;base64,AAA")
    assert "và 2 ảnh khác" in error
    assert len(error) < 500


def test_line_ends_of_the_editor_are_no_change() -> None:
    field = RichTextFormField()
    assert not field.has_changed(CleanHtml("<p>a</p>\n<p>b</p>"), "<p>a</p>\r\n\r\n<p>b</p>\r\n")
    assert field.has_changed(CleanHtml("<p>a</p>"), "<p>b</p>")
    assert field.has_changed(CleanHtml("<p>a</p>"), "<div>" * 300)
