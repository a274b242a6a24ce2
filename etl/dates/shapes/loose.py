"""Words of time that name no days: lengths, frequencies, the past and the future."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Length:
    """A duration as a TIMEX3 period (P5Y, PT20M, PXD); it never has an interval."""

    period: str
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """A set: `value` is the TIMEX3 period or repeated date (P1Y, XXXX-WXX-1)."""

    value: str
    frequency: str | None = None
