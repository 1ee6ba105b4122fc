"""CKEditor is confined: what it may write, what it loads, what is served of it."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import ckeditor
import pytest
from django import forms
from django.conf import settings as project_settings
from django.contrib.staticfiles.utils import matches_patterns
from django.urls import reverse

from core.richtext.allowlist import (
    ALIASES,
    ALLOWED,
    CLASSES,
    editor_allowed_content,
    nh3_arguments,
)
from core.richtext.editor import IGNORED_STATIC, NEWS_EDITOR, REMOVED_PLUGINS, RichTextWidget

STATIC = Path(ckeditor.__file__).parent / "static"
FORBIDDEN = (
    *("preview", "exportpdf", "scayt", "wsc", "iframe", "flash", "templates", "forms", "print"),
    *("save", "newpage", "smiley", "language", "bidi", "font", "colorbutton"),
)


def served() -> Iterator[str]:
    """Paths of CKEditor's files that collectstatic takes."""
    for file in STATIC.rglob("*"):
        path = file.relative_to(STATIC).as_posix()
        parts = {path, *path.split("/")}
        if file.is_file() and not any(matches_patterns(part, IGNORED_STATIC) for part in parts):
            yield path


def config_on_the_page() -> dict[str, Any]:
    html = RichTextWidget().render("body", "", {"id": "id_body"})
    found = re.search(r'data-config="([^"]*)"', html)
    assert found
    config: dict[str, Any] = json.loads(unescape(found[1]))
    return config


def test_the_editor_may_write_what_the_server_keeps() -> None:
    server: Any = nh3_arguments()
    editor = editor_allowed_content()
    assert {*editor, "div"} == server["tags"] == {*ALLOWED, "div"}
    assert server["url_schemes"] == {"http", "https", "mailto", "tel"}
    for tag, rule in editor.items():
        attributes = set(filter(None, rule.get("attributes", "").split(",")))
        classes = set(filter(None, rule.get("classes", "").split(",")))
        assert attributes == server["attributes"].get(tag, set())
        assert classes == server["allowed_classes"].get(tag, set())
        assert set(rule) <= {"attributes", "classes"}


def test_no_script_style_or_handler_is_on_the_list() -> None:
    assert not {"script", "style", "iframe", "svg", "object", "form", "input"} & set(ALLOWED)
    attributes = set().union(*ALLOWED.values())
    assert not [name for name in attributes if name.startswith("on") or name in {"style", "id"}]
    assert set(CLASSES) <= set(ALLOWED)
    assert set(ALIASES.values()) <= {*ALLOWED, "div"}


def test_allowed_content_is_never_true() -> None:
    for config in project_settings.CKEDITOR_CONFIGS.values():
        assert isinstance(config["allowedContent"], dict)
        assert "extraAllowedContent" not in config
        assert not config.get("fullPage")
    assert project_settings.CKEDITOR_CONFIGS["default"] is NEWS_EDITOR


def test_the_page_gets_the_whole_configuration() -> None:
    config = config_on_the_page()
    assert config["allowedContent"] == editor_allowed_content()
    assert config["language"] == "vi"
    assert config["versionCheck"] is False
    assert config["contentsCss"] == ["/static/css/editor-content.css"]
    upload = reverse("portal:image-upload")
    assert upload == "/quan-tri/tai-anh/"
    assert config["imageUploadUrl"] == config["filebrowserImageUploadUrl"] == upload
    assert not [name for name in config if name.startswith("filebrowser") and "Browse" in name]


def test_no_foreign_address_is_in_the_configuration_or_our_files() -> None:
    root = project_settings.BASE_DIR / "static"
    config = config_on_the_page()
    # What the dialog of links begins with is no address yet.
    assert config.pop("linkDefaultProtocol") == "https://"
    texts = [json.dumps(config)]
    texts += [(root / name).read_text() for name in ("js/editor.js", "css/editor-content.css")]
    assert not [text for text in texts if re.search(r"https?://[a-z]|[^:]//[a-z]+\.", text)]


@pytest.mark.parametrize("plugin", FORBIDDEN)
def test_risky_plugins_are_off_and_not_served(plugin: str) -> None:
    config = config_on_the_page()
    assert plugin in config["removePlugins"].split(",")
    assert plugin not in config["extraPlugins"].split(",")
    assert not [path for path in served() if f"/plugins/{plugin}/" in path]


def test_no_button_of_a_removed_plugin_is_in_the_toolbar() -> None:
    buttons = {item for group in config_on_the_page()["toolbar"] for item in group["items"]}
    assert {"Format", "Bold", "Link", "Table", "Blockquote", "Image", "PasteFromWord"} <= buttons
    assert not {"Source", "Preview", "Print", "Save", "Iframe", "Styles", "Font"} & buttons


def test_what_the_editor_needs_is_served() -> None:
    paths = set(served())
    base = "ckeditor/ckeditor/"
    assert {
        "ckeditor/ckeditor-init.js",
        "ckeditor/fixups.js",
        "ckeditor/ckeditor.css",
        *(f"{base}{name}" for name in ("ckeditor.js", "lang/vi.js", "lang/en.js")),
        f"{base}skins/moono-lisa/editor.css",
        f"{base}skins/moono-lisa/dialog.css",
        *(f"{base}plugins/{name}/plugin.js" for name in ("image2", "autogrow")),
        *(f"{base}plugins/image2/{name}" for name in ("dialogs/image2.js", "lang/vi.js")),
        *(f"{base}plugins/{name}" for name in ("link/dialogs/link.js", "table/dialogs/table.js")),
        f"{base}plugins/pastefromword/filter/default.js",
        f"{base}plugins/pastetools/filter/common.js",
    } <= paths
    assert not [path for path in paths if path.endswith(("lang/de.js", ".md", "lang/en-gb.js"))]


def test_extra_plugins_exist_and_are_not_removed() -> None:
    extra = str(NEWS_EDITOR["extraPlugins"]).split(",")
    folders = {folder.name for folder in (STATIC / "ckeditor/ckeditor/plugins").iterdir()}
    assert set(extra) <= folders
    assert not set(extra) & set(REMOVED_PLUGINS)


def test_the_widget_brings_its_script() -> None:
    class NewsForm(forms.Form):
        body = forms.CharField(widget=RichTextWidget)

    media = str(NewsForm().media)
    assert media.index("ckeditor/ckeditor/ckeditor.js") < media.index("js/editor.js")
    assert "ckeditor_uploader" not in media
