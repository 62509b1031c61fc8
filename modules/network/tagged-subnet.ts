import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { ExistingVpc } from "./existing-vpc";

export interface TaggedSubnetProps {
  readonly tags: Readonly<Record<string, string>>;
  readonly vpc: ExistingVpc;
  readonly zone: string;

  /** What the tags were given as, to begin sentences with. */
  readonly given: string;
}

/** A subnet that was there before: the only one of its VPC that is in a zone and has some tags. */
export class TaggedSubnet extends Construct {
  readonly subnetId: string;

  constructor(scope: Construct, id: string, { tags, vpc, zone, given }: TaggedSubnetProps) {
    super(scope, id);
    const subnets = new DataAwsSubnets(this, "subnets", {
      tags,
      filter: [
        { name: "vpc-id", values: [vpc.resource.id] },
        { name: "availability-zone", values: [zone] },
      ],
      lifecycle: {
        postcondition: [
          {
            condition: "${length(self.ids) == 1}",
            errorMessage:
              `${given} must find one subnet of ${vpc.resource.idInput} in ${zone}, ` +
              'found ${length(self.ids) == 0 ? "none" : join(", ", sort(self.ids))}; ' +
              `looked for ${inWords(tags)}.`,
          },
        ],
      },
    });
    this.subnetId = Fn.one(subnets.ids);
  }
}

function inWords(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key} = ${value}`)
    .join(", ");
}
