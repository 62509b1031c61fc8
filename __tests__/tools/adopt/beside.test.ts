import { besideOf } from "../../../tools/adopt/beside";
import { awsWith } from "./stack";

const DATABASE = { "aws_db_instance.database": "shop-db" };

function database(subnetGroup: string, parameterGroup: string) {
  const instance = {
    DBSubnetGroup: { DBSubnetGroupName: subnetGroup },
    DBParameterGroups: [{ DBParameterGroupName: parameterGroup }],
  };
  return awsWith({ rds: { describeDBInstances: async () => ({ DBInstances: [instance] }) } });
}

test("groups of a database that the code names otherwise are told", async () => {
  expect(await besideOf(database("by-hand", "tuned"), DATABASE)).toEqual([
    { of: "aws_db_instance.database", what: "subnet group by-hand", advice: expect.any(String) },
    { of: "aws_db_instance.database", what: "parameter group tuned", advice: expect.any(String) },
  ]);
});

test.each([
  ["those that are adopted as well", "by-hand", { "aws_db_subnet_group.database": "by-hand" }],
  ["those that every account has", "default", {}],
])("of its groups %s are not", async (_, name, more) => {
  expect(await besideOf(database(name, "default.postgres17"), { ...DATABASE, ...more })).toEqual([]);
});

test("of what has no parts nothing is asked", async () => {
  expect(await besideOf(awsWith({}), { "aws_sns_topic.news": "arn:news" })).toEqual([]);
});
