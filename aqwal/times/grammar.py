"""The grammar of temporal expressions: one regular expression a rule, over classes of words.

A lower-case name stands for a word class (a table of ``lexicons/times.toml``, a table and one of its keys, or a
class of numbers and marks); an upper-case name for a macro below. ``<name>`` names what a rule's reader
asks for. Rules are tried in the order written, at each word from the left; the first that matches wins.
"""

import re
from collections.abc import Callable

from .items import Item
from .reading import Found
from .words import chars_of

MACROS = {
    "OF": r"(?:of|in)? clitic?",
    "REL": r"(?:past|future|current)",
    "THIS": r"(?:this clitic?)?",
    "YEAR": r"(?:OF (?:(?:unit_year|the_unit_y|this the_unit_y) (?:word word|num|year) millennium_era?"
            r"|(?:year|word_year) millennium_era? | this? the_unit_y KIND REL year? | this the_unit_y))",
    "KIND": r"(?:kind_of_year|hijri_year)?",
    "SEP": r"(?:slash|dash|dot|comma)",
    "MONTH": r"(?:unit_month)? (?:month|hijri_month) blessed?",
    "IN_MONTH": r"(?:<sep>(?:SEP)? OF open? <m>(?:MONTH|this? the_unit_m) close? <r>(?:REL|following)? SEP? <y>(?:YEAR)?)",
    "WEEKDAY": r"<lead>(?:(?:dayword|today) comma? open?)? (?:unit_day|the_unit_d|unit_both_d)? <w>(?:weekday) close? comma? open?",
    "UNIT": r"(?:unit|unit_day|unit_month|unit_year (?!year))",
    "QUANTITY": r"(?:about? (?:(?:(?!one|two)num num?|several|some|quantity|decimal_date) (?:UNIT|the_units)|half UNIT|about UNIT|unit some_after|UNIT one|unit_dual two?) and_half?"
                r"|unit_dual (?:and_half)?|UNIT and_half)",
    "END": r"(?!.)",
    "EDGE": r"(?:<edge>(?:edge|rest|later) clitic?)?",
    "UNITS_OF_TIME": r"(?:the_unit_w|the_unit_m|the_unit_y|the_unit_de|the_unit_ce)",
}  # fmt: skip

RULES = {
    # days
    "numeric": r"(?:WEEKDAY)? <date>(?:full_date | digits slash digits slash digits | digits dash digits dash digits) (?:millennium_era)?",
    "day_range": r"<d1>(?:day) (?:to|dash|and|to clitic) clitic? unit_day? <d2>(?:day) IN_MONTH",
    "date_range": r"<d1>(?:day) SEP? OF <m1>(?:MONTH) (?:to|dash|and) clitic? unit_day? <d2>(?:day) SEP? OF <m2>(?:MONTH) comma? <y>(?:YEAR)",
    "day_month": r"(?:WEEKDAY)? unit_day? <d>(?:day) IN_MONTH close?",
    "month_day": r"(?:WEEKDAY)? <m>(?:MONTH) SEP? <d>(?:day) comma? (?:<y>(?:YEAR) | (?= comma|close|dot|break|END))",
    "short_date": r"(?<=in|to|since|appointment|unit_day|weekday|clitic) (?:<d>(?:day) (?:slash|dash) <m>(?:day)|<decimal>(?:decimal_date))",
    "appointed": r"(?<=appointment) (?:in|to|clitic)? <d>(?:day) (?= dot|comma|break|END)",
    "day_of_current": r"(?:unit_day <d>(?:day) of? <r>(?:REL)|(?=digits) <d2>(?:day) <r2>(?:current))",
    "day_alone": r"unit_day (?=digits|definite) <d>(?:day) (?= dot|comma|close|break|other|in|of|to|END)",
    "month_between": r"<m>(?:MONTH) <y>(?:YEAR)? between <d1>(?:day) and <d2>(?:day)",
    "nth_weekday": r"<n>(?:ordinal|last) unit_day? <w>(?:weekday|weekday_bare) IN_MONTH",
    "weekday_nth": r"unit_day? <w>(?:weekday) <n>(?:definite|recent) (?:IN_MONTH)?",
    "week_range": r"this? the_unit_w <r>(?:REL)? (?:between|of)? unit_day? <w1>(?:weekday) (?:and|to|dash) clitic? unit_day? <w2>(?:weekday)",
    "week_weekday": r"this? the_unit_w <r>(?:REL)? comma? unit_day? <w>(?:weekday)",
    "weekday_week": r"unit_day? <w>(?:weekday) OF this? the_unit_w <r>(?:REL)?",
    "weekday_day": r"unit_day? <w>(?:weekday) in? clitic? (?=digits|definite|word) <d>(?:day) (?= comma|close|dot|to|and|dash|in|END|break|other)",
    "two_weekdays": r"<both>(?:unit_both_d)? <w1>(?:weekday) and unit_day? <w2>(?:weekday) <r>(?:REL)",
    "day_named": r"<d>(?:dayword|today) comma? open? unit_day? <w>(?:weekday) close?",
    "this_weekday": r"<t>(?:this)? unit_day? open? <w>(?:weekday) close? (?:<skip>(?:after|before))? <r>(?:REL|following|preceding)",
    "weekday": r"<t>(?:this)? (?:unit_day|unit_both_d)? <w>(?:weekday)",
    "dayword": r"<d>(?:dayword)",
    "relative_today": r"this? today <r>(?:following|preceding|past|future)",
    "today": r"this? <d>(?:today)",
    # longer periods
    "part_rel": r"EDGE <p>(?:part_q) <r>(?:REL|preceding)",
    "quarter": r"(?<=in|all_through|clitic) EDGE <p>(?:part_q) <n>(?:definite) (?!of)",
    "part": r"EDGE <p>(?:part) <n>(?:ordinal|recent) OF (?:<y>(?:YEAR)|<t>(?:this)? <u>(?:UNITS_OF_TIME) <r>(?:REL)?)?",
    "nth_week": r"the_unit_w <n>(?:ordinal|recent) OF (?:<m>(?:MONTH|this? the_unit_m) <r>(?:REL)? OF <y>(?:YEAR)? | <y2>(?:YEAR))",
    "week_of": r"(?:unit|the_unit_w) <d>(?:day) IN_MONTH",
    "month_range": r"<m1>(?:MONTH) (?:to|dash|and) clitic? <m2>(?:MONTH) comma? (?:<y>(?:YEAR)|<r>(?:REL))",
    "month": r"EDGE <t>(?:this)? <m>(?:MONTH) <r>(?:REL)? SEP? OF <y>(?:YEAR)?",
    "year_month": r"<ym>(?:year_month)",
    "month_of_year": r"(?:<y>(?:year) slash <m>(?:day)|<m2>(?:day) slash <y2>(?:year))",
    "spoken_year": r"<n>(?:word) <n2>(?:word)",
    "years_both": r"unit_both_y <y1>(?:num|year) (?:and|to|dash) clitic? <y2>(?:num|year) millennium_era?",
    "season": r"EDGE <t>(?:this)? <s>(?:season) (?:<y>(?:YEAR)|<r>(?:REL))",
    "this_season": r"<t>(?:this) <s>(?:season)",
    "two_thousands": r"EDGE <z>(?:two_thousands) (?:<tens>(?:and tens)|(?= dot|comma|close|END))",
    "decade": r"EDGE <z>(?:decade) hijri_year? OF (?:<c>(?:the_unit_ce (?:ordinal|REL)))?",
    "century": r"EDGE <c>(?:century) article? <n>(?:ordinal|digits|word) millennium_era? <era>(?:millennium_era)?",
    "years_rel": r"(?:last <n>(?:num) <u>(?:UNIT)|last <u6>(?:UNIT) (?= dot|comma|break|END)|last <u2>(?:unit_dual)"
                 r"|article? <n2>(?:num|several|quantity) <u3>(?:UNIT|the_units) few? <r>(?:REL|recent)"
                 r"|<u4>(?:the_units) article? <n3>(?:num|few) <r2>(?:REL|recent|preceding|following)|<u5>(?:the_dual) <r3>(?:REL|recent))",
    "first_of": r"(?:<u>(?:the_units) <n>(?:num)|<n3>(?:num) <u4>(?:unit)) ordinal of (?:<y>(?:YEAR)|the_unit_y)",
    "this_units": r"this <u>(?:the_units)",
    "many": r"the_units many <r>(?:REL)",
    "vague": r"(?:<u>(?:the_units (?:and the_units)?|vague)) <r>(?:REL|recent|preceding|following)",
    "weekend": r"(?:weekend (?:THIS <u>(?:the_unit_w|my_week) <skip>(?:after|before)? <r>(?:REL|following)?)"
               r"|week_end THIS (?:the_unit_w|my_week) (?!after|before|REL|following))",
    "year": r"EDGE (?:unit_year|the_unit_y|this the_unit_y) (?:word word|num|year) millennium_era?",
    "unit_rel": r"EDGE <t>(?:this)? <u>(?:UNITS_OF_TIME|my_week) KIND <skip>(?:after|before)? <r>(?:REL|following|preceding) year?",
    "unit_this": r"EDGE <t>(?:this) <u>(?:UNITS_OF_TIME)",
    "unit_during": r"(?<=all_through) <u>(?:UNITS_OF_TIME) (?!all_through)",
    "unit_alone": r"<u>(?:UNITS_OF_TIME|my_week) (?= END)",
    "unit_edge": r"<edge>(?:edge|rest|later) clitic? <u>(?:UNITS_OF_TIME|my_week)",
    "bare_years": r"(?<=of|between|open|in|since) <y1>(?:year|word_year) (?:to|dash|and) clitic? (?:unit_year|the_unit_y)? <y2>(?:year|word_year)",
    "year_slash": r"<y1>(?:year) (?:slash|dash) <y2>(?:year) millennium_era?",
    "bare_year": r"EDGE <y>(?:year|word_year) millennium_era?",
    # amounts
    "repeated": r"every (?:(?:unit_day <w>(?:weekday|weekday_bare))|(?:QUANTITY)|<u>(?:UNIT)|<part>(?:daypart)|<w2>(?:weekday))",
    "weekdays": r"<u>(?:unit_d) <w>(?:weekday)",
    "set": r"<s>(?:set)",
    "ago": r"<p>(?:before|after) <q>(?:QUANTITY (?:(?:and|comma) QUANTITY|and UNIT (?!num))*|UNIT some_after? (?!num|year|month|hijri_month|weekday|day)) some_after? <now>(?:from_now)?",
    "from_now": r"<q>(?:(?:QUANTITY|UNIT) (?:(?:and|comma) (?:QUANTITY|UNIT))*) <now>(?:from_now)",
    "amount": r"<q>(?:(?:UNIT (?:and UNIT)* and)? QUANTITY (?:(?:and|comma) (?:QUANTITY | UNIT (?!num|year|month|hijri_month|weekday)))*)",
    "all_long": r"(?<=all_long) <u>(?:UNITS_OF_TIME|today) KIND",
    "through": r"(?<=all_through) <q>(?:UNIT) whole? (?! num|year|word|month|hijri_month|weekday|day)",
    "whole": r"<q>(?:UNIT) whole",
    "since_some": r"(?<=since|before|after|clitic) <q>(?:UNIT) some_after? (?! num|year|month|hijri_month|weekday|day)",
    # hours
    "clock": r"(?:oclock about? <h>(?:hour|clock) | <h2>(?:clock) (?=SEP? (?:daypart|am|pm|zone|by_clock)) | <h3>(?:hour) (?=(?:and_half|less minute_part|and num (?:unit_tm)?)? in? daypart) | (?=definite) <h4>(?:hour) (?=and_half) | <h5>(?:clock))"
             r" <less>(?:less)? <min>(?:and_half|and? minute_part|and num (?:unit_tm)?)? <half>(?:(?:in|of)? (?:daypart|am|pm))? <zone>(?:open? clitic? by_clock? zone close?)?",
    "this_part": r"this <p>(?:daypart)",
    "daypart": r"<p>(?:daypart) open? (?:<skip>(?:before|after))? <r>(?:past|future)?",
    "now": r"<n>(?:now)",
}  # fmt: skip

_NAME = re.compile(r"<(\w+)>\(\?:|\(\?<=([a-z_|]+)\)|([A-Z_]{2,})|([a-z][a-z_0-9]*)|(\(\?(?:[:=!]|<[=!]))")


def _class(name: str) -> str:
    return f"[{chars_of(name)}]"


def compile_rule(pattern: str) -> re.Pattern[str]:
    """A rule as a regular expression over item characters.

    >>> bool(compile_rule("month year").search("no such characters"))
    False
    """

    def replace(m: re.Match[str]) -> str:
        group, behind, macro, name, other = m.groups()
        if group:
            return f"(?P<{group}>"
        if behind:
            return f"(?<=[{''.join(chars_of(n) for n in behind.split('|'))}])"
        if macro:
            return f"(?:{_NAME.sub(replace, MACROS[macro])})"
        return _class(name) if name else other

    return re.compile(_NAME.sub(replace, pattern).replace(" ", ""))


ORDER = list(RULES)
PLACE = {f"R{name}": i for i, name in enumerate(ORDER)}
PATTERNS = {name: compile_rule(pattern) for name, pattern in RULES.items()}
ANY = re.compile(
    "|".join(f"(?P<R{name}>{re.sub(r'[?]P<[a-z0-9]+>', '?:', p.pattern)})" for name, p in PATTERNS.items())
)


_MUTE = frozenset(
    c for name in ("num", "ordinal", "of", "in", "to", "between", "this", "that", "about", "every", "some", "last", "and",
                   "clitic", "article", "before", "after", "since", "all_through", "other", "break", "comma", "slash",
                   "dash", "colon", "open", "close", "dot", "less", "part", "half", "edge", "past", "future", "current", "recent",
                   "following", "preceding", "am", "pm", "quantity")
    for c in chars_of(name)
)  # fmt: skip
_SPEAKING = frozenset(
    c for name in ("year", "word_year", "word", "unit", "unit_day", "unit_month", "unit_year", "month", "part_q", "minute_part",
                   "weekday", "daypart", "today", "hour", "half")
    for c in chars_of(name)
)  # fmt: skip
TELLING = re.compile(f"[^{''.join(sorted(_MUTE - _SPEAKING))}]")
"""A word that may make a time of what stands around it; most stretches of numbers have none."""


def read_all(items: list[Item], read: Callable[[str, re.Match[str]], list[Found] | None]) -> list[Found]:
    """What ``read`` makes of the rules that match in a stretch, left to right.

    Where it makes nothing of a match the later rules are tried at the same word; where it answers None (a day that
    no calendar has, the name of a street) the whole match is passed over.
    """
    text = "".join([item.char for item in items])
    found: list[Found] = []
    at = 0
    while TELLING.search(text, at) and (m := ANY.search(text, at)):
        at = m.end()
        first = PLACE[m.lastgroup or ""]
        for rule in ORDER[first:]:
            one = PATTERNS[rule].match(text, m.start())
            if one is None:
                continue
            made = read(rule, one)
            if made is None or made:
                found += made or []
                at = one.end()
                break
    return found
