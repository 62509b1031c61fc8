/** Value of sums and products of plain numbers, with one level of brackets. */
export function worth(terms: string): number {
  const flat = terms.replace(/\(([^()]*)\)/g, (_, inner: string) => String(worth(inner)));
  if (flat.includes("(")) return worth(flat);
  return flat
    .split(" + ")
    .map((term) => term.split(" × ").reduce((product, factor) => product * Number(factor), 1))
    .reduce((total, product) => total + product, 0);
}
