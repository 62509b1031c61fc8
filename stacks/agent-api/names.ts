import type { Names } from "../names";

/** What is called otherwise where it was made before this code. */
export const LIVE_NAMES: Names = {
  "aws_lb.front_door": "agent-api-prd-api-lb",
  "aws_lb_target_group.front_door_api": "agent-api-prd-api-tg",
  "aws_security_group.front_door": "agent-api-prd-lb-sg",
  "aws_ecs_cluster.services": "agent-api-prd-cluster",
  "aws_ecs_service.api": "agent-api-prd-api-service",
  "aws_ecs_task_definition.api": "agent-api-prd-api-td",
  "aws_iam_role.api_execution": "agent-api-prd-api-td-execution-role",
  "aws_iam_role.api_task": "agent-api-prd-api-td-task-role",
  "aws_security_group.api": "agent-api-prd-sg",
  "aws_db_instance.database": "agent-api-prd-db",
  "aws_security_group.database": "agent-api-prd-db-sg",
  "aws_secretsmanager_secret.secrets": "agent-api-prd-secrets",
  "aws_secretsmanager_secret.database_secrets": "agent-api-prd-db-secrets",
};
