"""The named person that jobs and set-up act as."""

from django.db import migrations
from django.utils import timezone


def add_system_person(apps, schema_editor):
    person = apps.get_model("accounts", "Person")
    person.objects.get_or_create(
        email="system@ferd.invalid",
        defaults={
            "name": "Ferd",
            "password": "!",
            "is_system": True,
            "created_at": timezone.now(),  # noqa: TID251  no imports from the project
        },
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(add_system_person, migrations.RunPython.noop)]
