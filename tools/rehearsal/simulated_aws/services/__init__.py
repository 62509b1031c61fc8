"""The fixes, one file per AWS service. Importing this package applies them to moto."""

from . import (
    application_autoscaling,
    cloud_map,
    cloudtrail,
    cloudwatch_logs,
    ec2,
    ecs,
    efs,
    elastic_load_balancing,
    elasticache,
    elasticache_settings,
    kms,
    rds,
    resource_groups_tagging,
    route53,
    s3,
)
