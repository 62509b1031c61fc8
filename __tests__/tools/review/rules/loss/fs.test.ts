import { lossFs } from "../../../../../tools/review/rules/loss/fs";
import { check, destroyed, replaced, updated } from "../../plans";

test("a file system goes with its files", () => {
  expect(
    check(lossFs, replaced("aws_efs_file_system", {}, { encrypted: true }, { by: ["encrypted"] })),
  ).toMatchObject([
    { level: "data-loss", what: "The file system is replaced because of encrypted, with every file in it" },
  ]);
});

test("a last backup is told, and none is hoped for where the plan does not tell", () => {
  const TYPE = "aws_fsx_windows_file_system";
  expect(check(lossFs, destroyed(TYPE, { skip_final_backup: false }))).toMatchObject([
    { level: "data-loss", mitigation: expect.stringContaining("FSx keeps a last backup") },
  ]);
  expect(check(lossFs, destroyed(TYPE, { skip_final_backup: true }))[0]?.mitigation).toBeUndefined();
  expect(check(lossFs, destroyed(TYPE))[0]?.mitigation).toBeUndefined();
});

test("a file system that is changed in place, and a mount target, are not its business", () => {
  expect(check(lossFs, updated("aws_efs_file_system", {}, { throughput_mode: "elastic" }))).toEqual([]);
  expect(check(lossFs, destroyed("aws_efs_mount_target"))).toEqual([]);
});
