"""Migrations stand in one line, and are named by what they are for."""

import re

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

AUTOMATIC = re.compile(r"^\d{4}_(auto_|alter_|remove_field|rename_field)")


def own_migrations():
    loader = MigrationLoader(None)
    labels = {a.label for a in apps.get_app_configs() if a.name.startswith("ferd.")}
    return loader.graph, [key for key in loader.graph.nodes if key[0] in labels]


def test_each_migration_is_followed_by_at_most_one_of_its_area():
    graph, own = own_migrations()

    for key in own:
        followers = [c.key for c in graph.node_map[key].children if c.key[0] == key[0]]
        assert len(followers) <= 1, followers


def test_a_migration_is_named_by_its_purpose():
    _graph, own = own_migrations()

    assert [name for _area, name in own if AUTOMATIC.match(name)] == []
