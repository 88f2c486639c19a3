"""How dates and moments look."""

DATE_FORMAT = "j. F Y"
DATETIME_FORMAT = "j. F Y \\k\\l. H.i"
SHORT_DATE_FORMAT = "j. b Y"
TIME_FORMAT = "H.i"
YEAR_MONTH_FORMAT = "b Y"
