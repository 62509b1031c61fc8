import { isSensitive } from "./provider-schema";
import { hasSecretName } from "./secret-looking";

/**
 * Where in a resource a value is, and what that says about every value there.
 *
 * Resources of a type have the same attributes: a place is made once, and not for each of thousands of them.
 */
export class Place {
  readonly type: string;

  /** Names from the resource down, without positions. */
  readonly path: string;

  /** The last name. */
  readonly name: string;

  /** Inside of a JSON string of which some part is sensitive. */
  readonly isInSensitiveJson: boolean;

  readonly isSensitiveByType: boolean;
  readonly hasSecretName: boolean;

  readonly #below = new Map<string, Place>();
  readonly #inJson = new Map<boolean, Place>();

  constructor(type: string, path: string, name: string, isInSensitiveJson = false) {
    this.type = type;
    this.path = path;
    this.name = name;
    this.isInSensitiveJson = isInSensitiveJson;
    this.isSensitiveByType = isSensitive(type, path);
    this.hasSecretName = hasSecretName(name);
  }

  /** Place of an attribute of the value that is here. */
  below(name: string): Place {
    const known = this.#below.get(name);
    if (known) return known;
    const path = this.path === "" ? name : `${this.path}.${name}`;
    const place = new Place(this.type, path, name, this.isInSensitiveJson);
    this.#below.set(name, place);
    return place;
  }

  /** Place of the document in the JSON string that is here: the provider's schema knows nothing of it. */
  inJson(isSensitiveJson: boolean): Place {
    const isInSensitiveJson = this.isInSensitiveJson || isSensitiveJson;
    const known = this.#inJson.get(isInSensitiveJson);
    if (known) return known;
    const place = new Place("", this.path, this.name, isInSensitiveJson);
    this.#inJson.set(isInSensitiveJson, place);
    return place;
  }
}
