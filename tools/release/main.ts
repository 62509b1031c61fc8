import { Command } from "commander";
import { runCommand } from "../terminal/run-command";
import { releaseCommand } from "./release-command";

new Command("npm run release --")
  .description(
    "Releases an image that was pushed: registers it, writes down that it runs, rolls its services, and takes all of " +
      "it back where they don't get steady. The region is that of AWS_REGION.",
  )
  .argument("<service...>", "services that run the image")
  .requiredOption("--system <system>", "whose image it is, e.g. llm-proxy")
  .requiredOption("--environment <environment>", "dev, staging or prod")
  .requiredOption("--cluster <cluster>", "name of the cluster the services run in")
  .requiredOption("--image <image>", "what the system calls the image, e.g. proxy")
  .requiredOption("--tag <tag>", "tag or digest of what is to run")
  .option("--digest <digest>", "what the tag has to be: that of the image that was tested")
  .action((services: string[], options) =>
    runCommand((signal) => releaseCommand({ services, ...options }, signal)),
  )
  .parse();
