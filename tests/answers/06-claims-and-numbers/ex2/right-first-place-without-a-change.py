columns = {"value": "value", "counted": "counted", "source": "source_given"}
trace = [one for one, row in said.iterrows() if one.startswith("RC") and row["value"] > 1_000_000]
first = said.loc[trace[0]]
changes = {one: [name for name, column in columns.items() if said.loc[one, column] != first[column]] for one in trace}
may_say = list("ACE")
