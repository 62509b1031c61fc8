import {
  DefaultTokenResolver,
  type IResolvable,
  StringConcat,
  TerraformElement,
  type TerraformStack,
  Tokenization,
} from "cdktf";

/** What a token can hide in besides `${TfToken[…]}`: markers of lists and maps, and numbers past any real one. */
const OTHER_TOKENS = /[#&]\{TfToken\[|e\+\d/;

/**
 * Lets cdktf note the references of a stack to resources of other stacks.
 *
 * cdktf finds them by resolving all values of all stacks once more than it writes them, a third of a synthesis. Only
 * values that may hold such a reference are resolved here.
 */
export function noteForeignReferences(stack: TerraformStack): void {
  for (const element of stack.node.findAll().filter(TerraformElement.isTerraformElement)) {
    const json: unknown = element.toTerraform();
    if (!mayLeadElsewhere(json, stack)) continue;
    const resolver = new DefaultTokenResolver(new StringConcat());
    Tokenization.resolve(json, { scope: stack, resolver, preparing: true });
  }
}

/** It knows references to resources, which is what nearly all tokens are; any other may lead anywhere. */
function mayLeadElsewhere(value: unknown, stack: TerraformStack): boolean {
  if (typeof value === "string") return textMayLeadElsewhere(value, stack);
  if (typeof value === "number") return Tokenization.reverseNumber(value) !== undefined;
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => mayLeadElsewhere(item, stack));
  if (Tokenization.isResolvable(value)) return !isOwn(value, stack);
  return Object.entries(value).some(
    ([key, item]) => mayLeadElsewhere(item, stack) || textMayLeadElsewhere(key, stack),
  );
}

function textMayLeadElsewhere(text: string, stack: TerraformStack): boolean {
  if (OTHER_TOKENS.test(text)) return true;
  if (!text.includes("${TfToken[")) return false;
  return !Tokenization.reverseString(text).tokens.every((token) => isOwn(token, stack));
}

/** A reference says whose resource it leads to, in a field that cdktf does not document. */
function isOwn(token: IResolvable, stack: TerraformStack): boolean {
  return Reflect.get(token, "originStack") === stack;
}
