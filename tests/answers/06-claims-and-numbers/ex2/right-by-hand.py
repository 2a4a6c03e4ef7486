trace = ["RC01", "RC14", "RC29", "RC46"]
changes = {"RC14": ["source", "value"], "RC29": ["source"], "RC46": ["value"]}
may_say = ["E", "C", "A"]
