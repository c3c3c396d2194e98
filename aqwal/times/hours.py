"""Readers of hours and parts of the day, and of «الآن» and kin."""

from . import periods
from .periods import Period, add_days
from .reading import Found, Reading, number_of


def clock(r: Reading) -> list[Found]:
    """«الساعة الثالثة عصرا بتوقيت غرينتش»: an hour; its day is what stands beside it (see ``places.joined``)."""
    time = r.value("clock", "h", "h2", "h5")
    second = ""
    if time:
        parts = time.split(":")
        hour, minute = int(parts[0]), int(parts[1])
        second = f":{int(parts[2]):02d}" if len(parts) > 2 and int(parts[2]) < 60 else ""
    else:
        hour, minute = r.number("h", "h3", "h4") or 0, 0
    minutes = r.group("min")
    for item in minutes:
        if "and_half" in item.values:
            minute = round(float(item.values["and_half"]) * 60)
        elif "minute_part" in item.values:
            minute = int(item.values["minute_part"])
        elif (number := number_of(item)) is not None:
            minute = number
    half = r.group("half")
    afternoon = any(item.values.get("daypart") in ("AF", "EV", "MI", "NI") or "pm" in item.values for item in half)
    night = any(item.values.get("daypart") in ("NI", "NN") for item in half)
    if afternoon and hour < 12 and not (night and hour < 6):
        hour += 12
    elif hour == 12 and (night or any("am" in item.values for item in half)):
        hour = 0
    if r.group("less"):
        hour, minute = (hour - 1) % 24, 60 - minute
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return []
    zone = "Z" if r.value("zone", "zone") == "GMT" else ""
    # «12:34» alone may be a score or a verse: kept only beside a day
    kind = "MAYBE" if r.group("h5") and not half and not r.group("zone") else "TIME"
    return r.found(kind, Period(f"T{hour:02d}:{minute:02d}{second}{zone}"))


def daypart(r: Reading) -> list[Found]:
    """«الليلة الماضية»; other parts of the day count only beside a day."""
    code = r.value("daypart", "p") or "MO"
    sign = r.direction("r")
    word = r.document.folded[r.group("p")[0].start : r.group("p")[0].end]
    if code in ("NN", "NO"):
        return r.found("TIME", Period("T24:00" if code == "NN" else "T12:00"))
    if sign is None and word == "الليله" and r.published:
        return r.found("TIME", periods.part_of_day(r.published, code))
    if sign is None or r.published is None:
        return r.found("MAYBE", Period(f"T{periods.TIMEX_PART[code]}"))
    d = add_days(r.published, sign * (2 if r.group("skip") else 1))
    return r.found("TIME", periods.part_of_day(d, code)) if d else []


def this_part(r: Reading) -> list[Found]:
    """«هذا الصباح», «هذه الليلة»: of the day of publication."""
    code = r.value("daypart", "p") or "MO"
    if code == "AF":  # «هذا العصر» is an age
        return []
    if r.published is None:
        return r.found("TIME", Period(f"XXXX-XX-XXT{periods.TIMEX_PART[code]}"))
    return r.found("TIME", periods.part_of_day(r.published, code))


def now(r: Reading) -> list[Found]:
    """«الآن», «مؤخرا», «قريبا»."""
    if r.word_after() in ("من", "الي"):  # «قريبا من»: near
        return []
    return r.found("DATE", Period(r.value("now", "n") or "PRESENT_REF"))


READERS = {"clock": clock, "daypart": daypart, "this_part": this_part, "now": now}
