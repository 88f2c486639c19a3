"""The sentences of `explanations`, by the rule they speak of."""

from ferd.core.diagnostics import gettext_noop

DEMANDS = {
    "everything_served": gettext_noop("%(trainee)s is to serve %(stage)s."),
    "in_order": gettext_noop(
        "For %(trainee)s, %(stage)s begins only when this is over: %(before)s."
    ),
    "not_too_early": gettext_noop(
        "For %(trainee)s, %(stage)s begins on %(earliest)s at the earliest."
    ),
    "not_too_late": gettext_noop(
        "For %(trainee)s, %(stage)s is over by %(latest)s at the latest."
    ),
    "within_max_delay": gettext_noop(
        "%(trainee)s is not to be delayed by more months than %(months)d."
    ),
    "within_capacity": gettext_noop(
        "From %(first)s to %(last)s there is room at %(places)s for no more people "
        "at once than %(room)s."
    ),
    "few_changed": gettext_noop(
        "No more published ways are to be altered than %(most)d."
    ),
    "inside_horizon": gettext_noop("Everything is planned until %(last)s."),
}
"""What is demanded."""

WHOLE_WAY = gettext_noop("%(trainee)s is to serve everything that remains.")

WAYS_OUT = {
    "within_capacity": gettext_noop(
        "It can be done with this many more places at %(places)s from %(first)s to "
        "%(last)s: %(room)s."
    ),
    "in_order": gettext_noop(
        "It can be done if, for %(trainee)s, %(stage)s may begin before the stages "
        "that come first are over."
    ),
    "not_too_early": gettext_noop(
        "It can be done if %(trainee)s may begin %(stage)s earlier; months earlier: "
        "%(amount)d."
    ),
    "not_too_late": gettext_noop(
        "It can be done if %(trainee)s may be done with %(stage)s later; months "
        "later: %(amount)d."
    ),
    "within_max_delay": gettext_noop(
        "It can be done if %(trainee)s may be delayed by more; months more: %(amount)d."
    ),
    "few_changed": gettext_noop(
        "It can be done if more published ways may be altered; in all: %(amount)d."
    ),
}
"""What would help."""

EARLIER_ENDS = {
    "nothing": gettext_noop(
        "In the room there is, %(trainee)s could finish on %(then)s instead of "
        "%(finish)s; months earlier: %(months)d."
    ),
    "within_capacity": gettext_noop(
        "With one more place at %(places)s from %(first)s to %(last)s, %(trainee)s "
        "finishes on %(then)s instead of %(finish)s; months earlier: %(months)d."
    ),
    "in_order": gettext_noop(
        "If %(stage)s did not have to wait for the stages before it, %(trainee)s "
        "would finish on %(then)s instead of %(finish)s; months earlier: %(months)d."
    ),
    "not_too_early": gettext_noop(
        "If %(stage)s could begin earlier, %(trainee)s would finish on %(then)s "
        "instead of %(finish)s; months earlier: %(months)d."
    ),
    "not_too_late": gettext_noop(
        "If %(stage)s could be over later, %(trainee)s would finish on %(then)s "
        "instead of %(finish)s; months earlier: %(months)d."
    ),
    "within_max_delay": gettext_noop(
        "If %(trainee)s could be delayed by more, the end would be %(then)s instead "
        "of %(finish)s; months earlier: %(months)d."
    ),
}
"""What would let somebody finish earlier."""

FIRST_ENDS = {
    "nothing": gettext_noop(
        "In the room there is, %(trainee)s could finish on %(then)s."
    ),
    "within_capacity": gettext_noop(
        "With one more place at %(places)s from %(first)s to %(last)s, %(trainee)s "
        "can be placed, and finishes on %(then)s."
    ),
    "in_order": gettext_noop(
        "If %(stage)s did not have to wait for the stages before it, %(trainee)s "
        "could be placed, and would finish on %(then)s."
    ),
    "not_too_early": gettext_noop(
        "If %(stage)s could begin earlier, %(trainee)s could be placed, and would "
        "finish on %(then)s."
    ),
    "not_too_late": gettext_noop(
        "If %(stage)s could be over later, %(trainee)s could be placed, and would "
        "finish on %(then)s."
    ),
    "within_max_delay": gettext_noop(
        "If %(trainee)s could be delayed by more, there would be a way, and the end "
        "would be %(then)s."
    ),
}
"""What would let somebody finish who has no way now."""

STILL_UNPLACED = gettext_noop("Without a way even so, for other reasons: %(count)d.")

DEAR = gettext_noop(
    "One more place at %(places)s from %(first)s to %(last)s would save everybody "
    "together about this many months of delay: %(delay)s."
)

STAGE_CHANGES = {
    "moved": gettext_noop(
        "%(trainee)s: %(stage)s was to begin on %(old)s, and now begins on %(new)s, at "
        "%(places)s, until %(last)s."
    ),
    "stretched": gettext_noop(
        "%(trainee)s: %(stage)s at %(places)s now lasts until %(last)s."
    ),
    "added": gettext_noop(
        "%(trainee)s: %(stage)s is added, %(new)s to %(last)s, at %(places)s."
    ),
    "dropped": gettext_noop("%(trainee)s: %(stage)s from %(old)s is dropped."),
}

FINISH_CHANGES = {
    "later": gettext_noop(
        "%(trainee)s finishes on %(new)s instead of %(old)s; months later: %(months)d."
    ),
    "earlier": gettext_noop(
        "%(trainee)s finishes on %(new)s instead of %(old)s; months earlier: "
        "%(months)d."
    ),
    "first": gettext_noop("%(trainee)s finishes on %(new)s."),
    "never": gettext_noop("%(trainee)s has no way any more."),
}

ALTERED = gettext_noop("Published ways altered: %(changed)d.")
ALTERED_LEAST = gettext_noop(
    "Published ways altered: %(changed)d. It cannot be done with fewer."
)
ALTERED_MORE = gettext_noop(
    "Published ways altered: %(changed)d. At least this many must be: %(least)d."
)
