"""How dates and moments look."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATE_FORMAT = "j M Y"
TIME_FORMAT = "H.i"
YEAR_MONTH_FORMAT = "M Y"
