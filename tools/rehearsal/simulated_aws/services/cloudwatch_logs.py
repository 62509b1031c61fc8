"""
CloudWatch Logs: changed metric filters.

A filter is written again under its name to change it. moto keeps both and answers with the old one.
"""

from moto.logs.metric_filters import MetricFilters
from patching import replaces


@replaces(MetricFilters, "add_filter")
def add_filter(moto, self, filter_name, filter_pattern, log_group_name, metric_transformations):
    self.delete_filter(filter_name, log_group_name)
    moto(filter_name, filter_pattern, log_group_name, metric_transformations)
