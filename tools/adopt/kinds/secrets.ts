import { ask } from "../ask";
import { arnOf, found, type Kind, NAME } from "./kind";

const SECRET: Kind = {
  wants: "the secret's ARN",
  form: arnOf("secretsmanager", "secret:"),
  by: ["name"],
  find: async ({ secrets }, { name }) => {
    const secret = await ask("secretsmanager:DescribeSecret", secrets.describeSecret({ SecretId: name }));
    return secret && secret.DeletedDate === undefined ? found(secret.ARN, { arn: secret.ARN ?? "" }) : [];
  },
};

const PARAMETER: Kind = {
  wants: "the parameter's name",
  form: NAME,
  by: ["name"],
  find: async ({ ssm }, { name = "" }) => {
    // Of `GetParameter`, the value would come along.
    const Filters = [{ Key: "Name" as const, Values: [name] }];
    const answer = await ask("ssm:DescribeParameters", ssm.describeParameters({ ParameterFilters: Filters }));
    return (answer?.Parameters ?? []).flatMap(({ Name, ARN: arn = "" }) => found(Name, { arn }));
  },
};

const KEY: Kind = {
  wants: "the key's id",
  form: /^(mrk-)?[0-9a-f-]{32,36}$/,
  by: ["alias"],
  find: async ({ kms }, { alias }) => {
    const key = (await ask("kms:DescribeKey", kms.describeKey({ KeyId: alias })))?.KeyMetadata;
    return key ? found(key.KeyId, { key_id: key.KeyId ?? "", arn: key.Arn ?? "" }) : [];
  },
};

const ALIAS: Kind = {
  wants: "the alias's name",
  form: /^alias\/[\w/-]+$/,
  by: ["name"],
  find: async ({ kms }, { name }) => {
    const answer = await ask("kms:DescribeKey", kms.describeKey({ KeyId: name }));
    return answer ? found(name) : [];
  },
};

export const SECRETS = {
  aws_kms_alias: ALIAS,
  aws_kms_key: KEY,
  aws_secretsmanager_secret: SECRET,
  aws_ssm_parameter: PARAMETER,
};
