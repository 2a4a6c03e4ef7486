"""The teacher's half: release, run, check, collect, grade, feedback. Nothing here imports what a student wrote."""
