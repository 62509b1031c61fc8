import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { Problem } from "../terminal/problem";
import { foldersBelow } from "./folders-below";
import { AWS_PROVIDER } from "./provider-lock";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the AWS provider comes from: a directory Terraform can use as a mirror, or the public registry. */
export type ProviderSource =
  | { readonly kind: "mirror"; readonly directory: string }
  | { readonly kind: "registry" };

export interface Wanted {
  readonly version: string;

  /** As Terraform writes it, e.g. `linux_amd64`. */
  readonly platform: string;
}

export interface Places {
  /** Variables that name directories. @default process.env */
  readonly environment?: Environment;

  /** @default - the user's home directory */
  readonly home?: string;

  /** Directories a mirror may be a few levels below. @default - /opt, /srv, the home directory and /usr */
  readonly searched?: readonly string[];
}

/**
 * Finds the AWS provider on this machine, so that nothing has to be downloaded; else it comes from the registry.
 *
 * Looks where TERRAFORM_PROVIDER_MIRROR says, then where Terraform itself would, then a few levels below the usual
 * places for software.
 */
export function findProvider(wanted: Wanted, places: Places = {}): ProviderSource {
  const { environment = process.env, home = homedir() } = places;
  const named = environment["TERRAFORM_PROVIDER_MIRROR"];
  if (named) return namedMirror(resolve(named), wanted);
  const searched = places.searched ?? ["/opt", "/srv", home, "/usr/local", "/usr/share"];
  for (const directory of impliedMirrors(environment, home)) {
    if (holds(directory, wanted)) return { kind: "mirror", directory };
  }
  for (const directory of foldersBelow(searched)) {
    if (holds(directory, wanted)) return { kind: "mirror", directory };
  }
  return { kind: "registry" };
}

function namedMirror(directory: string, wanted: Wanted): ProviderSource {
  if (holds(directory, wanted)) return { kind: "mirror", directory };
  throw new Problem(
    `TERRAFORM_PROVIDER_MIRROR is '${directory}', which has no AWS provider ${wanted.version} for ${wanted.platform}`,
    [
      "one of these has to be there:",
      ...layouts(directory, wanted),
      `make a mirror: terraform providers mirror -platform=${wanted.platform} ${directory}`,
    ],
  );
}

function holds(directory: string, wanted: Wanted): boolean {
  return layouts(directory, wanted).some((path) => existsSync(path));
}

/** The two forms Terraform knows: unpacked as in its cache, and packed as in the registry. */
function layouts(directory: string, { version, platform }: Wanted): string[] {
  return [
    join(directory, AWS_PROVIDER, version, platform),
    join(directory, AWS_PROVIDER, `terraform-provider-aws_${version}_${platform}.zip`),
  ];
}

/** Directories Terraform takes for mirrors without being told (its documentation: "Implied Local Mirror Directories"). */
export function impliedMirrors(
  environment: Environment,
  home: string,
  system: NodeJS.Platform = process.platform,
): string[] {
  const own = join(home, ".terraform.d", "plugins");
  if (system === "win32") {
    const data = environment["APPDATA"] ?? join(home, "AppData", "Roaming");
    return [join(data, "terraform.d", "plugins"), join(data, "HashiCorp", "Terraform", "plugins")];
  }
  if (system === "darwin") {
    const support = join("Library", "Application Support", "io.terraform", "plugins");
    return [own, join(home, support), join("/", support)];
  }
  const shared = environment["XDG_DATA_DIRS"] || "/usr/local/share:/usr/share";
  const data = [environment["XDG_DATA_HOME"] || join(home, ".local", "share"), ...shared.split(":")];
  return [own, ...data.map((directory) => join(directory, "terraform", "plugins"))];
}
