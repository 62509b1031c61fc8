import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { FargateService } from "../../modules/container-service/fargate-service";
import type { Role } from "../../modules/identity/role";

const TASKS = "service-role/AmazonECSTaskExecutionRolePolicy";

/** Policies of AWS by a word each. What the roles may do anyway does the same job; these let them do it to everything. */
const EXECUTION = { tasks: TASKS, cloudwatch: "CloudWatchFullAccess" };
const TASK = { ...EXECUTION, secrets: "SecretsManagerReadWrite", s3: "AmazonS3FullAccess" };

/** Attaches what the roles of the live system have, so that adopting them changes nothing. */
export function attachBroadPolicies({ executionRole, taskRole }: FargateService): void {
  attach(executionRole, EXECUTION);
  attach(taskRole, TASK);
}

function attach(role: Role, policies: Readonly<Record<string, string>>): void {
  for (const [word, policy] of Object.entries(policies)) {
    new IamRolePolicyAttachment(role, word, {
      role: role.resource.name,
      policyArn: `arn:aws:iam::aws:policy/${policy}`,
    });
  }
}
