"""What learners import: one module for each method, with no grading in it."""
