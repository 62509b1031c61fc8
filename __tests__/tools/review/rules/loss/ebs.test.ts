import { lossEbs } from "../../../../../tools/review/rules/loss/ebs";
import { check, destroyed, replaced, updated } from "../../plans";

test("a volume goes with what is in it, and so does what it could be made of again", () => {
  expect(
    check(lossEbs, replaced("aws_ebs_volume", {}, { encrypted: true }, { by: ["encrypted"] })),
  ).toMatchObject([
    { level: "data-loss", what: "The volume is replaced because of encrypted, with what is in it" },
  ]);
  expect(check(lossEbs, destroyed("aws_db_snapshot"))[0]?.what).toMatch(/^The snapshot is destroyed/);
});

test("a last snapshot of a volume is told", () => {
  expect(check(lossEbs, destroyed("aws_ebs_volume", { final_snapshot: true }))).toMatchObject([
    { level: "data-loss", mitigation: "a last snapshot is kept: final_snapshot is on" },
  ]);
  expect(
    check(lossEbs, destroyed("aws_ebs_volume", { final_snapshot: false }))[0]?.mitigation,
  ).toBeUndefined();
});

test("an image whose snapshots stay can be registered again", () => {
  expect(check(lossEbs, destroyed("aws_ami", { manage_ebs_snapshots: false }))).toMatchObject([
    { level: "data-loss", mitigation: "the snapshots the image is made of stay" },
  ]);
});

test("a volume that grows, and one that is detached, are not its business", () => {
  expect(check(lossEbs, updated("aws_ebs_volume", { size: 10 }, { size: 20 }))).toEqual([]);
  expect(check(lossEbs, destroyed("aws_volume_attachment"))).toEqual([]);
});
