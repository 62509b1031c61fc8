import type { Review } from "../review";
import { FROM_CODE } from "../statement-rows";
import type { Places } from "./anchors";
import { MarkSign } from "./marks";
import { Section } from "./section";
import { Table } from "./table";

interface AccessProps {
  readonly review: Review;
  readonly places: Places;
}

const NONE = <span class="quiet">–</span>;

/** Who may do what from now on, and who no longer may. */
export function Statements({ review: { statements }, places }: AccessProps) {
  return (
    <Section id="statements" title="IAM statements" about="Statements that come and go with these plans.">
      <Table
        caption="IAM statements that come and go"
        columns={["Where", "Effect", "Who", "Action", "Resource", "Condition"]}
        rows={statements.map(({ mark, stack, address, path, effect, isFromCode, ...statement }, i) => ({
          key: i,
          stack: places.stackId(stack),
          cells: [
            <Where
              key="where"
              mark={mark}
              address={address}
              name={path ?? `${stack} ${address}`}
              from={isFromCode ? FROM_CODE : undefined}
            />,
            effect,
            <CodeOrNone key="who" text={statement.principal} />,
            <CodeOrNone key="action" text={statement.action} />,
            <CodeOrNone key="resource" text={statement.resource} />,
            <CodeOrNone key="condition" text={statement.condition} />,
          ],
        }))}
      />
    </Section>
  );
}

/** Which ports open and close, and to whom. */
export function SecurityGroupRules({ review: { securityGroupRules }, places }: AccessProps) {
  return (
    <Section
      id="security-group-rules"
      title="Security group rules"
      about="Rules that come and go with these plans."
    >
      <Table
        caption="Security group rules that come and go"
        columns={["Group", "Direction", "Ports", "From or to", "Stack"]}
        rows={securityGroupRules.map(({ mark, stack, address, group, direction, ports, peer }, i) => ({
          key: i,
          stack: places.stackId(stack),
          cells: [
            <Where key="where" mark={mark} address={address} name={group} />,
            direction,
            <CodeOrNone key="ports" text={ports} />,
            <CodeOrNone key="peer" text={peer} />,
            stack,
          ],
        }))}
      />
    </Section>
  );
}

interface WhereProps {
  readonly mark: "+" | "-";
  readonly name: string;

  /** Of the resource it is written in. */
  readonly address: string;

  /** Where it is told. @default - in the plan */
  readonly from?: string | undefined;
}

function Where({ mark, name, address, from }: WhereProps) {
  return (
    <span class="line">
      <MarkSign mark={mark} />
      <span class="names">
        <span class="name">{name}</span>
        {!name.endsWith(address) && <code class="address">{address}</code>}
        {from && <span class="quiet">{from}</span>}
      </span>
    </span>
  );
}

function CodeOrNone({ text }: { readonly text: string }) {
  return text === "" ? NONE : <code>{text}</code>;
}
