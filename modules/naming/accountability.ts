/** Who answers for a deployment, and where its code is: the tags every resource carries. */
export interface Accountability {
  /** Team that is asked when something breaks; tag `Owner`. */
  readonly owner: string;

  /** Who pays; tag `CostCenter`. */
  readonly costCenter: string;

  /** Where the code lives, e.g. `github.com/acme/agents`; tag `Repository`. */
  readonly repository: string;
}
