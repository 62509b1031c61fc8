import { ask } from "../ask";
import { found, type Kind } from "./kind";

/** Parts of a network have no name but that in a tag. */
function tagged(prefix: string): Kind {
  return {
    wants: `its id, ${prefix}-…`,
    form: new RegExp(`^${prefix}-[0-9a-f]+$`),
    by: ["tags.Name"],
    find: async ({ ec2 }, values) => {
      const Filters = [
        { Name: "key", Values: ["Name"] },
        { Name: "value", Values: [values["tags.Name"] ?? ""] },
      ];
      const answer = await ask("ec2:DescribeTags", ec2.describeTags({ Filters }));
      // Things of all types share names; the ids tell them apart.
      return (answer?.Tags ?? []).flatMap(({ ResourceId = "" }) =>
        ResourceId.startsWith(`${prefix}-`) ? found(ResourceId) : [],
      );
    },
  };
}

export const TAGGED: Readonly<Record<string, Kind>> = {
  aws_eip: tagged("eipalloc"),
  aws_flow_log: tagged("fl"),
  aws_internet_gateway: tagged("igw"),
  aws_nat_gateway: tagged("nat"),
  aws_route_table: tagged("rtb"),
  aws_subnet: tagged("subnet"),
  aws_vpc: tagged("vpc"),
  aws_vpc_endpoint: tagged("vpce"),
};
