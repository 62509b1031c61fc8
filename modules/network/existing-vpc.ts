import { DataAwsRouteTables } from "@cdktf/provider-aws/lib/data-aws-route-tables";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import type { Postcondition } from "cdktf";
import { Construct } from "constructs";

/** A VPC that was there before: Terraform looks at it while it plans, and changes nothing of it. */
export class ExistingVpc extends Construct {
  readonly resource: DataAwsVpc;

  /** The table of every subnet that has none of its own. */
  private readonly mainTable: DataAwsRouteTables;

  /** Tables with a route to an internet gateway. */
  private readonly publicTables: DataAwsRouteTables;

  constructor(scope: Construct, id: string, vpcId: string) {
    super(scope, id);
    this.resource = new DataAwsVpc(this, "vpc", {
      id: vpcId,
      lifecycle: {
        postcondition: [
          {
            condition: "${self.enable_dns_support}",
            errorMessage: `vpcId must be a VPC that answers DNS queries, ${vpcId} does not; switch its enableDnsSupport on.`,
          },
        ],
      },
    });
    this.mainTable = new DataAwsRouteTables(this, "main", {
      vpcId: this.resource.id,
      filter: [{ name: "association.main", values: ["true"] }],
    });
    this.publicTables = new DataAwsRouteTables(this, "to-internet", {
      vpcId: this.resource.id,
      filter: [{ name: "route.gateway-id", values: ["igw-*"] }],
    });
  }

  /**
   * Has Terraform refuse a subnet that an internet gateway leads to.
   *
   * @param subnet its construct
   * @param given what it was given as, to begin the sentence with
   */
  keepPrivate(subnet: Construct, subnetId: string, given: string): void {
    const tables = this.publicTablesOf();
    this.expectRoutes(subnet, subnetId, {
      condition: `\${length(${tables}) == 0}`,
      errorMessage: `${given} must have no route to an internet gateway, and its table \${join(", ", ${tables})} has one; only public subnets may.`,
    });
  }

  /** Has Terraform refuse a subnet that no internet gateway leads to; with the same words. */
  keepPublic(subnet: Construct, subnetId: string, given: string): void {
    this.expectRoutes(subnet, subnetId, {
      condition: `\${length(${this.publicTablesOf()}) > 0}`,
      errorMessage: `${given} must have a route to an internet gateway, and its table has none; services in it would reach nothing.`,
    });
  }

  /** The tables of the subnet asked for that lead to the internet: its own, or else the main one. */
  private publicTablesOf(): string {
    const [main, open] = [this.mainTable, this.publicTables].map(
      ({ friendlyUniqueId }) => `data.aws_route_tables.${friendlyUniqueId}.ids`,
    );
    return `setintersection(coalescelist(self.ids, ${main}), ${open})`;
  }

  private expectRoutes(subnet: Construct, subnetId: string, postcondition: Postcondition): void {
    new DataAwsRouteTables(subnet, "route-tables", {
      filter: [{ name: "association.subnet-id", values: [subnetId] }],
      lifecycle: { postcondition: [postcondition] },
    });
  }
}
