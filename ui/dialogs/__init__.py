"""Questions that must be answered before work goes on."""
