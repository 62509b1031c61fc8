import { isSameRule } from "../../../../tools/adopt/kinds/security-group-rule";

const HTTP = { ip_protocol: "tcp", from_port: "80", to_port: "80", cidr_ipv4: "0.0.0.0/0" };
const LIVE = { IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIpv4: "0.0.0.0/0" };

test.each([
  ["ports and source", HTTP, { ...LIVE, Description: "whatever is said of it" }],
  [
    "a group as the source",
    { ip_protocol: "tcp", from_port: "80", to_port: "80", referenced_security_group_id: "sg-1" },
    { IpProtocol: "tcp", FromPort: 80, ToPort: 80, ReferencedGroupInfo: { GroupId: "sg-1" } },
  ],
  [
    "all protocols, which have ports in AWS alone",
    { ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" },
    { IpProtocol: "-1", FromPort: -1, ToPort: -1, CidrIpv4: "0.0.0.0/0" },
  ],
])("a rule is the same by %s", (_, values, rule) => {
  expect(isSameRule(values, rule)).toBe(true);
});

test.each([
  ["another protocol", { IpProtocol: "udp" }],
  ["another first port", { FromPort: 79 }],
  ["another last port", { ToPort: 81 }],
  ["another range", { CidrIpv4: "10.0.0.0/8" }],
  ["no range", { CidrIpv4: undefined }],
  ["a group besides", { ReferencedGroupInfo: { GroupId: "sg-1" } }],
  ["IPv6", { CidrIpv4: undefined, CidrIpv6: "::/0" }],
  ["a prefix list", { CidrIpv4: undefined, PrefixListId: "pl-1" }],
])("with %s it is another one", (_, other) => {
  expect(isSameRule(HTTP, { ...LIVE, ...other })).toBe(false);
});
