"""A view's counts: small tables with codes, which charts draw and exports write.

Every table is sorted as a chart shows it; ``n`` counts rows (quotations unless said otherwise).
"""

from .entities import backbone, company, drawn, entities, mentions_of, naming, of_group
from .periods import GRAINS, Course, bounds, change, course, grain_for, over_time, periods
from .speakers import crossed, named_by, speakers
from .themes import (
    deviation,
    led_by,
    outlet_themes,
    quotation_themes,
    quotations_about,
    rows_about,
    speaker_themes,
    themes,
)
from .themes import over_time as themes_over_time
from .timeline import lanes, listed, peaks, spans, spoken

__all__ = [
    "GRAINS",
    "Course",
    "backbone",
    "bounds",
    "change",
    "company",
    "course",
    "crossed",
    "deviation",
    "drawn",
    "entities",
    "grain_for",
    "lanes", "led_by",
    "listed",
    "mentions_of",
    "named_by", "naming",
    "of_group",
    "outlet_themes",
    "over_time",
    "peaks",
    "periods",
    "quotation_themes", "quotations_about",
    "rows_about",
    "spans",
    "speaker_themes",
    "speakers",
    "spoken",
    "themes",
    "themes_over_time",
]  # fmt: skip
