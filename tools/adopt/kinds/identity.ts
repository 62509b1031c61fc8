import { paginateListAttachedRolePolicies, paginateListPolicies } from "@aws-sdk/client-iam";
import { ask, askAll } from "../ask";
import { arnOf, found, type Kind } from "./kind";

const ROLE: Kind = {
  wants: "the role's name",
  form: /^[\w+=,.@-]{1,64}$/,
  by: ["name"],
  find: async ({ iam }, { name }) => {
    const role = (await ask("iam:GetRole", iam.getRole({ RoleName: name })))?.Role;
    return role ? found(role.RoleName, { arn: role.Arn ?? "" }) : [];
  },
};

const ROLE_POLICY: Kind = {
  wants: "<role>:<policy>",
  form: /^[\w+=,.@-]+:[\w+=,.@-]+$/,
  by: ["role", "name"],
  find: async ({ iam }, { role, name }) => {
    const answer = await ask("iam:GetRolePolicy", iam.getRolePolicy({ RoleName: role, PolicyName: name }));
    return answer ? found(`${role}:${name}`) : [];
  },
};

const ROLE_POLICY_ATTACHMENT: Kind = {
  wants: "<role>/<arn of the policy>",
  form: /^[\w+=,.@-]+\/arn:aws[\w-]*:iam::(\d{12}|aws):policy\/.+$/,
  by: ["role", "policy_arn"],
  find: async ({ iam: client }, { role, policy_arn }) => {
    const attached = await askAll(
      "iam:ListAttachedRolePolicies",
      paginateListAttachedRolePolicies({ client }, { RoleName: role }),
      (page) => page.AttachedPolicies,
    );
    return attached.some(({ PolicyArn }) => PolicyArn === policy_arn) ? found(`${role}/${policy_arn}`) : [];
  },
};

const POLICY: Kind = {
  wants: "the policy's ARN",
  form: arnOf("iam", "policy/"),
  by: ["name"],
  find: async ({ iam: client }, { name }) => {
    const own = await askAll(
      "iam:ListPolicies",
      paginateListPolicies({ client }, { Scope: "Local" }),
      (page) => page.Policies,
    );
    return own
      .filter(({ PolicyName }) => PolicyName === name)
      .flatMap(({ Arn = "" }) => found(Arn, { arn: Arn }));
  },
};

export const IDENTITY = {
  aws_iam_policy: POLICY,
  aws_iam_role: ROLE,
  aws_iam_role_policy: ROLE_POLICY,
  aws_iam_role_policy_attachment: ROLE_POLICY_ATTACHMENT,
};
