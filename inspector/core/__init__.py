"""Values and arithmetic: no input or output, no clock, nothing started."""
