"""Reads the news on a country's diplomacy and publishes its engagements; what is compiled is used from here on."""

from etl import compiled

compiled.use()
