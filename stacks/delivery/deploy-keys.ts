import type { Permission } from "../../modules/identity/permission";
import { anyKey, inRegion, named, ofSystems } from "./names";
import type { Reach } from "./options";

/** The keys of the systems: making them, using them through AWS's services, and what they are called. */
export function deployKeys(reach: Reach): Permission[] {
  const { deployment } = reach;
  const owned = { StringEquals: ofSystems(reach, "ResourceTag") };
  return [
    {
      sid: "NewKeys",
      actions: ["kms:CreateKey", "kms:TagResource"],
      resources: ["*"],
      // A key that is another's already, such as that of the states, can't be claimed by a tag.
      conditions: {
        StringEquals: { ...inRegion(deployment), ...ofSystems(reach, "RequestTag") },
        StringEqualsIfExists: ofSystems(reach, "ResourceTag"),
      },
    },
    {
      sid: "Keys",
      actions: [
        "kms:DisableKey",
        "kms:EnableKey*",
        "kms:PutKeyPolicy",
        ...(deployment.isProtected ? [] : ["kms:ScheduleKeyDeletion"]),
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateKeyDescription",
      ],
      resources: [anyKey(deployment)],
      conditions: owned,
    },
    {
      sid: "KeyUse",
      actions: ["kms:CreateGrant", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"],
      resources: [anyKey(deployment)],
      // Only through the services that encrypt with it: databases, file systems, secrets.
      conditions: { ...owned, StringLike: { "kms:ViaService": `*.${deployment.region}.amazonaws.com` } },
    },
    {
      sid: "Aliases",
      actions: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
      resources: named(reach, "kms", "alias/"),
    },
    {
      sid: "AliasedKeys",
      actions: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
      resources: [anyKey(deployment)],
      conditions: owned,
    },
  ];
}
