"""Ways out of the ledger: JSON lines, CSV files, and the JSON Schema of a reading."""
