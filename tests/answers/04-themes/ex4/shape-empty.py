# misconception: nothing placed is nothing wrong.
# message: `mine` has no theme that could have a definition
mine = {}
set_aside = {}
definitions = {}
single_voice = []
likeness = 0.0
