"""One import run: find the files, read, annotate, store; what people decided is laid over. The only writer.

The verbs are in `run` (import_paths, import_files, reannotate), `seeds` (plant), `corrections` (decide, undo), `check`
(faults) and `backup` (backup, restore); everything that writes does so inside `writing.writing`.
"""
