from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_grants_by_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='is_invented',
            field=models.BooleanField(default=False, editable=False, verbose_name='verzonnen, om te oefenen'),
        ),
    ]
