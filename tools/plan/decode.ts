const UTF8_BOM = [0xef, 0xbb, 0xbf];
const UTF16_LE_BOM = [0xff, 0xfe];
const UTF16_BE_BOM = [0xfe, 0xff];

/** The text of a file: UTF-8, or what PowerShell's `>` makes of it. */
export function decode(bytes: Buffer): string {
  if (startsWith(bytes, UTF8_BOM)) return bytes.toString("utf8", UTF8_BOM.length);
  if (startsWith(bytes, UTF16_LE_BOM)) return bytes.toString("utf16le", UTF16_LE_BOM.length);
  if (startsWith(bytes, UTF16_BE_BOM)) return bigEndian(bytes.subarray(UTF16_BE_BOM.length));
  // JSON begins with a character of one byte: a zero beside it can only be UTF-16.
  if (bytes[1] === 0) return bytes.toString("utf16le");
  return bytes[0] === 0 ? bigEndian(bytes) : bytes.toString("utf8");
}

function startsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

function bigEndian(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString("utf16le");
}
