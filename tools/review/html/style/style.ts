import { COLOURS } from "./colours";
import { DETAILS } from "./details";
import { DIAGRAM } from "./diagram";
import { FINDINGS } from "./findings";
import { FRAME } from "./frame";
import { PRINT } from "./print";
import { TABLES } from "./tables";

/** How the page looks; constant. */
export const STYLE = [COLOURS, FRAME, FINDINGS, TABLES, DETAILS, DIAGRAM, PRINT].join("\n");
