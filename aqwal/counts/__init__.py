"""A view's counts: small tables with codes, which charts draw and exports write.

Every table is sorted as a chart shows it; ``n`` counts rows (quotations unless said otherwise).
"""

from .entities import company, entities
from .periods import GRAINS, Course, bounds, change, course, grain_for, over_time, periods
from .speakers import crossed, named_by, speakers
from .themes import quotation_themes, speaker_themes, themes

__all__ = [
    "GRAINS", "Course", "bounds", "change", "company", "course", "crossed", "entities", "grain_for", "named_by", "over_time",
    "periods", "quotation_themes", "speaker_themes", "speakers", "themes",
]  # fmt: skip
