import { lossDbInstance } from "../../../../../tools/review/rules/loss/db-instance";
import { check, destroyed, updated } from "../../plans";

const instance = { cluster_identifier: "app", instance_class: "db.r6g.large" };
const gone = destroyed("aws_rds_cluster_instance", instance, { address: "aws_rds_cluster_instance.a" });

const staying = (cluster: string) =>
  updated(
    "aws_rds_cluster_instance",
    { ...instance, cluster_identifier: cluster },
    { promotion_tier: 1 },
    { address: "aws_rds_cluster_instance.b" },
  );

test("without the last instance the database can't be reached, and its data stays", () => {
  expect(check(lossDbInstance, gone, staying("another"))).toMatchObject([
    { level: "outage", mitigation: "the data is in the cluster, and stays" },
  ]);
});

test("another instance of the same cluster takes over", () => {
  expect(check(lossDbInstance, gone, staying("app"))).toMatchObject([
    {
      level: "review",
      mitigation: "aws_rds_cluster_instance.b stays, and the data is in the cluster",
    },
  ]);
});

test("an instance whose cluster is not known may be the last", () => {
  expect(check(lossDbInstance, destroyed("aws_rds_cluster_instance"), staying("app"))).toMatchObject([
    { level: "outage" },
  ]);
});

test("an instance that is changed in place is not its business", () => {
  expect(check(lossDbInstance, staying("app"))).toEqual([]);
});

test("an instance that goes with its cluster is told of there", () => {
  expect(check(lossDbInstance, gone, destroyed("aws_rds_cluster", { id: "app" }))).toMatchObject([
    { level: "routine" },
  ]);
});
