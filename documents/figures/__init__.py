"""The figures that the registry has to reach, each measured by `manage.py registry_figures`."""
