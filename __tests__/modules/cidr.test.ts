import { cidrProblem, overlap, parseCidr, subnetCidr, vpcCidrProblems } from "../../modules/network/cidr";

const ZONES = [..."abcdefgh"];
const TIERS = ["public", "private", "data", "spare"] as const;

test("reads an IPv4 range", () => {
  expect(parseCidr("10.1.2.0/24")).toEqual({ address: 0x0a010200, prefix: 24 });
  expect(parseCidr("255.255.255.255/32")).toEqual({ address: 0xffffffff, prefix: 32 });
  expect(parseCidr("0.0.0.0/0")).toEqual({ address: 0, prefix: 0 });
});

test.each([
  "",
  "10.0.0.0",
  "10.0.0/16",
  "10.0.0.0/33",
  "10.0.0.256/24",
  "10.0.0.00/16",
  "010.0.0.0/16",
  "::/0",
])("refuses '%s' as a range", (cidr) => {
  expect(parseCidr(cidr)).toBeUndefined();
  expect(cidrProblem("callers.office", cidr)).toBe(
    `callers.office must be an IPv4 range such as 10.0.0.0/16, got '${cidr}'`,
  );
});

test("refuses a range that does not begin with its first address, and says which that is", () => {
  expect(cidrProblem("cidr", "10.0.77.5/18")).toBe(
    "cidr must begin with its first address, 10.0.64.0/18; got '10.0.77.5/18'",
  );
  expect(cidrProblem("cidr", "192.168.255.255/32")).toBe(false);
});

describe("a VPC range", () => {
  test.each(["10.0.0.0/16", "172.31.0.0/20", "192.168.128.0/23", "100.64.0.0/16"])("can be %s", (cidr) => {
    expect(vpcCidrProblems(cidr).filter(Boolean)).toEqual([]);
  });

  test.each(["10.0.0.0/15", "10.0.0.0/24"])("refuses %s, which AWS cannot cut into 32 subnets", (cidr) => {
    expect(vpcCidrProblems(cidr)).toContain(`cidr must be a /16 to /23, got '${cidr}'`);
  });

  test.each(["8.8.0.0/16", "172.32.0.0/16", "100.128.0.0/16"])(
    "refuses %s, which belongs to others",
    (cidr) => {
      expect(vpcCidrProblems(cidr)).toContain(
        `cidr must lie in one of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10; got '${cidr}'`,
      );
    },
  );
});

describe("subnets", () => {
  test("are cut by tier, then by zone", () => {
    expect(subnetCidr("10.0.0.0/16", "public", "a")).toBe("10.0.0.0/21");
    expect(subnetCidr("10.0.0.0/16", "public", "b")).toBe("10.0.8.0/21");
    expect(subnetCidr("10.0.0.0/16", "private", "a")).toBe("10.0.64.0/21");
    expect(subnetCidr("10.0.0.0/16", "spare", "h")).toBe("10.0.248.0/21");
    expect(subnetCidr("192.168.128.0/23", "data", "c")).toBe("192.168.129.32/28");
  });

  test.each(["10.0.0.0/16", "10.4.0.0/20", "10.3.2.0/23"])("fill %s and do not overlap", (vpc) => {
    const subnets = TIERS.flatMap((tier) => ZONES.map((zone) => subnetCidr(vpc, tier, zone)));
    expect(new Set(subnets).size).toBe(32);
    const shared = subnets.filter((cidr, index) =>
      subnets.slice(0, index).some((other) => overlap(cidr, other)),
    );
    expect(shared).toEqual([]);
    expect(subnets.every((cidr) => overlap(cidr, vpc) && !cidrProblem("cidr", cidr))).toBe(true);
  });

  test("of what is no range, or of a zone without a slot, are the range itself", () => {
    expect(subnetCidr("somewhere", "public", "a")).toBe("somewhere");
    expect(subnetCidr("10.0.0.0/16", "public", "z")).toBe("10.0.0.0/16");
  });
});

test.each([
  ["10.0.0.0/16", "10.0.128.0/20", true],
  ["10.0.128.0/20", "10.0.0.0/8", true],
  ["10.0.0.0/16", "10.1.0.0/16", false],
  ["10.0.0.0/16", "not a range", false],
])("%s and %s share addresses: %s", (one, other, shared) => {
  expect(overlap(one, other)).toBe(shared);
});
