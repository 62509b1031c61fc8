import { runCommand } from "../terminal/run-command";
import { rehearseCommand } from "./rehearse-command";

void runCommand((signal) => rehearseCommand(process.argv.slice(2), signal));
