/**
 * `terraform show -json` of a plan, as Terraform writes it: the part that is read here.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export interface PlanJson {
  readonly format_version: string;

  /** @default - an older Terraform */
  readonly terraform_version?: string;

  /** @default - an older Terraform */
  readonly timestamp?: string;

  /** Whether it holds everything that has to be done. @default - an older Terraform */
  readonly complete?: boolean;

  /** Whether planning ended in an error. @default - an older Terraform */
  readonly errored?: boolean;

  /** @default - nothing is managed */
  readonly resource_changes?: readonly ChangeJson[];

  /** What changed outside of Terraform. @default - nothing */
  readonly resource_drift?: readonly ChangeJson[];

  /** The attributes that had a part in what is planned. @default - an older Terraform, or none did */
  readonly relevant_attributes?: readonly RelevantAttribute[];

  /** @default - no outputs */
  readonly output_changes?: Readonly<Record<string, SidesJson>>;

  /** What has to wait for another apply. @default - nothing */
  readonly deferred_changes?: readonly unknown[];

  /** @default - no checks */
  readonly checks?: readonly CheckJson[];

  /** @default - unknown which resource refers to which */
  readonly configuration?: {
    /** @default - nothing is configured */
    readonly root_module?: ModuleJson;

    /** By the key that resources name. @default - no providers are configured */
    readonly provider_config?: Readonly<
      Record<
        string,
        {
          /** @default - nothing is configured */
          readonly expressions?: Readonly<Record<string, unknown>>;
        }
      >
    >;
  };
}

export interface ChangeJson {
  readonly address: string;

  /** Address in the state, where it is another. @default - the same */
  readonly previous_address?: string;

  /** @default - the root module */
  readonly module_address?: string;

  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;

  /** @default - an older Terraform */
  readonly provider_name?: string;

  /** Key of what is left of an earlier replacement. @default - the current object */
  readonly deposed?: string;

  readonly change: SidesJson;

  /** @default - nothing said */
  readonly action_reason?: string;
}

export interface SidesJson {
  readonly actions: readonly string[];

  /** @default - nothing there */
  readonly before?: unknown;

  /** @default - nothing there */
  readonly after?: unknown;

  /** @default - everything is known */
  readonly after_unknown?: unknown;

  /** @default - nothing is sensitive */
  readonly before_sensitive?: unknown;

  /** @default - nothing is sensitive */
  readonly after_sensitive?: unknown;

  /** @default - no attribute forces it */
  readonly replace_paths?: readonly (readonly unknown[])[];

  /** @default - nothing is imported */
  readonly importing?: { readonly id?: string };
}

export interface RelevantAttribute {
  readonly resource: string;
  readonly attribute: readonly unknown[];
}

export interface CheckJson {
  /** @default - an older Terraform, which does not say */
  readonly address?: {
    /** @default - not said */
    readonly to_display?: string;
  };

  readonly status: string;

  /** @default - Terraform says nothing about instances */
  readonly instances?: readonly {
    readonly status: string;

    /** @default - none */
    readonly problems?: readonly {
      /** @default - the condition has no message */
      readonly message?: string;
    }[];
  }[];
}

export interface ModuleJson {
  /** @default - none */
  readonly resources?: readonly {
    readonly address: string;

    /** @default - nothing is configured */
    readonly expressions?: Readonly<Record<string, unknown>>;

    /** @default - nothing */
    readonly depends_on?: readonly string[];

    /** @default - not said */
    readonly provider_config_key?: string;
  }[];

  /** @default - none */
  readonly module_calls?: Readonly<Record<string, { readonly module?: ModuleJson }>>;
}
