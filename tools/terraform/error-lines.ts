/** What Terraform says went wrong, without its frames and its warnings. */
export function errorLines(output: string): string[] {
  const lines = output.split("\n").map((line) => line.replace(/^[╷│╵]\s?/, "").trimEnd());
  const found: string[] = [];
  let inError = false;
  for (const line of lines) {
    if (/^(Error|Warning): /.test(line)) inError = line.startsWith("Error");
    if (inError) found.push(line);
  }
  return withoutEmptyEnds(found);
}

function withoutEmptyEnds(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line !== "");
  const last = lines.findLastIndex((line) => line !== "");
  return lines
    .slice(Math.max(first, 0), last + 1)
    .filter((line, index, all) => line !== "" || all[index - 1] !== "");
}
