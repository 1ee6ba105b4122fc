"""User agents of people's browsers, as they are sent in Việt Nam."""

from __future__ import annotations

from collections.abc import Iterator

_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
_IOS_WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"
_DESKTOPS = [
    "Windows NT 10.0; Win64; x64",
    "Windows NT 6.1; Win64; x64",
    "Windows NT 6.1; WOW64",
    "Macintosh; Intel Mac OS X 10_15_7",
    "X11; Linux x86_64",
    "X11; CrOS x86_64 14541.0.0",
]
_PHONES = [
    "Android 13; SM-A546E",
    "Android 11; Redmi Note 9 Pro",
    "Android 12; CPH2239",
    "Android 10; K",
    "Android 14; V2246",
    "Android 9; CUBOT_X18_Plus",
    "Android 10; CUBOT NOTE 20 PRO",
    "Android 8.1.0; CUBOT_POWER",
    "Android 12; CUBOT KINGKONG 5 Pro",
    "Android 11; RMX3231",
    "Android 7.1.1; Vsmart Joy 3",
    "Android 10; Active 3",
    "Android 12; Nokia G21",
    "Android 13; 23021RAA2Y",
    "Android 10; Bphone B86",
    "Android 9; Monitor",
]
_APPLES = [
    "iPhone; CPU iPhone OS 15_5 like Mac OS X",
    "iPhone; CPU iPhone OS 17_4_1 like Mac OS X",
    "iPad; CPU OS 16_6 like Mac OS X",
]
_VERSIONS = ["63.0.3239.132", "109.0.0.0", "120.0.6099.230", "131.0.0.0"]


def browsers() -> list[str]:
    """All of them, each once."""
    return list(dict.fromkeys([*_on_desktops(), *_on_phones(), *_on_apples(), *_old_ones()]))


def _on_desktops() -> Iterator[str]:
    for system in _DESKTOPS:
        for version in _VERSIONS:
            chrome = f"Mozilla/5.0 ({system}) {_WEBKIT} Chrome/{version} Safari/537.36"
            yield chrome
            yield f"{chrome} Edg/{version}"
            yield f"{chrome} OPR/95.0.0.0"
            yield f"{chrome} Vivaldi/6.5"
            yield chrome.replace("Chrome/", "coc_coc_browser/113.0.148 Chrome/")
            yield f"{chrome} CocCoc/105.0"
        for version in ("52.0", "115.0", "133.0"):
            yield f"Mozilla/5.0 ({system}; rv:{version}) Gecko/20100101 Firefox/{version}"


def _on_phones() -> Iterator[str]:
    for phone in _PHONES:
        for version in _VERSIONS:
            rest = f"Chrome/{version} Mobile Safari/537.36"
            yield f"Mozilla/5.0 (Linux; {phone}) {_WEBKIT} {rest}"
            yield f"Mozilla/5.0 (Linux; {phone}) {_WEBKIT} SamsungBrowser/23.0 {rest}"
            yield f"Mozilla/5.0 (Linux; {phone}) {_WEBKIT} coc_coc_browser/112.0.140 {rest}"
            view = (
                f"Mozilla/5.0 (Linux; {phone} Build/TP1A.220624.014; wv) {_WEBKIT} "
                f"Version/4.0 {rest}"
            )
            yield f"{view} [FB_IAB/FB4A;FBAV/437.0.0.33.118;]"
            yield f"{view} MetaIAB Facebook"
            yield f"{view} Zalo android/12080763 ZaloTheme/light ZaloLanguage/vi"
            yield f"{view} Instagram 300.0.0.29.110 Android"
            yield f"{view} trill_320 BytedanceWebview/d8a21c6 musical_ly_2023"
        yield f"Mozilla/5.0 ({phone.split(';')[0]}; Mobile; rv:121.0) Gecko/121.0 Firefox/121.0"
        yield f"Mozilla/5.0 (Linux; U; {phone}; vi-vn) {_WEBKIT} Chrome/100 Mobile UCBrowser/13.4"


def _on_apples() -> Iterator[str]:
    for apple in _APPLES:
        start = f"Mozilla/5.0 ({apple}) {_IOS_WEBKIT}"
        yield f"{start} Version/16.6 Mobile/15E148 Safari/604.1"
        yield f"{start} CriOS/120.0.6099.119 Mobile/15E148 Safari/604.1"
        yield f"{start} FxiOS/121.0 Mobile/15E148 Safari/605.1.15"
        yield f"{start} EdgiOS/120.0 Version/16.0 Mobile/15E148 Safari/604.1"
        yield f"{start} coc_coc_browser/120.0 Mobile/15E148 Safari/604.1"
        yield f"{start} Mobile/15E148 Zalo iOS/399 ZaloTheme/light ZaloLanguage/vn"
        yield (
            f"{start} Mobile/15E148 [FBAN/FBIOS;FBAV/446.0.0.28.109;FBBV/544512;"
            "FBDV/iPhone12,1;FBMD/iPhone;FBSN/iOS;FBSV/16.6;FBSS/2;FBID/phone;FBLC/vi_VN;FBOP/5]"
        )
        yield f"{start} Mobile/15E148 Safari/604.1 [FBAN/MessengerForiOS;FBAV/438.0;FBLC/vi_VN]"
        yield f"{start} GSA/297.0 Mobile/15E148 Safari/604.1"
    for system in ("10_15_7", "10_13_6", "11_6"):
        yield (
            f"Mozilla/5.0 (Macintosh; Intel Mac OS X {system}) {_IOS_WEBKIT} "
            "Version/17.3 Safari/605.1.15"
        )


def _old_ones() -> Iterator[str]:
    yield "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko"
    yield "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)"
    yield "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)"
    yield "Opera/9.80 (Android; Opera Mini/36.2/191.256; U; vi) Presto/2.12.423 Version/12.16"
    yield "Mozilla/5.0 (compatible; Konqueror/4.5; Linux; X11) KHTML/4.5.4 (like Gecko) Kubuntu"
    yield "Mozilla/5.0 (compatible; Konqueror/3.5; Linux) KHTML/3.5.10 (like Gecko)"
    yield "Nokia6300/2.0 (05.00) Profile/MIDP-2.0 Configuration/CLDC-1.1"
    yield "Mozilla/5.0 (Linux; Android 9; KFMUWI) AppleWebKit/537.36 Silk/98 Chrome/98 Safari"
