import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { findExecutable } from "../../../tools/terraform/find-executable";

const NAMES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * A `describe` for tests in a real Chromium.
 *
 * Where there is none the tests are skipped, and one line says so; with REQUIRE_E2E set they fail instead.
 *
 * @param body gets the path of the browser
 */
export function describeWithBrowser(name: string, body: (executablePath: string) => void): void {
  const chromium = findChromium();
  if (chromium) {
    describe(name, () => body(chromium));
    return;
  }
  const missing = "there is no Chromium (apt-get install chromium, or set CHROMIUM_PATH)";
  if (process.env["REQUIRE_E2E"]) {
    describe(name, () => {
      test("has what it needs", () => {
        throw new Error(missing);
      });
    });
  } else {
    console.warn(`SKIPPED: ${name} was not tried out. ${missing}`);
    describe.skip(name, () => body(""));
  }
}

/** Where one was said to be nothing else is looked for. */
function findChromium(): string | undefined {
  const said = process.env["CHROMIUM_PATH"];
  if (said) return findExecutable(said);
  return [...NAMES, ...ofPlaywright()].find((path) => findExecutable(path) !== undefined);
}

/** Browsers that Playwright has installed, the newest first. */
function ofPlaywright(): string[] {
  const folder = join(homedir(), ".cache", "ms-playwright");
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith("chromium"))
      .sort()
      .reverse()
      .flatMap((name) => [
        join(folder, name, "chrome-linux", "chrome"),
        join(folder, name, "chrome-linux", "headless_shell"),
      ]);
  } catch {
    return [];
  }
}
