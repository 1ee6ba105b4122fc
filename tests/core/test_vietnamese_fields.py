import unicodedata

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import isolate_apps

from core.vietnamese.fields import FoldedField, LineField, ParagraphField

DIRTY = unicodedata.normalize("NFD", "  Phường\0 Đằng\u202e\r\n Hải ")
CLEAN = "Phường Đằng Hải"
DIRTY_LINES = unicodedata.normalize("NFD", "Điều 1 \r\nĐiều\0 2\r\n")
CLEAN_LINES = "Điều 1\nĐiều 2"

with isolate_apps("core"):

    class Base(models.Model):
        title = LineField("tiêu đề", max_length=15)
        title_folded = FoldedField("title")

        class Meta:
            app_label = "core"
            abstract = True

        def __str__(self):
            return self.title

    class Sample(Base):
        number = models.IntegerField(primary_key=True)
        text = ParagraphField("nội dung", blank=True, max_length=14)
        note = LineField("ghi chú", max_length=5, blank=True, null=True)

        class Meta:
            app_label = "core"
            db_table = "test_vietnamese_sample"


ROWS = Sample._default_manager


@pytest.fixture
def _table(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE test_vietnamese_sample (number integer PRIMARY KEY, text text NOT NULL,"
            " title varchar(15) NOT NULL, title_folded text NOT NULL, note varchar(5))"
        )


def stored(*names):
    return ROWS.values_list(*names).get()


def form(**data):
    form_class = forms.modelform_factory(Sample, fields=["number", "title", "text", "note"])
    return form_class({"number": "1", "title": "Tin", **data})


needs_table = pytest.mark.usefixtures("_table")


@needs_table
def test_save_stores_clean_text_and_leaves_it_on_the_instance():
    sample = ROWS.create(number=1, title=DIRTY, text=DIRTY_LINES)
    for values in (
        stored("title", "text", "title_folded", "note"),
        (
            sample.title,
            sample.text,
            sample.title_folded,
            sample.note,
        ),
    ):
        assert values == (CLEAN, CLEAN_LINES, "phuong dang hai", None)


@needs_table
def test_bulk_create_stores_clean_text():
    ROWS.bulk_create([Sample(number=1, title=DIRTY, text=DIRTY_LINES)])
    assert stored("title", "text", "title_folded") == (CLEAN, CLEAN_LINES, "phuong dang hai")


@needs_table
def test_update_and_exact_comparison_clean_their_text():
    ROWS.create(number=1, title="Cũ")
    ROWS.update(title=DIRTY, text=DIRTY_LINES)
    assert stored("title", "text") == (CLEAN, CLEAN_LINES)
    assert ROWS.filter(title=DIRTY, text=DIRTY_LINES).exists()


@needs_table
def test_bulk_update_cleans_text():
    sample = ROWS.create(number=1, title="Cũ")
    sample.title = DIRTY
    ROWS.bulk_update([sample], ["title"])
    assert stored("title") == (CLEAN,)


@needs_table
def test_expressions_are_left_alone():
    ROWS.create(number=1, title="Tin", text="Khác")
    ROWS.update(text=models.F("title"))
    assert stored("text") == ("Tin",)


@needs_table
def test_a_partial_save_of_the_source_stores_the_folded_text_too():
    sample = ROWS.create(number=1, title="Cũ")
    sample.title = "Đồ Sơn"
    sample.save(update_fields=["title"])
    assert stored("title", "title_folded") == ("Đồ Sơn", "do son")
    assert sample.title_folded == "do son"


@needs_table
def test_a_partial_save_of_something_else_costs_nothing_more(django_assert_num_queries):
    sample = ROWS.create(number=1, title="Cũ")
    with django_assert_num_queries(1):
        sample.save(update_fields=["text"])
    with django_assert_num_queries(1):
        sample.save(update_fields=["title", "title_folded"])


@needs_table
def test_a_deferred_source_is_folded_as_it_is_stored():
    ROWS.create(number=1, title="Đồ Sơn")
    ROWS.update(title_folded="")
    ROWS.defer("title").get().save()
    assert stored("title_folded") == ("do son",)


def test_a_form_counts_after_cleaning():
    checked = form(title=DIRTY, text=DIRTY_LINES, note="  ")
    assert checked.fields["title"].clean(DIRTY) == CLEAN
    assert len(DIRTY) > 15 == len(CLEAN)
    assert len(DIRTY_LINES) > 14 > len(CLEAN_LINES)
    assert checked.fields["text"].clean(DIRTY_LINES) == CLEAN_LINES
    assert checked.fields["note"].clean(" \u200b ") is None
    assert isinstance(checked.fields["text"].widget, forms.Textarea)


@pytest.mark.parametrize("title", ["", "   ", "\u3000\u200b\u2800", "\0"])
def test_a_title_of_only_spaces_is_refused_in_vietnamese(title):
    message = "Vui lòng nhập nội dung; chỉ có dấu cách thì chưa đủ."
    with pytest.raises(ValidationError) as refused:
        form().fields["title"].clean(title)
    assert refused.value.messages == [message]
    with pytest.raises(ValidationError) as refused:
        Sample(number=1, title=title).clean_fields()
    assert refused.value.message_dict == {"title": [message]}


def test_text_too_long_is_refused_by_form_and_model():
    for name in "title", "text":
        with pytest.raises(ValidationError):
            form().fields[name].clean("x" * 16)
    with pytest.raises(ValidationError) as refused:
        Sample(number=1, title="x" * 16, text="x" * 15).clean_fields()
    assert set(refused.value.message_dict) == {"title", "text"}


def test_unchanged_text_in_another_normal_form_is_no_change():
    field = form().fields["title"]
    assert not field.has_changed(CLEAN, DIRTY)
    assert field.has_changed(CLEAN, "Phường Hải An")


def test_a_form_does_not_ask_for_the_folded_text():
    assert "title_folded" not in forms.modelform_factory(Sample, fields="__all__").base_fields


@pytest.mark.parametrize(
    ("field", "options"),
    [
        (FoldedField("title"), {"source": "title"}),
        (FoldedField("name", db_index=True), {"source": "name", "db_index": True}),
        (LineField(max_length=9), {"max_length": 9}),
        (ParagraphField(blank=True, max_length=9), {"blank": True, "max_length": 9}),
    ],
)
def test_migrations_can_write_the_fields(field, options):
    _, path, args, kwargs = field.deconstruct()
    assert (path, args, kwargs) == (
        f"core.vietnamese.fields.{type(field).__name__}",
        [],
        options,
    )
    copy = type(field)(*args, **kwargs)
    assert copy.deconstruct()[1:] == (path, args, kwargs)
    assert len(copy.validators) == len(field.validators)
