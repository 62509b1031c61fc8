import { countsByType } from "../words/address-parts";
import type { Detail } from "./detail";
import { code, prose } from "./escape";

interface Place {
  readonly stack: string;
  readonly address: string;

  /** @default - not synthesized by cdktf */
  readonly path?: string | undefined;
}

/** Where it is: the construct path, which begins with the stack; else the stack and the address. */
export function placeOf({ stack, address, path }: Place): string {
  if (path === undefined) return `${code(stack)} ${code(address)}`;
  return path.startsWith(`${stack}/`) ? code(path) : `${code(stack)} ${code(path)}`;
}

/** The same, and the address where the construct path does not say it. */
export function placeAndAddress(place: Place): string {
  return place.path === undefined ? placeOf(place) : `${placeOf(place)} · ${code(place.address)}`;
}

/** Addresses one after the other, or how many there are of each type. */
export function addressList(addresses: readonly string[], { lists }: Detail): string {
  return lists === "addresses" ? addresses.map(code).join(", ") : prose(countsByType(addresses));
}
