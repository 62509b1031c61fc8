/** Tags as a browser finds them: a quote hides what is in it. */
export function tagsOf(page: string): string[] {
  return withoutStyle(page).match(/<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi) ?? [];
}

/** What is between quotes is a value, and can do nothing by its letters. */
export function withoutQuoted(tag: string): string {
  return tag.replace(/"[^"]*"/g, '""');
}

/** All of its style. */
export function styleOf(page: string): string {
  return /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? "";
}

function withoutStyle(page: string): string {
  return page.replace(styleOf(page), "");
}

/** What people read. */
export function textOf(page: string): string {
  return withoutStyle(page)
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
