import { runCommand } from "../tools/terminal/run-command";
import { benchCommand } from "./bench-command";

void runCommand((signal) => benchCommand(process.argv.slice(2), signal));
