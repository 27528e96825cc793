"""The pipeline, from an extract to tables and a report."""
