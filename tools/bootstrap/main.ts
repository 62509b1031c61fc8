import { Command } from "commander";
import { runCommand } from "../terminal/run-command";
import { bootstrapEnvironment } from "./bootstrap-environment";

new Command("npm run bootstrap --")
  .description(
    "Makes the bucket and the lock table an environment's state is kept in, and puts their own state there.",
  )
  .argument("<environment>", "dev, staging or prod, as named in backend/environments.ts")
  .option("--yes", "make them without asking")
  .action((environment: string, { yes = false }: { yes?: boolean }) =>
    runCommand((signal) => bootstrapEnvironment({ environment, yes, signal })),
  )
  .parse();
