"""Triggers that refuse to delete an objective: people's progress points to it."""

from django.db import migrations

from ferd.foundation.database import RunVendorSQL


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0001_catalogue")]
    operations = [
        RunVendorSQL(
            sqlite=[
                """CREATE TRIGGER learning_objectives_are_not_deleted
                BEFORE DELETE ON curriculum_learningobjective
                BEGIN SELECT RAISE(ABORT, 'learning objectives are not deleted'); END""",
            ],
            postgresql=[
                """CREATE FUNCTION refuse_deletion_of_objectives() RETURNS trigger AS $$
                BEGIN RAISE EXCEPTION 'learning objectives are not deleted';
                END $$ LANGUAGE plpgsql""",
                """CREATE TRIGGER learning_objectives_are_not_deleted
                BEFORE DELETE ON curriculum_learningobjective
                FOR EACH ROW EXECUTE FUNCTION refuse_deletion_of_objectives()""",
            ],
        ),
    ]
