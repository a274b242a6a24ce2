"""Reads the news on a country's diplomacy and publishes its dated engagements; compiled modules are used where made."""

from etl import compiled

compiled.use()
