"""How dates, times and numbers are typed and printed; Django's own for `vi` are wrong.

The first format of each input list is the one that forms and the admin's calendar print. The
one for times keeps the seconds: an editor who only corrects a word must not move the moment
of publication. Django adds the ISO formats to every list.

Thousands are grouped where a template asks for it by `number` or `intcomma`;
USE_THOUSAND_SEPARATOR stays off, since it would also print `1.234` for a key in an address.
"""

_DAYS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
_TIMES = ["%H:%M:%S", "%H:%M", "%Hh%M"]

DATE_FORMAT = SHORT_DATE_FORMAT = "d/m/Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = "d/m/Y H:i"
YEAR_MONTH_FORMAT = r"\t\há\n\g n/Y"
MONTH_DAY_FORMAT = "d/m"
FIRST_DAY_OF_WEEK = 1

DATE_INPUT_FORMATS = _DAYS
TIME_INPUT_FORMATS = [*_TIMES, "%H:%M:%S.%f"]
DATETIME_INPUT_FORMATS = [
    *(f"{day} {time}" for day in _DAYS for time in _TIMES),
    *(f"{time} {day}" for day in _DAYS for time in _TIMES),
    "%d/%m/%Y %H:%M:%S.%f",
    *_DAYS,
]

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
