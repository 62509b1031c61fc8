import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { App } from "cdktf";
import { ENVIRONMENTS } from "../../../backend/environments";
import { movesOf } from "../../../stacks/moves";
import { SETTINGS } from "../../../stacks/multi-agent-orchestrator/settings";
import { MultiAgentOrchestratorStack } from "../../../stacks/multi-agent-orchestrator/stack";
import type { Build } from "../support/synthesized";

function dev(app: App, place = {}): MultiAgentOrchestratorStack {
  return new MultiAgentOrchestratorStack(app, { ...ENVIRONMENTS.dev, ...place }, SETTINGS.dev);
}

/** Addresses are handed out while the constructs are made, each by its path. */
class Renamed extends MultiAgentOrchestratorStack {
  protected override allocateLogicalId(
    ...element: Parameters<MultiAgentOrchestratorStack["allocateLogicalId"]>
  ): string {
    return renamed(super.allocateLogicalId(...element));
  }
}

function renamed(label: string): string {
  return label.replace(/^database(?=_|$)/, "postgres");
}

function renamedStack(app: App): MultiAgentOrchestratorStack {
  const stack = new Renamed(app, ENVIRONMENTS.dev, SETTINGS.dev);
  Object.assign(stack.node.findChild("database").node, { id: "postgres" });
  return stack;
}

/** The database under another id; its AWS names stay, as they do when somebody passes them on. */
export const renamedDatabase: Build = renamedStack;

/** The same, and Terraform is told. */
export function movedDatabase(addresses: readonly string[]): Build {
  const moves = addresses.flatMap((from) => {
    const [type = "", label = ""] = from.split(".");
    return renamed(label) === label ? [] : [[from, `${type}.${renamed(label)}`]];
  });
  return (app) => {
    const stack = renamedStack(app);
    stack.addOverride("moved", movesOf(Object.fromEntries(moves)));
    return stack;
  };
}

export const publicDatabase: Build = (app) => {
  const stack = dev(app);
  const instance = stack.node.findChild("database").node.findChild("instance") as DbInstance;
  instance.publiclyAccessible = true;
  return stack;
};

/** Tags of every resource say who owns it. */
export const otherOwner: Build = (app) => dev(app, { owner: "agents-team" });

/** The same resources, protected as those of production are. */
export const protectedStack: Build = (app) =>
  new MultiAgentOrchestratorStack(
    app,
    { ...ENVIRONMENTS.dev, isProtected: true },
    {
      ...SETTINGS.dev,
      execEnabled: false,
      subscribers: SETTINGS.prod.subscribers,
      plainHttpInProduction: "accepted",
      database: { kind: "rds", instanceClass: "db.t3.micro", backupRetentionDays: 14 },
    },
  );
