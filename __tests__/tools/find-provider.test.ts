import { mkdtempSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { findProvider, impliedMirrors } from "../../tools/terraform/find-provider";
import { foldersBelow } from "../../tools/terraform/folders-below";
import { AWS_PROVIDER, lockedProviderVersion } from "../../tools/terraform/provider-lock";
import { temporaryDirectory, write } from "./temporary";

const directory = temporaryDirectory();
const wanted = { version: "5.100.0", platform: "linux_amd64" };

const place = () => mkdtempSync(join(directory, "place-"));

/** A mirror as `terraform init` leaves its cache. */
function unpacked(mirror: string, version = "5.100.0"): string {
  write(join(mirror, AWS_PROVIDER, version, "linux_amd64", `terraform-provider-aws_v${version}_x5`));
  return mirror;
}

/** A mirror as `terraform providers mirror` writes it. */
function packed(mirror: string): string {
  write(join(mirror, AWS_PROVIDER, "terraform-provider-aws_5.100.0_linux_amd64.zip"));
  return mirror;
}

function found(given: { mirror?: string; home?: string; searched?: string[] }) {
  // Without XDG_DATA_DIRS this machine's own mirrors would take part.
  const environment = { TERRAFORM_PROVIDER_MIRROR: given.mirror, XDG_DATA_DIRS: join(directory, "xdg") };
  const { home = join(directory, "nobody"), searched = [] } = given;
  return findProvider(wanted, { environment, home, searched });
}

test.each([
  ["unpacked", unpacked],
  ["packed", packed],
])("takes the mirror TERRAFORM_PROVIDER_MIRROR names, %s", (_, make) => {
  const mirror = make(place());
  expect(found({ mirror })).toEqual({ kind: "mirror", directory: mirror });
});

test("refuses a named mirror without the provider, and says what belongs there", () => {
  const mirror = unpacked(place(), "5.99.0");
  expect(() => found({ mirror, searched: [unpacked(place())] })).toThrow(
    `TERRAFORM_PROVIDER_MIRROR is '${mirror}', which has no AWS provider 5.100.0 for linux_amd64`,
  );
});

test("takes the directories Terraform would look in by itself", () => {
  const home = place();
  const plugins = unpacked(join(home, ".terraform.d", "plugins"));
  expect(found({ home })).toEqual({ kind: "mirror", directory: plugins });
});

test("takes a mirror a few levels below the usual places", () => {
  const root = place();
  const mirror = packed(join(root, "terraform", "mirror"));
  expect(found({ searched: [root] })).toEqual({ kind: "mirror", directory: mirror });
});

test("leaves it to the registry when only another version or platform is here", () => {
  const root = place();
  unpacked(join(root, "old"), "5.99.0");
  write(join(root, "mac", AWS_PROVIDER, "5.100.0", "darwin_arm64", "terraform-provider-aws_v5.100.0_x5"));
  expect(found({ searched: [root] })).toEqual({ kind: "registry" });
});

test("looks behind a symbolic link, and does not follow it in circles", () => {
  const root = place();
  symlinkSync(root, join(root, "circle"));
  expect(found({ searched: [root] })).toEqual({ kind: "registry" });
  symlinkSync(unpacked(place()), join(root, "link"));
  expect(found({ searched: [root] })).toEqual({ kind: "mirror", directory: join(root, "link") });
});

test("searches few levels, and not where mirrors never are", () => {
  const root = place();
  write(join(root, "a", "b", "c", "d", "file"));
  write(join(root, "node_modules", "package", "file"));
  write(join(root, ".git", "objects", "file"));
  const below = [...foldersBelow([root])].map((folder) => folder.slice(root.length));
  expect(below).toEqual(["", "/a", "/a/b", "/a/b/c"]);
});

test("does not mind a place that does not exist", () => {
  expect(found({ searched: [join(directory, "nowhere")] })).toEqual({ kind: "registry" });
});

test.each([
  [
    "linux",
    { XDG_DATA_HOME: "/data", XDG_DATA_DIRS: "/a:/b" },
    ["/data/terraform/plugins", "/b/terraform/plugins"],
  ],
  ["darwin", {}, ["/home/me/Library/Application Support/io.terraform/plugins"]],
  [
    "win32",
    { APPDATA: "/roaming" },
    ["/roaming/terraform.d/plugins", "/roaming/HashiCorp/Terraform/plugins"],
  ],
] as const)("knows Terraform's own directories on %s", (system, environment, expected) => {
  expect(impliedMirrors(environment, "/home/me", system)).toEqual(expect.arrayContaining([...expected]));
});

test("reads the version from the lock file", () => {
  expect(lockedProviderVersion(".terraform.lock.hcl")).toBe("5.100.0");
});

test("refuses a lock file that is missing, or locks another provider", () => {
  expect(() => lockedProviderVersion(join(directory, "none.hcl"))).toThrow("none.hcl is missing");
  const other = write(
    join(directory, "other.hcl"),
    'provider "registry.terraform.io/hashicorp/random" {\n}\n',
  );
  expect(() => lockedProviderVersion(other)).toThrow(`${other} locks no version of ${AWS_PROVIDER}`);
});
