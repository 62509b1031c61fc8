import type { Problem } from "../validation/validate";

/** Last words of names under which secrets are kept. */
const SECRET_NAME = /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS?|(?<!PUBLIC_)(?<=_)KEY)$/i;

/** A password in a URL, a private key, an AWS access key, an API key of the usual form. */
const SECRET_VALUE = /:\/\/[^/\s:@]*:[^/\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY|\bA[KS]IA[A-Z0-9]{16}\b|^sk-/;

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
        (SECRET_NAME.test(name) || SECRET_VALUE.test(value)) &&
        `environment ${name} looks like a secret, and whoever may read the plan would see it; it belongs in secrets`,
    ),
  ];
}
