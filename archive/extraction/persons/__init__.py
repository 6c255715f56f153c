"""Names of private persons, found by the words around them, so that an archive can hide them.

Only what a strong cue shows is taken (an age, a form of address, a role before the name), then every other place where
the name stands; whoever is named with an office anywhere in the text is left alone. Names without such a cue stay: hiding
is a help, not a promise.
"""

from archive.extraction.persons.finding import Person, find
from archive.extraction.persons.hiding import HIDDEN, hide

__all__ = ["HIDDEN", "Person", "find", "hide"]
