"""Answers to questions: one module per question, functions of a connection that give frozen dataclasses.

`timeline` (a window: lanes, marks, bands, density), `milestones` (the list, and one of them in full), `comparison` (the
matrix) and `side_by_side`, `documents` and `document` (the reader), `initiatives`, `organisations`, `search`, `reports`,
`frames` (the same as pandas), `sql` (a reader's own question), `imports`, `about`. `filters` and `when` are shared.
Documents that were withdrawn are never part of an answer.
"""
