import { ENVIRONMENTS } from "../../backend/environments";
import { type Moves, movesOf as movedBlocks } from "../../stacks/moves";
import { SETTINGS } from "../../stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "../../stacks/multi-agent-orchestrator/stack";
import { expectNoChanges } from "../../tools/rehearsal/expectations";
import { applied } from "./support/applied";
import { changesOf, movesOf } from "./support/changes-of";
import { releaseImage, writeTag } from "./support/pipeline";
import { describeWithAws } from "./support/requirements";
import { servicesOf } from "./support/services-of";
import { type Build, orchestrator, withCode } from "./support/synthesized";

const STACK = "multi-agent-orchestrator-dev";
const NEW_IMAGE = [
  "change aws_ecs_service.langgraph: task_definition",
  "replace aws_ecs_task_definition.langgraph",
];

/** The orchestrator with a construct of another id, and nothing else different: its AWS names are the same. */
class Renamed extends MultiAgentOrchestratorStack {
  protected override allocateLogicalId(
    ...element: Parameters<MultiAgentOrchestratorStack["allocateLogicalId"]>
  ): string {
    return renamed(super.allocateLogicalId(...element));
  }
}

function renamed(label: string): string {
  return label.replace(/^langgraph(?=_|$)/, "workflow");
}

function renamedOrchestrator(moves: Moves): Build {
  return (app) => {
    const stack = new Renamed(app, ENVIRONMENTS.dev, SETTINGS.dev);
    stack.addOverride("moved", movedBlocks(moves));
    return stack;
  };
}

describeWithAws("a change of an applied stack", () => {
  const dev = applied(STACK);
  const plan = () => dev().rehearsal.plan(STACK);
  const running = async () => {
    const { langgraph } = await servicesOf(dev().aws, `${STACK}-agents`, ["langgraph"]);
    return langgraph?.container.image?.split(":").at(-1);
  };

  test("to three zones only adds: what exists is told of the new subnets, and stays", async () => {
    const threeZones = orchestrator("dev", { zones: [...SETTINGS.dev.zones, "us-east-1c"] });
    expect(changesOf(await withCode(dev(), threeZones, plan))).toEqual([
      "add aws_eip.network_public_c",
      "add aws_nat_gateway.network_public_c",
      "add aws_route.network_private_c_to_internet",
      "add aws_route_table.network_private_c",
      "add aws_route_table_association.network_private_c",
      "add aws_route_table_association.network_public_c",
      "add aws_subnet.network_private_c",
      "add aws_subnet.network_public_c",
      "add aws_vpc_endpoint_route_table_association.network_private_c_to_s3",
      "change aws_db_subnet_group.database: subnet_ids",
      "change aws_ecs_service.aws_agent_core: network_configuration",
      "change aws_ecs_service.langgraph: network_configuration",
      "change aws_ecs_service.snowflake_cortex: network_configuration",
      "change aws_lb.front_door: subnet_mapping, subnets",
    ]);
  });

  test("to a network without NAT gateways takes away those, and puts endpoints in their place", async () => {
    const endpoints = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "ssmmessages"] as const;
    const enclosed = orchestrator("dev", { nat: "none", endpoints });
    expect(changesOf(await withCode(dev(), enclosed, plan))).toEqual([
      "add aws_security_group.endpoints",
      ...endpoints.map((service) => `add aws_vpc_endpoint.endpoints_${service.replace(".", "_")}`),
      "add aws_vpc_security_group_ingress_rule.endpoints_from_network",
      "destroy aws_eip.network_public_a",
      "destroy aws_eip.network_public_b",
      "destroy aws_nat_gateway.network_public_a",
      "destroy aws_nat_gateway.network_public_b",
      "destroy aws_route.network_private_a_to_internet",
      "destroy aws_route.network_private_b_to_internet",
    ]);
  });

  describe("of a construct's id", () => {
    const moves = () =>
      Object.fromEntries(
        Object.entries(dev().rehearsal.stack(STACK).json.resource ?? {}).flatMap(([type, blocks]) =>
          Object.keys(blocks)
            .filter((label) => renamed(label) !== label)
            .map((label) => [`${type}.${label}`, `${type}.${renamed(label)}`]),
        ),
      );

    test("destroys what it names, without a move", async () => {
      const changes = changesOf(await withCode(dev(), renamedOrchestrator({}), plan));
      expect(Object.keys(moves()).length).toBeGreaterThan(15);
      expect(changes).toEqual(expect.arrayContaining(Object.keys(moves()).map((from) => `destroy ${from}`)));
      expect(changes).toEqual(expect.arrayContaining(Object.values(moves()).map((to) => `add ${to}`)));
    });

    test("moves what it names, with one, and destroys nothing", async () => {
      const made = await withCode(dev(), renamedOrchestrator(moves()), plan);
      expect(changesOf(made)).toEqual([]);
      expect(movesOf(made)).toEqual(moves());
    });
  });

  describe("of an image", () => {
    test("by the pipeline is no change for Terraform", async () => {
      await releaseImage(dev().aws, "langgraph", "0.2.0");
      expect(await running()).toBe("0.2.0");
      expectNoChanges(await plan());
    });

    test("by the parameter alone is one task definition and one service", async () => {
      await writeTag(dev().aws, "langgraph", "0.3.0");
      const made = await plan();
      expect(changesOf(made)).toEqual(NEW_IMAGE);
      await dev().rehearsal.apply(STACK, made);
      expect(await running()).toBe("0.3.0");
    });

    test("that does not start fails the apply, and the image before runs on", async () => {
      await writeTag(dev().aws, "langgraph", "0.4.0-fails-to-start");
      const made = await plan();
      expect(changesOf(made)).toEqual(NEW_IMAGE);
      const result = await dev().rehearsal.terraform(STACK, ["apply", "-input=false", made.file]);
      expect(result.code).not.toBe(0);
      const said = result.stderr.replace(/[╷│╵]/g, "").replace(/\s+/g, " ");
      expect(said).toContain("Resource postcondition failed");
      expect(said).toContain("The deployment of langgraph was rolled back");
      expect(said).toContain(`--cluster ${STACK}-agents --services langgraph`);
      expect(said).toContain(`the log group /ecs/${STACK}-langgraph`);
      expect(await running()).toBe("0.3.0");
    });

    test("is taken back by writing the last one that worked", async () => {
      await writeTag(dev().aws, "langgraph", "0.3.0");
      const made = await plan();
      expect(changesOf(made)).toEqual(NEW_IMAGE);
      await dev().rehearsal.apply(STACK, made);
      expect(await running()).toBe("0.3.0");
      expectNoChanges(await plan());
    });
  });
});
