import {
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import type { Aws } from "./aws";

const SYSTEM = "multi-agent-orchestrator-dev";

/** Writes down which image of a service is to run. */
export async function writeTag({ ssm }: Aws, service: string, tag: string): Promise<void> {
  const Name = `/multi-agent-orchestrator/dev/images/${service}`;
  await ssm.send(new PutParameterCommand({ Name, Value: tag, Overwrite: true }));
}

/** Releases an image as a delivery pipeline does, in the three calls of docs/decisions/0008-running-image.md. */
export async function release(aws: Aws, service: string, tag: string): Promise<void> {
  const family = `${SYSTEM}-${service}`;
  const { taskDefinition: current, tags } = await aws.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: family, include: ["TAGS"] }),
  );
  const containerDefinitions = current?.containerDefinitions?.map((container) => ({
    ...container,
    image: container.image?.replace(/:[^:]*$/, `:${tag}`),
  }));
  const { taskDefinition } = await aws.ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      containerDefinitions,
      cpu: current?.cpu,
      memory: current?.memory,
      networkMode: current?.networkMode,
      requiresCompatibilities: current?.requiresCompatibilities,
      runtimePlatform: current?.runtimePlatform,
      executionRoleArn: current?.executionRoleArn,
      taskRoleArn: current?.taskRoleArn,
      volumes: current?.volumes,
      tags,
    }),
  );
  await writeTag(aws, service, tag);
  await aws.ecs.send(
    new UpdateServiceCommand({
      cluster: `${SYSTEM}-agents`,
      service,
      taskDefinition: taskDefinition?.taskDefinitionArn,
    }),
  );
}
