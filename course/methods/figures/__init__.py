"""Figures that can be read on a phone, in greyscale and without colour vision, with alternative text for the rest."""

# No module here is named after a function: `figures.bars` is the function, whichever was imported first.
from course.methods.figures.barcharts import bars, bars_alt, grouped_bars, grouped_bars_alt
from course.methods.figures.curves import saturation_curve, saturation_curve_alt
from course.methods.figures.dots import agreement_by_code, agreement_by_code_alt
from course.methods.figures.evidence import evidence_matrix, evidence_matrix_alt
from course.methods.figures.intervals import rank_intervals, rank_intervals_alt
from course.methods.figures.look import PALETTE
from course.methods.figures.maps import hierarchy, hierarchy_alt, thematic_map, thematic_map_alt
from course.methods.figures.matrices import heat_map, heat_map_alt
from course.methods.figures.positions import order, order_alt
from course.methods.figures.showing import show
from course.methods.figures.timelines import timeline, timeline_alt
from course.methods.figures.truth import truth_table, truth_table_alt

__all__ = [
    "PALETTE",
    "agreement_by_code",
    "agreement_by_code_alt",
    "bars",
    "bars_alt",
    "evidence_matrix",
    "evidence_matrix_alt",
    "grouped_bars",
    "grouped_bars_alt",
    "heat_map",
    "heat_map_alt",
    "hierarchy",
    "hierarchy_alt",
    "order",
    "order_alt",
    "rank_intervals",
    "rank_intervals_alt",
    "saturation_curve",
    "saturation_curve_alt",
    "show",
    "thematic_map",
    "thematic_map_alt",
    "timeline",
    "timeline_alt",
    "truth_table",
    "truth_table_alt",
]
