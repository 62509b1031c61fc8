import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version: string; readonly optionalDependencies?: Readonly<Record<string, string>> }
    >
  >;
}

// npm leaves out what the registry at hand does not have, and then refuses its own lock file on every platform.
test.each(["package-lock.json", "bench/template/package-lock.json"])(
  "%s names the packages of every platform",
  (file) => {
    const { packages } = JSON.parse(readFileSync(join(__dirname, "..", file), "utf8")) as Lock;
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  },
);
