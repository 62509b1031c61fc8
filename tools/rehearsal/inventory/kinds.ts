type Names = readonly (string | undefined)[] | undefined;

/** How to list things of several kinds: by the kind's name, what asks AWS for their names. */
export type Kinds = Readonly<Record<string, () => Promise<string[]>>>;

/** What a list of several pages names, all pages of it. */
export async function named<Page>(
  pages: AsyncIterable<Page>,
  pick: (page: Page) => Names,
): Promise<string[]> {
  const names: string[] = [];
  for await (const page of pages) names.push(...given(pick(page)));
  return names;
}

/** The names of a list that have a value. */
export function given(names: Names): string[] {
  return (names ?? []).filter((name) => name !== undefined);
}
