"""Errors that a user can act on: what is wrong, where, and what was expected."""


class CordialeError(Exception):
    """A failure the user can mend; its text is one lower-case line that names place, value and expectation."""


class InputError(CordialeError):
    """An article, table or line that could not be read; it never stops the others."""


class SeedError(CordialeError):
    """A reference table with a value outside its contract; it stops the build before anything is published."""


class PublishError(CordialeError):
    """A build that was not published; the last good file is untouched."""


class StoreError(CordialeError):
    """Something kept from an earlier build is damaged; the last good file is untouched."""


class DamagedError(StoreError):
    """Something kept is damaged and can be made again: whoever meets it does without it, or begins anew."""


class SettingsError(CordialeError):
    """A setting with an impossible value; names the setting, the value and where it came from."""
