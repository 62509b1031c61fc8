import type { ComponentChildren } from "preact";
import type { Review } from "../review";
import { SecurityGroupRules, Statements } from "./access-tables";
import type { Places } from "./anchors";
import { CannotTell, Drift } from "./before-apply";
import { Changes } from "./changes";
import { DiagramFigures } from "./diagram-figures";
import { Findings } from "./findings";
import { WhatWasPlanned } from "./planned";
import { Stacks } from "./stacks";
import { Tree } from "./tree";

/** A part of the page that has a place in the list of contents. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly isEmpty: boolean;
  readonly content: ComponentChildren;
}

/** The parts there is something to say in, in the order in which they are read. */
export function chaptersOf(review: Review, places: Places): Chapter[] {
  const { stacks, statements, securityGroupRules, commit } = review;
  const hasNo = (has: (stack: Review["stacks"][number]) => boolean) => !stacks.some(has);
  const chapter = (id: string, title: string, isEmpty: boolean, content: ComponentChildren): Chapter => ({
    id,
    title,
    isEmpty,
    content,
  });
  const all = [
    chapter("stacks", "Stacks", false, <Stacks places={places} />),
    chapter("findings", "Findings", false, <Findings review={review} places={places} />),
    chapter(
      "cannot-tell",
      "Cannot tell",
      hasNo(({ unknown }) => unknown.length > 0),
      <CannotTell places={places} />,
    ),
    chapter(
      "drift",
      "Changed outside of Terraform",
      hasNo(({ drift }) => drift.length > 0),
      <Drift places={places} />,
    ),
    chapter(
      "statements",
      "IAM statements",
      statements.length === 0,
      <Statements review={review} places={places} />,
    ),
    chapter(
      "security-group-rules",
      "Security group rules",
      securityGroupRules.length === 0,
      <SecurityGroupRules review={review} places={places} />,
    ),
    chapter("changes", "Changes", stacks.length === 0, <Changes places={places} />),
    chapter(
      "constructs",
      "Constructs",
      hasNo(({ changes }) => changes.length > 0),
      <Tree places={places} />,
    ),
    chapter(
      "diagram",
      "Diagram",
      hasNo(({ diagram }) => diagram.nodes.length > 0),
      <DiagramFigures places={places} />,
    ),
    chapter(
      "planned",
      "What was planned",
      stacks.length === 0,
      <WhatWasPlanned places={places} commit={commit} />,
    ),
  ];
  return all.filter(({ isEmpty }) => !isEmpty);
}
