/** Words in the name of what should not be read aloud. */
const SECRET_NAME =
  /pass(?:word|wd|phrase)|(?:^|[^a-z])pass(?:$|[^a-z])|secret|token|api_?key|private_?key|access_?key|credential|auth_?string|^user_data|dsn$|database_url|connection_string/i;

/** Names of what points at a secret, or says something about it, without being one. */
const ABOUT_A_SECRET =
  /^http_tokens$|max_(?:[a-z]+_)*tokens$|:(?:sub|aud)$|(?:_|-|\b)(?:arns?|ids?|names?|version|versions|days|hours|minutes|seconds|length|enabled|type|status|validity|rotation|window_in_days)$/i;

/** What secrets look like where nothing around them says so. */
const SECRET_SHAPES = anyOf([
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}/,
  /\bglpat-[\w-]{20,}/,
  /\bxox[abeoprs]-[\w-]{10,}/,
  /\b[sr]k-[\w-]{16,}|\b[sr]k_(?:live|test)_\w{16,}/,
  /\bAIza[\w-]{35}\b/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./,
  // A user and a password in a URL. Looked for from the middle: a long text would be searched from each of its letters.
  /:\/\/[^\s/:@]*:[^\s/@]+@/,
]);

/** An assignment in a script, a command line or a connection string. */
const ASSIGNMENT =
  /(?:pass(?:word|wd|phrase)?|secret|token|api_?key|access_?key)["']?\s*[=:]\s*["']?[^\s"'${<*]{4,}/i;

/** Digests are as random as keys, and are meant to be read. */
const DIGEST_NAME = /hash|sha\d*|digest|checksum|md5|etag|fingerprint|thumbprint|version_id|signature/i;

const RANDOM_MIN_LENGTH = 32;

/** Bits per character above which a long word is random: hexadecimal ids have 4 at most. */
const RANDOM_BITS = 4.3;

/** Whether what has this name should not be shown, whatever it is. */
export function hasSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !ABOUT_A_SECRET.test(name);
}

/** Whether a text has the shape of a key, a token or a password in use, under the name it has. */
export function hasSecretShape(text: string, name: string): boolean {
  if (text.length < 8 || /^arn:[\w-]+:[\w-]+:/.test(text)) return false;
  if (SECRET_SHAPES.test(text) || ASSIGNMENT.test(text)) return true;
  return isRandom(text) && !DIGEST_NAME.test(name);
}

/** One expression for several: each text of a plan is looked at once. */
function anyOf(shapes: readonly RegExp[]): RegExp {
  return new RegExp(shapes.map(({ source }) => source).join("|"));
}

/** Texts under a secret's name that are no secret: they name one, or are empty. */
export function isReference(text: string): boolean {
  return text === "" || /^arn:[\w-]+:|^\$\{[^}]+\}$|^projects\/|^alias\//.test(text);
}

function isRandom(text: string): boolean {
  if (text.length < RANDOM_MIN_LENGTH || text.length > 512 || !/^[A-Za-z0-9+/=_-]+$/.test(text)) return false;
  if (!/\d/.test(text) || !/[a-z]/.test(text) || !/[A-Z]/.test(text)) return false;
  // Words joined by dashes, slashes or underscores are names.
  if (text.split(/[-_/]/).some((word) => /^[a-z]{4,}$/.test(word))) return false;
  return entropy(text) > RANDOM_BITS;
}

/** Shannon's entropy in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}
