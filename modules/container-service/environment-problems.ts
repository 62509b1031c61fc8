import { secretShape, secretWord } from "../secrets/secret-signs";
import type { Problem } from "../validation/validate";

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What is wrong with the environment variables of a container; values are not repeated, they may be secret. */
export function environmentProblems(
  environment: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, unknown>>,
): Problem[] {
  const names = Object.keys(environment);
  return [
    ...[...names, ...Object.keys(secrets)].map(
      (name) => !NAME.test(name) && `environment names are letters, digits and _, got '${name}'`,
    ),
    ...names.map((name) => name in secrets && `${name} must be in environment or in secrets, got both`),
    ...Object.entries(environment).map(
      ([name, value]) =>
        (secretWord(name) || secretShape(value)) &&
        `environment ${name} looks like a secret, and whoever may read the plan would see it; it belongs in secrets`,
    ),
  ];
}
