/** Tags as EC2 and most others answer them. */
type Tags = readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined;

/** Tags by their names, `Name` left out. */
export function tagsOf(tags: Tags): Record<string, string | undefined> {
  return Object.fromEntries(
    (tags ?? []).filter(({ Key }) => Key !== "Name").map(({ Key, Value }) => [Key, Value]),
  );
}

/** What the console calls something. */
export function nameOf({ Tags: tags }: { readonly Tags?: Tags }): string {
  return tags?.find(({ Key }) => Key === "Name")?.Value ?? "";
}
