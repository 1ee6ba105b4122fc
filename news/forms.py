"""Forms of the news in the admin."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .models import Article


class ArticleForm(forms.ModelForm):
    """An article, with a box that says whether a change matters to readers."""

    material_change = forms.BooleanField(
        label="Đã thay đổi nội dung quan trọng",
        required=False,
        help_text="Độc giả sẽ thấy dòng “Cập nhật” với giờ lưu. Sửa lỗi chính tả thì không cần.",
    )

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007 (the admin names the fields)

    def add_error(self, field: str | None, error: Any) -> None:
        """Leave out what the model says of a field that the form has refused already.

        The model sees such a field empty, and would ask for what the officer did send.
        """
        if field is None and isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            for name in self.errors.keys() & error.error_dict.keys():
                del error.error_dict[name]
        super().add_error(field, error)
