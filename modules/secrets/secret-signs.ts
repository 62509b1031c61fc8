/** Words in the name of a setting that say it is a secret. */
const SECRET_WORDS: readonly string[] = [
  "credential",
  "credentials",
  "key",
  "keys",
  "passphrase",
  "passwd",
  "password",
  "passwords",
  "secret",
  "secrets",
  "token",
  "tokens",
];

/** Secrets that are recognized by their shape. */
const SECRET_SHAPES: Readonly<Record<string, RegExp>> = {
  "an AWS access key id": /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  "a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  "a JSON web token": /\beyJ[\w-]+\.eyJ[\w-]+\./,
  "a URL with a password": /:\/\/[^/\s:@]*:[^/\s@]+@/,
  "an API token": /\b(sk-|gh[opsu]_|github_pat_|glpat-|xox[abprs]-)[\w-]{16,}/,
};

/** The word in a name that says its value is a secret, or `undefined`; a public key is none. */
export function secretWord(name: string): string | undefined {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/public[^a-z0-9]+keys?/g, "")
    .split(/[^a-z0-9]+/)
    .find((word) => SECRET_WORDS.includes(word));
}

/** What kind of secret a value looks like, or `undefined`. */
export function secretShape(value: string): string | undefined {
  return Object.entries(SECRET_SHAPES).find(([, pattern]) => pattern.test(value))?.[0];
}
