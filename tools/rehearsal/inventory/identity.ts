import {
  IAMClient,
  paginateListInstanceProfiles,
  paginateListPolicies,
  paginateListRoles,
} from "@aws-sdk/client-iam";
import { DescribeKeyCommand, KMSClient, paginateListAliases, paginateListKeys } from "@aws-sdk/client-kms";
import { paginateListSecrets, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { paginateDescribeParameters, SSMClient } from "@aws-sdk/client-ssm";
import type { ClientConfig } from "../aws-client";
import { type Kinds, named } from "./kinds";

/** Roles AWS makes for its own services stay in an account. */
const SERVICE_LINKED = "/aws-service-role/";

/** Names AWS keeps for what it makes itself. */
const OF_AWS = /^(\/aws\/|alias\/aws\/)/;

/** IAM is the same in every region. */
export function identity(config: ClientConfig): Kinds {
  const client = new IAMClient(config);
  return {
    "IAM role": () =>
      named(paginateListRoles({ client }, {}), ({ Roles }) =>
        Roles?.filter(({ Path = "" }) => !Path.startsWith(SERVICE_LINKED)).map(({ RoleName }) => RoleName),
      ),
    "IAM policy": () =>
      named(paginateListPolicies({ client }, { Scope: "Local" }), ({ Policies }) =>
        Policies?.map(({ PolicyName }) => PolicyName),
      ),
    "IAM instance profile": () =>
      named(paginateListInstanceProfiles({ client }, {}), ({ InstanceProfiles }) =>
        InstanceProfiles?.map(({ InstanceProfileName }) => InstanceProfileName),
      ),
  };
}

export function secrets(config: ClientConfig): Kinds {
  const client = new KMSClient(config);
  const manager = new SecretsManagerClient(config);
  const parameters = new SSMClient(config);
  return {
    secret: () =>
      named(paginateListSecrets({ client: manager }, {}), ({ SecretList }) =>
        SecretList?.map(({ Name }) => Name),
      ),
    "SSM parameter": () =>
      named(paginateDescribeParameters({ client: parameters }, {}), ({ Parameters }) =>
        Parameters?.map(({ Name }) => Name).filter((name = "") => !OF_AWS.test(name)),
      ),
    "KMS key": async () => {
      const ids = await named(paginateListKeys({ client }, {}), ({ Keys }) =>
        Keys?.map(({ KeyId }) => KeyId),
      );
      const keys = await Promise.all(ids.map((KeyId) => client.send(new DescribeKeyCommand({ KeyId }))));
      return keys.flatMap(({ KeyMetadata: key }) => {
        const isOurs = key?.KeyManager === "CUSTOMER" && key.KeyState !== "PendingDeletion";
        return isOurs && key.KeyId ? [`${key.KeyId} (${key.Description})`] : [];
      });
    },
    "KMS alias": () =>
      named(paginateListAliases({ client }, {}), ({ Aliases }) =>
        Aliases?.map(({ AliasName }) => AliasName).filter((name = "") => !OF_AWS.test(name)),
      ),
  };
}
