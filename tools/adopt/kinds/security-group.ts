import { ask } from "../ask";
import { found, type Kind } from "./kind";

export const SECURITY_GROUP: Kind = {
  wants: "the group's id, sg-…",
  form: /^sg-[0-9a-f]+$/,
  by: ["name", "vpc_id"],
  find: async ({ ec2 }, { name = "", vpc_id = "" }) => {
    const Filters = [
      { Name: "group-name", Values: [name] },
      { Name: "vpc-id", Values: [vpc_id] },
    ];
    const answer = await ask("ec2:DescribeSecurityGroups", ec2.describeSecurityGroups({ Filters }));
    return (answer?.SecurityGroups ?? []).flatMap(({ GroupId }) => found(GroupId));
  },
};
