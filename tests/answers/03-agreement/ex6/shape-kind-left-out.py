# misconception: what kind it is does not matter.
# message: three parts in round brackets
settled = {"W03": ("load", "R6: reports that would not end are an amount of work, named as the cause.")}
