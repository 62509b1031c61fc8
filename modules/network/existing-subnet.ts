import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { Construct } from "constructs";

export interface ExistingSubnetProps {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: string;

  /** What the id was given as, to begin sentences with. */
  readonly given: string;
}

/** A subnet that was there before, where it is said to be. */
export class ExistingSubnet extends Construct {
  readonly subnetId: string;

  constructor(scope: Construct, id: string, { subnetId, vpcId, zone, given }: ExistingSubnetProps) {
    super(scope, id);
    const { id: found } = new DataAwsSubnet(this, "subnet", {
      id: subnetId,
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.vpc_id == "${vpcId}"}`,
            errorMessage: `${given} must be a subnet of ${vpcId}; ${subnetId} is one of \${self.vpc_id}.`,
          },
          {
            condition: `\${self.availability_zone == "${zone}"}`,
            errorMessage: `${given} must be a subnet in ${zone}; ${subnetId} is in \${self.availability_zone}.`,
          },
        ],
      },
    });
    this.subnetId = found;
  }
}
