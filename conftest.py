"""What the tests of the core and of all plugins share."""

from hypothesis import HealthCheck, settings

# A busy machine must not fail what is right: other tests measure time.
settings.register_profile("newsmodel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newsmodel")
