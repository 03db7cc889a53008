"""The engine: captures, judges and explains; assembles the rooms below for one archive."""
