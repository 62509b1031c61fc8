import { Construct } from "constructs";
import { GitHubIdentity } from "../../modules/identity/github-identity";
import { ManagedPolicy } from "../../modules/identity/managed-policy";
import { Role } from "../../modules/identity/role";
import type { Accountability } from "../../modules/naming/accountability";
import type { Place } from "../../modules/naming/deployment";
import { validate } from "../../modules/validation/validate";
import { SystemStack } from "../system-stack";
import { appPermissions, released } from "./app-role";
import { boundaryDenials, boundaryPermissions } from "./boundary";
import { deployData } from "./deploy-data";
import { deployKeys } from "./deploy-keys";
import { deployDenials } from "./deploy-limits";
import { deployNetwork } from "./deploy-network";
import { deployPermissions, deployRoles } from "./deploy-role";
import { deployServices } from "./deploy-services";
import type { Delivered, Settings } from "./options";
import { planDenials, planPermissions } from "./plan-role";
import { createPlans } from "./plans";
import { settingsProblems } from "./problems";
import { parameterArns, reachOf } from "./reach";
import { readConfiguration } from "./read";
import { repositoryName } from "./repository";

const SYSTEM = { name: "delivery", shortName: "delivery" };

/** Who may plan and who may deploy from CI, what their plans wait in, and what no role goes beyond. */
export class DeliveryStack extends SystemStack {
  constructor(scope: Construct, place: Place & Accountability, settings: Settings, delivered: Delivered) {
    // These roles make the others: inside the boundary of those they could do nothing.
    super(scope, SYSTEM, { ...place, permissionsBoundary: undefined });
    const { deployment } = this;
    const { oidcProviderArn, branches = ["main"], detachable = [], applications = {} } = settings;
    const boundaryName = deployment.name("boundary");
    validate(this, settingsProblems(place, settings, boundaryName, delivered));
    const roles = { plan: deployment.name("plan"), deploy: deployment.name("deploy") };
    const reach = reachOf(deployment, place.permissionsBoundary, settings, delivered);
    const parameters = parameterArns(reach);

    // Who asks, and what is handed from one job to the next.
    const github = new GitHubIdentity(this, "github", {
      repository: repositoryName(place.repository),
      providerArn: oidcProviderArn,
    });
    const { bucket, key } = createPlans(
      this,
      deployment.iamArn(`role/${roles.plan}`),
      deployment.iamArn(`role/${roles.deploy}`),
    );
    const plans = { bucketArn: bucket.arn, keyArn: key.arn };

    // What every role of the systems stays inside.
    const boundary = new ManagedPolicy(this, "boundary", {
      description: "The most a role of the systems can do",
      allow: boundaryPermissions(reach),
      deny: boundaryDenials(reach, plans.bucketArn),
    });

    // Who plans: everyone whose pull request runs here.
    const read = new ManagedPolicy(this, "read", {
      description: "How things are configured, and nothing of what they hold",
      allow: readConfiguration(parameters),
    });
    const plan = new Role(this, "plan", {
      name: roles.plan,
      trust: github.trust("pull_request", ...branches.map((branch) => `ref:refs/heads/${branch}`)),
      permissions: planPermissions(reach, plans),
      denials: planDenials(reach, plans, parameters),
      policies: { read },
    });

    // Who deploys: the jobs somebody approved.
    const policy = (id: string, description: string, allow: ReturnType<typeof deployData>) =>
      new ManagedPolicy(this, id, { description, allow });
    const deploy = new Role(this, "deploy", {
      name: roles.deploy,
      trust: github.trust(`environment:${deployment.environment}`),
      permissions: deployPermissions(reach, plans),
      policies: {
        read,
        network: policy("deploy-network", "Networks, doors and names", deployNetwork(reach)),
        services: policy("deploy-services", "What runs, and what watches it", deployServices(reach)),
        data: policy("deploy-data", "What holds data", deployData(reach)),
        keys: policy("deploy-keys", "Keys of what holds data", deployKeys(reach)),
        roles: policy("deploy-roles", "Roles of the systems", deployRoles(reach, detachable)),
        limits: new ManagedPolicy(this, "deploy-limits", {
          description: "What a deployment never does",
          allow: [],
          deny: deployDenials(reach, plans, github.providerArn),
        }),
      },
    });

    // Who releases: jobs of the repositories the images are made from.
    const apps = new Construct(this, "app");
    for (const [system, { repository, environments = [deployment.environment] }] of Object.entries(
      applications,
    )) {
      new Role(apps, system, {
        name: deployment.name(`app-${system}`),
        trust: github.trustRepository(repository, ...environments.map((name) => `environment:${name}`)),
        permissions: appPermissions(released(delivered, system), deployment),
      });
    }

    this.publish({
      "plan-role-arn": plan.arn,
      "deploy-role-arn": deploy.arn,
      "plans-bucket": bucket.bucketName,
      "permissions-boundary": boundary.arn,
    });
  }
}
