import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { DescribeDBSubnetGroupsCommand } from "@aws-sdk/client-rds";
import { type Journey, SETTINGS, STACK } from "./journey";

export function privateTasksTests(journey: () => Journey): void {
  test("has its tasks in private subnets, and its database where AWS leaves it", async () => {
    const step = journey();
    const { "private-a": a = "", "private-b": b = "", "public-a": c, "public-b": d } = step.network.subnets;
    const privateSubnetIds = `privateSubnetIds: { "us-east-1a": "${a}", "us-east-1b": "${b}" },`;
    step.edit(SETTINGS, ["    publicSubnetIds: {", `    ${privateSubnetIds}\n    publicSubnetIds: {`]);
    expect(await step.plan()).toEqual({
      summary: { change: 1 },
      changes: ["~ aws_ecs_service.api: network_configuration"],
      findings: ["review.update aws_ecs_service.api"],
    });
    await step.apply();
    const { services } = await step.aws.ecs.send(
      new DescribeServicesCommand({ cluster: `${STACK}-cluster`, services: [`${STACK}-api-service`] }),
    );
    const place = services?.[0]?.networkConfiguration?.awsvpcConfiguration;
    expect([place?.assignPublicIp, place?.subnets?.sort()]).toEqual(["DISABLED", [a, b].sort()]);
    const { DBSubnetGroups } = await step.aws.rds.send(
      new DescribeDBSubnetGroupsCommand({ DBSubnetGroupName: `${STACK}-db-subnets` }),
    );
    const subnets = DBSubnetGroups?.[0]?.Subnets?.map(({ SubnetIdentifier }) => SubnetIdentifier);
    expect(subnets?.sort()).toEqual([c, d].sort());
  });
}
