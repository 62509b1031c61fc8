import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import {
  TerraformDataSource,
  TerraformElement,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import { Construct, type Node } from "constructs";
import type { Accountability } from "../modules/naming/accountability";
import { addressLabel } from "../modules/naming/address";
import { Deployment, type Place, type System } from "../modules/naming/deployment";
import { nameProblems } from "../modules/naming/name-limits";
import { validate } from "../modules/validation/validate";
import { type Adoption, adoptionProblems, importsOf, keepWhatStays } from "./adoption";
import { type Moves, movesOf } from "./moves";
import { type Names, rename } from "./names";
import { placeProblems } from "./place-problems";

/** Oldest Terraform the stacks are written for: the first that locks state in S3 itself. */
const TERRAFORM_VERSION = ">= 1.11";

/** The provider by its full address: OpenTofu would look the short one up in its own registry. */
const PROVIDER_SOURCE = "hashicorp/aws";

/** One system in one environment: one state file, one provider, readable addresses. */
export class SystemStack extends TerraformStack {
  readonly deployment: Deployment;
  private readonly pathByAddress = new Map<string, string>();

  constructor(scope: Construct, system: System, place: Place & Accountability, moves: Moves = {}) {
    super(scope, `${system.name}-${place.environment}`);
    validate(this, placeProblems(place));
    this.deployment = new Deployment(system, place);
    this.deployment.own(this);
    new AwsProvider(this, "aws", {
      region: place.region,
      allowedAccountIds: [place.accountId],
      defaultTags: [
        {
          tags: {
            System: system.name,
            Environment: place.environment,
            ManagedBy: "terraform",
            Owner: place.owner,
            CostCenter: place.costCenter,
            Repository: place.repository,
          },
        },
      ],
    });
    this.addOverride("terraform.required_version", TERRAFORM_VERSION);
    this.addOverride("terraform.required_providers.aws.source", PROVIDER_SOURCE);
    if (Object.keys(moves).length > 0) this.addOverride("moved", movesOf(moves));
    this.node.addValidation({ validate: () => nameProblems(this) });
  }

  /** Gives resources the names they have in AWS, where these do not follow the scheme; for the end of a constructor. */
  protected call(names: Names): void {
    validate(this, rename(this, names));
  }

  /** Takes over what runs already; for the end of a constructor. */
  protected adopt(adoption: Adoption): void {
    validate(this, adoptionProblems(this, adoption));
    keepWhatStays(this, adoption);
    const imports = importsOf(adoption);
    if (imports.length > 0) this.addOverride("import", imports);
  }

  /** Publishes values under the names operators look them up by. */
  publish(outputs: Readonly<Record<string, unknown>>): void {
    // In a scope of their own, so that an output may be called like a construct.
    const scope = new Construct(this, "outputs");
    for (const [name, value] of Object.entries(outputs)) {
      new TerraformOutput(scope, name, { value }).overrideLogicalId(addressLabel([name]));
    }
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const ids = node.scopes.slice(node.scopes.indexOf(this) + 1).map((scope) => scope.node.id);
    const { block, type } = blockOf(element);
    const label = addressLabel(ids, type);
    this.claim(`${block}.${label}`, label, node.path);
    return label;
  }

  /** Refuses a second block at an address: CDKTF would merge the two without a word. */
  private claim(address: string, label: string, path: string): void {
    if (!/^[a-z_]/.test(label)) {
      throw new Error(
        `'${path}' would become ${address}, and Terraform refuses labels that begin with a digit`,
      );
    }
    const owner = this.pathByAddress.get(address) ?? path;
    if (owner !== path) {
      throw new Error(`'${path}' and '${owner}' both become ${address}; rename one of them`);
    }
    this.pathByAddress.set(address, path);
  }
}

function blockOf(element: TerraformElement | Node): { block: string; type: string } {
  if (TerraformResource.isTerraformResource(element)) {
    return { block: element.terraformResourceType, type: element.terraformResourceType };
  }
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return { block: `data.${element.terraformResourceType}`, type: element.terraformResourceType };
  }
  return { block: element.constructor.name, type: "" };
}
