import type { DbParameterGroupParameter } from "@cdktf/provider-aws/lib/db-parameter-group";

/**
 * What differs from the defaults RDS runs PostgreSQL with.
 *
 * `log_statement` stays off: it would write the password of every `alter role` into the logs.
 */
export const PARAMETERS: DbParameterGroupParameter[] = [
  // Already the default of 15 and later, with Aurora of 17 and later. AWS then reports it as pending-reboot, whatever
  // was asked for, and anything else here would be a change in every plan.
  { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },

  // Statements slower than a second, without the values they were called with: those are people's data.
  { name: "log_min_duration_statement", value: "1000", applyMethod: "immediate" },
  { name: "log_parameter_max_length", value: "0", applyMethod: "immediate" },
  { name: "log_lock_waits", value: "1", applyMethod: "immediate" },
];
