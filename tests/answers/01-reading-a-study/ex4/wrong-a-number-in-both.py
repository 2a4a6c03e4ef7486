# misconception: numbers that differ contradict each other.
# message: the same number rounded
found = [("S075", "S093"), ("S075", "S083"), ("S093", "S097"), ("S075", "S092"), ("S011", "S012"), ("S011", "S040")]
