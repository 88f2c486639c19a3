"""Diagnostics as they are kept beside an import."""

from ferd.core.diagnostics import Diagnostic, Severity, Source

Stored = dict[str, object]


def to_stored(diagnostic: Diagnostic) -> Stored:
    """Give what is kept of a diagnostic; its words stay translatable."""
    source = diagnostic.source
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "where": diagnostic.where,
        "template": diagnostic.template,
        "hint": diagnostic.hint,
        "facts": dict(diagnostic.facts),
        "source": [source.page, source.line] if source else None,
    }


def from_stored(stored: Stored) -> Diagnostic:
    """Give back a diagnostic that `to_stored` kept."""
    source, facts = stored["source"], stored["facts"]
    return Diagnostic(
        code=str(stored["code"]),
        severity=Severity(str(stored["severity"])),
        where=str(stored["where"]),
        template=str(stored["template"]),
        hint=str(stored["hint"]),
        facts=facts if isinstance(facts, dict) else {},
        source=Source(*source) if isinstance(source, list) else None,
    )
