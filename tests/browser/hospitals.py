"""The hospitals of the journeys: before its first plan, with one, with a trainee."""

import shutil
import sqlite3
from contextlib import closing
from fractions import Fraction
from pathlib import Path

from dateutil.relativedelta import relativedelta
from django.core.management import call_command
from django.db import connection

from ferd.areas.accounts import queries as accounts
from ferd.areas.curriculum import actions as curriculum
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules import queries
from ferd.areas.schedules.models import IndividualPlan
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.time import Period, WorkingFraction
from ferd.foundation import clock
from tests.areas.plans.factory import make_published
from tests.areas.rotations.crowd import make_crowd
from tests.areas.schedules.factory import agree, qualify
from tests.cast import LONG_AGO, PEOPLE, Cast, make_cast


def make(folder: Path) -> None:
    """Make them, each a file of its own."""
    call_command("compile_translations", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0, interactive=False)
    cast = before_the_first_plan()
    keep(folder / "cast.sqlite3")
    publish_a_plan(cast)
    keep(folder / "published.sqlite3")
    plan = agree_on_a_plan(cast)
    keep(folder / "rotating.sqlite3")
    make_crowd(plan, 799)
    keep(folder / "crowded.sqlite3")


def before_the_first_plan() -> Cast:
    """Let Tora be registered, to begin next month, and nothing else."""
    curriculum.ship_catalogue(actor=accounts.system_person())
    cast = make_cast()
    for name in PEOPLE:
        accounts.mark_as_fictitious(getattr(cast, name))
    qualify(cast, cast.sven)
    schedules.register_traineeship(
        trainee=cast.tora,
        unit=cast.nuclear,
        specialty_code="NUK",
        starts_on=clock.today() + relativedelta(months=1, day=1),
        actor=cast.karin,
    )
    return cast


def publish_a_plan(cast: Cast) -> None:
    """Publish the plan, and let there be two who may supervise."""
    make_published(cast)
    qualify(cast, cast.mads)
    organisations.assign_role(
        person=cast.mads,
        role=Role.CLINICAL_SUPERVISOR,
        unit=cast.nuclear,
        starts_at=LONG_AGO,
        ends_at=None,
        actor=accounts.system_person(),
    )


def agree_on_a_plan(cast: Cast) -> IndividualPlan:
    """Let Tora have a plan in force, all of which is yet to come."""
    traineeship = cast.tora.traineeships.get()
    plan = schedules.propose_plan(
        traineeship=traineeship,
        version=queries.versions_for(traineeship).get(),
        circumstances=Circumstances(
            starts_on=traineeship.starts_on,
            fractions=(WorkingFraction(Period(traineeship.starts_on), Fraction(1)),),
        ),
        reason="First plan",
        actor=cast.karin,
    )
    return agree(cast, plan)


def keep(file: Path) -> None:
    """Copy the database as it is now."""
    path = connection.settings_dict["NAME"]
    connection.close()
    with closing(sqlite3.connect(path)) as now:
        now.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(path, file)
