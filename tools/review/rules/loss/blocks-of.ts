import { type Attributes, isAttributes, isList, type Value } from "../../../plan/values";

/** The nested blocks of one name, which a plan has as a list even where there can be but one. */
export function blocksOf(value: Value | undefined): readonly Attributes[] {
  return isList(value) ? value.filter(isAttributes) : [];
}
