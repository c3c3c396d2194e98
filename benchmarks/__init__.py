"""Measurements: accuracy against gold (``benchmarks.quality``) and timings as ratios from one run (``make bench``)."""
