"""Oneself, units and sites over HTTP."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Query, Router
from pydantic import BaseModel

from ferd.areas.accounts.bearer import BearerToken
from ferd.areas.accounts.http import Request
from ferd.areas.accounts.scopes import Scope
from ferd.areas.organisations import queries
from ferd.core.diagnostics import gettext_noop
from ferd.foundation.api import answers
from ferd.foundation.api.paging import PageInfo, Paging, cut

router = Router(tags=["organisations"])

_UNIT = ("uuid", "kind", "name", "short_name", "parent__uuid")


class UnitOut(BaseModel):
    """A trust, or a unit below another."""

    id: UUID
    kind: str
    name: str
    short_name: str
    parent: UUID | None


class UnitPage(BaseModel):
    """A part of the list of units, each after the one it belongs to."""

    items: list[UnitOut]
    page: PageInfo


class SiteOut(BaseModel):
    """A place where a trust has hospital activity."""

    id: UUID
    name: str
    trust: UUID


class SitePage(BaseModel):
    """A part of the list of sites."""

    items: list[SiteOut]
    page: PageInfo


class RoleOut(BaseModel):
    """A role that one holds now."""

    role: str
    unit: UUID
    unit_name: str
    starts_at: datetime
    ends_at: datetime | None


class MeOut(BaseModel):
    """The person whose token it is, and what the token is for."""

    id: UUID
    name: str
    email: str
    language: str
    roles: list[RoleOut]
    scopes: list[str]
    token_expires_at: datetime


@router.get(
    "/me",
    summary=gettext_noop("Say who you are and which roles you hold"),
    auth=BearerToken(Scope.ME_READ),
    response=answers.reading(MeOut),
)
def show_me(request: Request) -> MeOut:
    """Tell a program whose token it holds, what for, and until when."""
    token = request.auth  # type: ignore[attr-defined]  # ninja puts the token there
    roles = [
        RoleOut(
            role=held.role,
            unit=held.unit.uuid,
            unit_name=held.unit.name,
            starts_at=held.starts_at,
            ends_at=held.ends_at,
        )
        for held in queries.current_roles(request.user)
    ]
    return MeOut(
        id=request.user.uuid,
        name=request.user.name,
        email=request.user.email,
        language=request.user.language,
        roles=roles,
        scopes=token.scopes,
        token_expires_at=token.expires_at,
    )


@router.get(
    "/units",
    summary=gettext_noop("List the units"),
    auth=BearerToken(Scope.ORGANISATIONS_READ),
    response=answers.reading(UnitPage),
)
def list_units(request: Request, asked: Query[Paging]) -> UnitPage:
    """List trusts, divisions, departments and sections, from the top down."""
    found = cut(queries.visible_units(request.user).values(*_UNIT), asked)
    return UnitPage(items=[_unit(row) for row in found.rows], page=found.page)


@router.get(
    "/units/{unit_id}",
    summary=gettext_noop("Show one unit"),
    auth=BearerToken(Scope.ORGANISATIONS_READ),
    response=answers.finding(UnitOut),
)
def show_unit(request: Request, unit_id: UUID) -> UnitOut:
    """Show one unit."""
    unit = queries.get_unit(request.user, unit_id)
    return UnitOut(
        id=unit.uuid,
        kind=unit.kind,
        name=unit.name,
        short_name=unit.short_name,
        parent=unit.parent.uuid if unit.parent else None,
    )


@router.get(
    "/sites",
    summary=gettext_noop("List the sites"),
    auth=BearerToken(Scope.ORGANISATIONS_READ),
    response=answers.reading(SitePage),
)
def list_sites(request: Request, asked: Query[Paging]) -> SitePage:
    """List the places where the trusts have hospital activity."""
    rows = queries.visible_sites(request.user).select_related(None)
    found = cut(rows.values("uuid", "name", "trust__uuid"), asked)
    items = [
        SiteOut(id=row["uuid"], name=row["name"], trust=row["trust__uuid"])
        for row in found.rows
    ]
    return SitePage(items=items, page=found.page)


def _unit(row: dict[str, Any]) -> UnitOut:
    return UnitOut(
        id=row["uuid"],
        kind=row["kind"],
        name=row["name"],
        short_name=row["short_name"],
        parent=row["parent__uuid"],
    )
