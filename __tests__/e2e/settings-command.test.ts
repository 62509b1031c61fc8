import { CreateClusterCommand, CreateServiceCommand, DescribeServicesCommand, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { CreateDBInstanceCommand } from "@aws-sdk/client-rds";
import { CreateSecretCommand, DeleteSecretCommand, GetSecretValueCommand, PutSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import { describeWithAws } from "./support/requirements";
import { SettingsAccount } from "./support/settings-account";

const SYSTEM = "multi-agent-orchestrator";
const STACK = `${SYSTEM}-dev`;
const DEV = ["--system", SYSTEM, "--environment", "dev"];
const SERVICES = ["aws-agent-core", "langgraph", "snowflake-cortex"];

describeWithAws("x", () => {
  let account: SettingsAccount;
  beforeAll(async () => {
    account = await SettingsAccount.open("111122223333");
  });
  afterAll(() => account.close());
  test("x", async () => {
    const { secrets, ssm, ecs, rds } = account.aws;
    console.log(await account.run("secret:list", DEV));
    for (const id of ["snowflake", "langfuse"]) await secrets.send(new CreateSecretCommand({ Name: `/${SYSTEM}/dev/${id}` }));
    await rds.send(new CreateDBInstanceCommand({ DBInstanceIdentifier: `${STACK}-database`, DBInstanceClass: "db.t3.micro", Engine: "postgres", DBName: "langfuse", MasterUsername: "database_admin", ManageMasterUserPassword: true, AllocatedStorage: 20 }));
    console.log((await account.run("secret:list", DEV)).text);
    console.log((await account.run("secret:set", ["snowflake", "--key", "private_key", ...DEV], { input: "a\nb\n" })).text);
    console.log((await account.run("secret:list", DEV)).text);
    console.log((await account.run("secret:get", ["snowflake", ...DEV])).text);
    console.log((await account.run("secret:get", ["snowflake", "--reveal", ...DEV])).text);
    console.log((await account.run("config:list", DEV)).text);
    console.log((await account.run("setup", DEV)).text);
    console.log((await account.type("secret:set", ["snowflake", ...DEV], [{ until: "account (empty", type: "PLANTED-ACCOUNT\r" }, { until: "private_key (empty", type: "\r" }, { until: "user (empty", type: "PLANTED-USER\r" }])));
    console.log((await account.run("secret:get", ["snowflake", "--reveal", ...DEV])).text);
  });
});
