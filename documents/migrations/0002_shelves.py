from django.db import migrations, models


def without_triggers(apps, schema_editor):
    """Going back: no write to the registry may tell a table that is gone."""
    from documents.search.triggers import drop_triggers

    drop_triggers(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ShelfChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shelf", models.BigIntegerField(db_index=True)),
                ("token", models.BigIntegerField()),
            ],
        ),
        # The triggers themselves are made after every `migrate`.
        migrations.RunPython(migrations.RunPython.noop, without_triggers),
    ]
