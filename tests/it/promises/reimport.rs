//! Importing files again never takes back what a person said.
