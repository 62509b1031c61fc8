import { ask } from "../ask";
import { found, type Kind } from "./kind";

/** Parts of a network have no name but that in a tag. */
function tagged(resourceType: string, prefix: string): Kind {
  return {
    wants: `its id, ${prefix}-…`,
    form: new RegExp(`^${prefix}-[0-9a-f]+$`),
    by: ["tags.Name"],
    find: async ({ ec2 }, values) => {
      const Filters = [
        { Name: "resource-type", Values: [resourceType] },
        { Name: "key", Values: ["Name"] },
        { Name: "value", Values: [values["tags.Name"] ?? ""] },
      ];
      const answer = await ask("ec2:DescribeTags", ec2.describeTags({ Filters }));
      return (answer?.Tags ?? []).flatMap(({ ResourceId }) => found(ResourceId));
    },
  };
}

export const TAGGED: Readonly<Record<string, Kind>> = {
  aws_eip: tagged("elastic-ip", "eipalloc"),
  aws_flow_log: tagged("vpc-flow-log", "fl"),
  aws_internet_gateway: tagged("internet-gateway", "igw"),
  aws_nat_gateway: tagged("natgateway", "nat"),
  aws_route_table: tagged("route-table", "rtb"),
  aws_subnet: tagged("subnet", "subnet"),
  aws_vpc: tagged("vpc", "vpc"),
  aws_vpc_endpoint: tagged("vpc-endpoint", "vpce"),
};
