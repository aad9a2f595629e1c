from django.db import migrations, models


def as_withdrawn(apps, schema_editor):
    """One step back: what was thrown away stays gone, under the word that was there before."""
    stories = apps.get_model('publishing', 'Story').objects.filter(state='discarded')
    stories.update(state='withdrawn', withdrawn_at=models.F('decided_at'), decided_at=None)


class Migration(migrations.Migration):

    dependencies = [
        ('publishing', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='story',
            name='story_state_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='story',
            name='story_is_decided_at_a_moment',
        ),
        migrations.AlterField(
            model_name='story',
            name='state',
            field=models.CharField(choices=[('waiting', 'wacht op een ouder'), ('new', 'nog niet bekeken'), ('chosen', 'gekozen'), ('not_chosen', 'niet gekozen'), ('withdrawn', 'ingetrokken'), ('discarded', 'weggegooid')], default='new', max_length=10, verbose_name='stand'),
        ),
        migrations.AddConstraint(
            model_name='story',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'new', 'chosen', 'not_chosen', 'withdrawn', 'discarded'])), name='story_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='story',
            constraint=models.CheckConstraint(condition=models.Q(('decided_at__isnull', False), models.Q(('state__in', ('chosen', 'not_chosen', 'discarded')), _negated=True), _connector='OR'), name='story_is_decided_at_a_moment'),
        ),
        migrations.RunPython(migrations.RunPython.noop, as_withdrawn),
    ]
