"""Forms of the news in the admin."""

from django import forms

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
