import { runCommand } from "../terminal/run-command";
import { startCommand } from "./start-command";

void runCommand((signal) => startCommand(process.cwd(), signal));
