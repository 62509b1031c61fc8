import { lossInstance } from "../../../../../tools/review/rules/loss/instance";
import { check, destroyed, replaced, updated } from "../../plans";

const disk = (isDeleted: boolean) => ({
  disable_api_termination: false,
  root_block_device: [{ delete_on_termination: isDeleted }],
  ebs_block_device: [{ delete_on_termination: false }],
});

test("an instance goes with its disks", () => {
  expect(
    check(lossInstance, replaced("aws_instance", disk(true), { ami: "ami-2" }, { by: ["ami"] })),
  ).toMatchObject([
    {
      level: "data-loss",
      what: "The instance is replaced because of ami, with its disks: delete_on_termination is on",
    },
  ]);
  expect(check(lossInstance, destroyed("aws_instance"))).toMatchObject([{ level: "data-loss" }]);
});

test("volumes that are kept leave an outage", () => {
  expect(check(lossInstance, destroyed("aws_instance", disk(false)))).toMatchObject([
    { level: "outage", mitigation: "its volumes stay: delete_on_termination is off" },
  ]);
});

test("what is in an instance store is lost, whatever the volumes say", () => {
  const instance = { ...disk(false), ephemeral_block_device: [{ device_name: "sdb" }] };
  expect(check(lossInstance, destroyed("aws_instance", instance))).toMatchObject([{ level: "data-loss" }]);
});

test("termination protection makes the apply fail", () => {
  const instance = { ...disk(true), disable_api_termination: true };
  expect(check(lossInstance, destroyed("aws_instance", instance))).toMatchObject([
    { level: "outage", mitigation: "nothing is lost; what comes after it is not done" },
  ]);
});

test("an instance that is changed in place is not its business", () => {
  expect(check(lossInstance, updated("aws_instance", {}, { instance_type: "t4g.small" }))).toEqual([]);
});
