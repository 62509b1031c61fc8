import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { type Journey, STACK } from "./journey";

export function serviceTests(journey: () => Journey): void {
  test("goes over to the code's own revision of its task definition", async () => {
    const step = journey();
    step.touch(
      "aws_ecs_cluster.services",
      "aws_ecs_cluster_capacity_providers.services",
      "aws_ecs_service.api",
    );
    const { summary, changes, findings } = await step.plan();
    expect(summary).toEqual({ change: 3 });
    expect(changes.map((change) => change.replace(/:.*/, ""))).toEqual([
      "~ aws_ecs_cluster.services",
      "~ aws_ecs_cluster_capacity_providers.services",
      "~ aws_ecs_service.api",
    ]);
    expect(findings.filter((finding) => !finding.startsWith("review.update "))).toEqual([]);
    await step.apply();
    const { services } = await step.aws.ecs.send(
      new DescribeServicesCommand({ cluster: `${STACK}-cluster`, services: [`${STACK}-api-service`] }),
    );
    expect(services).toMatchObject([
      {
        taskDefinition: expect.stringMatching(/-api-td:2$/),
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      },
    ]);
  });
}
