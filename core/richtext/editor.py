"""CKEditor, confined: what it may write, which plug-ins run, which files exist.

CKEditor 4 is the last free version and gets no more corrections, so that everything it can
do without is switched off here, and the files of what is off are not collected either.
"""

from ckeditor.widgets import CKEditorWidget
from django.forms import Media
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.functional import lazy

from core.richtext.allowlist import editor_allowed_content

_static = lazy(static, str)

#: Plug-ins of CKEditor's own bundle that are switched off: they call foreign services, open
#: windows, or write what the allow-list refuses.
REMOVED_PLUGINS = (
    *("about", "bidi", "colorbutton", "colordialog", "copyformatting", "dialogadvtab", "div"),
    *("elementspath", "exportpdf", "flash", "font", "forms", "iframe", "image", "indentblock"),
    *("language", "liststyle", "newpage", "pagebreak", "preview", "print", "save", "scayt"),
    *("showblocks", "smiley", "sourcearea", "stylescombo", "templates", "wsc"),
)

#: Folders of plug-ins that stand beside the bundle and that nothing asks for.
_UNUSED_PLUGINS = (
    *("adobeair", "ajax", "autoembed", "autolink", "bbcode", "codesnippet", "codesnippetgeshi"),
    *("devtools", "divarea", "docprops", "embed", "embedbase", "embedsemantic", "iframedialog"),
    *("mathjax", "placeholder", "sharedspace", "sourcedialog", "stylesheetparser"),
    *("tableresize", "uicolor"),
    # The bundle has newer ones of these.
    *("filetools", "notification", "notificationaggregator", "uploadimage", "uploadwidget"),
)

#: Patterns for StaticFilesConfig.ignore_patterns: files that may not be served.
IGNORED_STATIC = [
    *(
        f"ckeditor/ckeditor/plugins/{name}/*"
        for name in sorted({*REMOVED_PLUGINS, *_UNUSED_PLUGINS})
    ),
    # Vietnamese, and English where a plug-in has no Vietnamese, are all that is ever loaded.
    *("ckeditor/ckeditor/*lang/[!ev]*", "ckeditor/ckeditor/*lang/e[!n]*"),
    *("ckeditor/ckeditor/*lang/en-*", "ckeditor/ckeditor/*.md"),
    *("ckeditor/ckeditor/build-config.js", "ckeditor/ckeditor/bender-runner.config.json"),
    *("ckeditor/ckeditor/adapters/*", "ckeditor/ckeditor/vendor/*", "ckeditor/ckeditor/styles.js"),
    *("ckeditor/ckeditor/config.js", "ckeditor/ckeditor/contents.css"),
    *("ckeditor/file-icons/*", "ckeditor/galleriffic/*", "ckeditor/ckeditor_uploader/*"),
]

_TOOLBAR = [
    {"name": "clipboard", "items": ["PasteText", "PasteFromWord", "-", "Undo", "Redo"]},
    {"name": "styles", "items": ["Format"]},
    {
        "name": "basicstyles",
        "items": ["Bold", "Italic", "Subscript", "Superscript", "-", "RemoveFormat"],
    },
    {
        "name": "paragraph",
        "items": ["NumberedList", "BulletedList", "Outdent", "Indent", "Blockquote"],
    },
    {"name": "align", "items": ["JustifyCenter", "JustifyRight"]},
    {"name": "links", "items": ["Link", "Unlink"]},
    {"name": "insert", "items": ["Image", "Table", "HorizontalRule", "SpecialChar"]},
    {"name": "tools", "items": ["Find", "Maximize"]},
]

#: CKEDITOR_CONFIGS["default"]: the editor of news.
NEWS_EDITOR: dict[str, object] = {
    "language": "vi",
    "defaultLanguage": "vi",
    "versionCheck": False,
    "customConfig": "",
    "stylesSet": False,
    "contentsCss": [_static("css/editor-content.css")],
    "bodyClass": "rich-text",
    "allowedContent": editor_allowed_content(),
    "removePlugins": ",".join(REMOVED_PLUGINS),
    # The two that the bundle lacks; uploadimage is in it.
    "extraPlugins": "image2,autogrow",
    # Pasted pictures are uploaded and not written into the text as data: addresses.
    "clipboard_handleImages": False,
    "linkDefaultProtocol": "https://",
    "toolbar": _TOOLBAR,
    "format_tags": "p;h2;h3",
    "justifyClasses": ["text-left", "text-center", "text-right", "text-justify"],
    "image2_alignClasses": ["align-left", "align-center", "align-right"],
    "image2_captionedClass": "image",
    "linkShowAdvancedTab": False,
    "linkShowTargetTab": False,
    "removeDialogTabs": "link:upload",
    "entities": False,
    "basicEntities": True,
    "disableNativeSpellChecker": False,
    "forcePasteAsPlainText": False,
    "pasteFromWordPromptCleanup": False,
    "pasteFromWordRemoveFontStyles": True,
    "pasteFromWordRemoveStyles": True,
    "imageUploadUrl": reverse_lazy("portal:image-upload"),
    "filebrowserImageUploadUrl": reverse_lazy("portal:image-upload"),
    "filebrowserUploadMethod": "xhr",
    "width": "100%",
    "height": 420,
    "autoGrow_minHeight": 420,
    "autoGrow_maxHeight": 900,
    "autoGrow_onStartup": True,
}


class RichTextWidget(CKEditorWidget):
    """The editor in a form, with the portal's own script beside CKEditor's."""

    @property
    def media(self) -> Media:
        """CKEditor's files, and after them the script that signs its uploads."""
        return super().media + Media(js=["ckeditor/ckeditor/ckeditor.js", "js/editor.js"])
