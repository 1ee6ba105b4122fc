"""Finds English that a reader would see on a page of the portal."""

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path

import bs4
import django
import polib
from bs4.element import NavigableString

#: Django's English catalogues, from which the words of its interface are taken.
PACKAGES = ("conf", *(f"contrib/{app}" for app in ("admin", "auth", "humanize", "sessions")))


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Words of Django's catalogues that Vietnamese text uses too: names and terms of the trade.
SHARED = _listed(
    "admin byte command control cookie csrf django email gb html http https hh id ip ipv json "
    "kb ldap mac mb mm ok pb pm referer slug spam sso ss tb title tz unicode uuuuuu url utc uuid "
    "web yyyy dd"
)

#: English beyond Django's catalogues: frequent words, and words of any web site.
COMMON = _listed(
    "about above access account after again also always another any are article author back "
    "because been before being below between both browse but by category check choose click "
    "comment contact content continue copyright could create dashboard default description "
    "details did does done down download draft edit empty enter every example export failed "
    "false field first follow for found from gallery get had has have help here hidden how "
    "image import info invalid into is it its just last latest less level like link list "
    "loading login logout made make many message missing more most move much must never new "
    "newest news next none not nothing null object of off old oldest only open option other "
    "our over page password people photo please powered preview previous print privacy "
    "profile publish published read recent related reply required reserved reset results "
    "return rights same search see select send settings share should show sign since size "
    "skip slideshow some sort start status still submit success such summary terms text "
    "thanks that their them there these they this those through time today toggle true try "
    "type undefined unknown until untitled update updated upload upon use used user very "
    "view want warning was we were what when where which while who why will with without "
    "would you your yours"
)

#: English although it is built like a Vietnamese syllable: as a word it is hardly ever met.
ENGLISH_SYLLABLES = frozenset({"by", "the", "them", "try"})

ONSET = "(?:b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?"
OPEN = "oai|oay|oao|oeo|uyu|uya|ai|ao|au|ay|eo|iu|oi|ui|ia|ua"
CLOSED = "(?:oa|oe|uy|a|e|i|o|u|y)(?:m|ng?|nh)?"
#: A syllable that Vietnamese can write without any mark: iê, uô, ươ, uê, yê always have one,
#: and so have the syllables that end in c, ch, p or t.
UNMARKED_SYLLABLE = re.compile(f"{ONSET}(?:{OPEN}|{CLOSED})")

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|<[^>]*>|&\w+;")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
UNSEEN = ["script", "style", "code", "pre", "kbd", "samp"]
ATTRIBUTES = ("title", "alt", "aria-label", "aria-description", "placeholder", "label")
TYPED_INPUTS = {"text", "search", "submit", "button", "reset"}


def english_on(html: str) -> list[str]:
    """The English on a page, each find as `word: the text it stands in`, in page order.

    Looks at what is read or read aloud: text, `<title>`, descriptions, the attributes
    title, alt, aria-label, placeholder, and the values of buttons and of text fields. A
    whole text that is a msgid of Django counts, and every word of Django's English or of
    common English that cannot be Vietnamese. Words in file names, addresses and slugs,
    words all in capitals, code, and elements marked `lang="en"` or `translate="no"` do not.
    """
    finds = (find for text in _texts(html) if (find := _english_in(text)))
    return list(dict.fromkeys(finds))


def _english_in(text: str) -> str:
    """Why a text is English, or an empty string."""
    if text in _whole_messages():
        return f"{text}: {text}"
    words = (word for chunk in text.split() for word in _words(chunk))
    return next((f"{word}: {text[:120]}" for word in words if _is_english(word)), "")


def _words(chunk: str) -> list[str]:
    """The words of a piece between spaces; none when it is an address, a slug or a name."""
    chunk = chunk.strip(".,;:!?…()[]{}<>«»“”\"'‘’–—•·|*/")
    if re.search(r"[\d@/\\_.:=&#]", chunk):
        return []
    words = WORD.findall(chunk)
    if "-" in chunk and not all(map(_is_english, words)):
        return []
    return [word for word in words if not (len(word) > 1 and word.isupper())]


@functools.cache
def _is_english(word: str) -> bool:
    word = word.lower()
    if not word.replace("’", "").isascii() or len(word) < 2 or word in SHARED:
        return False
    if word in ENGLISH_SYLLABLES:
        return True
    return word in _english_words() and not UNMARKED_SYLLABLE.fullmatch(word)


@functools.cache
def _messages() -> list[str]:
    """Every msgid of Django's interface but the names of languages, which no page shows."""
    root = Path(django.__file__).parent
    return [
        text
        for package in PACKAGES
        for file in (root / package / "locale/en/LC_MESSAGES").glob("*.po")
        for entry in polib.pofile(str(file))
        if not all(path.endswith("global_settings.py") for path, _ in entry.occurrences)
        for text in (entry.msgid, entry.msgid_plural)
        if text
    ]


@functools.cache
def _english_words() -> frozenset[str]:
    texts = (PLACEHOLDER.sub(" ", message) for message in _messages())
    return COMMON | {word.lower() for text in texts for word in WORD.findall(text)}


@functools.cache
def _whole_messages() -> frozenset[str]:
    """Messages that betray themselves when they are a whole text, however short."""
    return frozenset(
        message
        for message in _messages()
        if message[:1].isupper()
        and message.lower() not in SHARED
        and not PLACEHOLDER.search(message)
        and WORD.search(message)
        and not message.isupper()
        and not re.search(r"\d", message)
    )


def _texts(html: str) -> Iterator[str]:
    soup = bs4.BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(_is_unseen):
        tag.extract()
    for element in soup.descendants:
        if isinstance(element, bs4.Tag):
            yield from filter(None, map(_squeeze, _spoken(element)))
        elif type(element) is NavigableString and (text := _squeeze(element)):
            yield text


def _is_unseen(tag: bs4.Tag) -> bool:
    foreign = tag.name != "html" and str(tag.get("lang", "")).startswith("en")
    return tag.name in UNSEEN or foreign or tag.get("translate") == "no"


def _spoken(tag: bs4.Tag) -> Iterator[str]:
    """What the attributes of an element say to a reader."""
    yield from (str(tag[name]) for name in ATTRIBUTES if tag.has_attr(name))
    if tag.name == "input" and tag.get("type", "text") in TYPED_INPUTS:
        yield str(tag.get("value", ""))
    if tag.name == "meta" and _is_description(tag):
        yield str(tag.get("content", ""))
    if tag.has_attr("data-inline-formset"):
        options = json.loads(str(tag["data-inline-formset"]))["options"]
        yield from (str(options.get(name, "")) for name in ("addText", "deleteText"))


def _is_description(tag: bs4.Tag) -> bool:
    names = {tag.get("name"), tag.get("property")}
    return bool(names & {"description", "og:title", "og:description", "og:site_name"})


def _squeeze(text: str) -> str:
    return " ".join(text.split())
