/** Last words of a setting's name that say it is a secret; `tokens` are what models count. */
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
];

/** Secrets that are recognized by their shape. */
const SECRET_SHAPES: Readonly<Record<string, RegExp>> = {
  "an AWS access key id": /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  "a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  "a JSON web token": /\beyJ[\w-]+\.eyJ[\w-]+\./,
  "a URL with a password": /:\/\/[^/\s:@]*:[^/\s@]+@/,
  "an API token": /^sk-|\b(gh[opsu]_|github_pat_|glpat-|xox[abprs]-)[\w-]{16,}/,
};

/** The last word of a name, if it says that the value is a secret; a public key is none. */
export function secretWord(name: string): string | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const [last = "", before = ""] = words.toReversed();
  return SECRET_WORDS.includes(last) && !(before === "public" && last.startsWith("key")) ? last : undefined;
}

/** What kind of secret a value looks like, or `undefined`. */
export function secretShape(value: string): string | undefined {
  return Object.entries(SECRET_SHAPES).find(([, pattern]) => pattern.test(value))?.[0];
}
