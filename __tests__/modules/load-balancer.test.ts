import { LoadBalancer, type LoadBalancerProps } from "../../modules/load-balancer/load-balancer";
import type { RouteProps } from "../../modules/load-balancer/route";
import { ExistingNetwork } from "../../modules/network/existing-network";
import { Network } from "../../modules/network/network";
import { LogBucket } from "../../modules/object-store/log-bucket";
import { problems, synthesized, type TestStack } from "../support/terraform";

const CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/7e3f";
const HTTPS = { protocol: "https", certificateArn: CERTIFICATE } as const;

function build(stack: TestStack, props: Partial<LoadBalancerProps> = {}, cidr = "10.0.0.0/16"): LoadBalancer {
  const network = new Network(stack, "network", { cidr, zones: ["us-east-1a", "us-east-1b"] });
  return new LoadBalancer(stack, "ingress", {
    network,
    callers: { office: "203.0.113.0/24" },
    protocol: "plain-http",
    ...props,
  });
}

function refused(props: Partial<LoadBalancerProps>, isProtected = false, cidr?: string): string[] {
  return problems((stack) => void build(stack, props, cidr), { isProtected }).slice(1);
}

function refusedRoutes(...routes: Partial<RouteProps>[]): string[] {
  return problems((stack) => {
    const loadBalancer = build(stack);
    routes.forEach((props, index) => {
      loadBalancer.route(`route-${index}`, { priority: 1 + index, port: 8000, ...props });
    });
  });
}

describe("with a certificate", () => {
  const terraform = synthesized((stack) => {
    const loadBalancer = build(stack, { ...HTTPS, domainName: "agents.example.com" });
    loadBalancer.route("aws-agent-core", { priority: 10, port: 8000 });
    stack.publish({ url: loadBalancer.url });
  });

  test("faces the internet from the public subnets, once there is a way to it", () => {
    expect(terraform.resource("aws_lb.ingress")).toMatchObject({
      name: "ts-dev-ingress",
      internal: false,
      load_balancer_type: "application",
      subnets: ["${aws_subnet.network_public_a.id}", "${aws_subnet.network_public_b.id}"],
      security_groups: ["${aws_security_group.ingress.id}"],
      depends_on: ["aws_internet_gateway.network"],
    });
  });

  test("spreads requests over the zones, drops malformed headers and waits for slow models", () => {
    expect(terraform.resource("aws_lb.ingress")).toMatchObject({
      enable_cross_zone_load_balancing: true,
      drop_invalid_header_fields: true,
      desync_mitigation_mode: "defensive",
      idle_timeout: 120,
      enable_deletion_protection: false,
    });
  });

  test("answers on 443 with TLS 1.2 or 1.3, and requests without a route with 404", () => {
    expect(terraform.resource("aws_lb_listener.ingress_https")).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      certificate_arn: CERTIFICATE,
      default_action: [{ type: "fixed-response", fixed_response: { status_code: "404" } }],
    });
  });

  test("redirects 80 and does nothing else there", () => {
    expect(terraform.resource("aws_lb_listener.ingress_http")).toMatchObject({
      port: 80,
      protocol: "HTTP",
      default_action: [
        { type: "redirect", redirect: { protocol: "HTTPS", port: "443", status_code: "HTTP_301" } },
      ],
    });
  });

  test("admits its callers on 80 and 443, and goes out nowhere by itself", () => {
    const rules = terraform.addresses.filter((address) => address.startsWith("aws_vpc_security_group_"));
    expect(rules).toEqual([
      "aws_vpc_security_group_ingress_rule.ingress_from_office_http",
      "aws_vpc_security_group_ingress_rule.ingress_from_office_https",
    ]);
    expect(terraform.resource("aws_vpc_security_group_ingress_rule.ingress_from_office_https")).toEqual({
      security_group_id: "${aws_security_group.ingress.id}",
      description: "HTTPS from office",
      cidr_ipv4: "203.0.113.0/24",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
    });
  });

  test("sends a route's requests to the addresses of its targets, while they answer /health", () => {
    expect(terraform.resource("aws_lb_target_group.ingress_aws_agent_core")).toMatchObject({
      name: "ts-dev-aws-agent-core",
      port: 8000,
      protocol: "HTTP",
      target_type: "ip",
      deregistration_delay: "30",
      health_check: { path: "/health", matcher: "200", protocol: "HTTP" },
    });
    expect(terraform.resource("aws_lb_listener_rule.ingress_aws_agent_core")).toMatchObject({
      listener_arn: "${aws_lb_listener.ingress_https.arn}",
      priority: 10,
      condition: [{ path_pattern: { values: ["/*"] } }],
      action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.ingress_aws_agent_core.arn}" }],
    });
  });

  test("lets go of a target group before AWS has to replace it", () => {
    expect(terraform.resource("aws_lb_listener_rule.ingress_aws_agent_core")["lifecycle"]).toEqual({
      replace_triggered_by: ["aws_lb_target_group.ingress_aws_agent_core.arn"],
    });
  });

  test("is called by its domain name", () => {
    expect(terraform.output("url")).toBe("https://agents.example.com");
  });
});

describe("without a redirect", () => {
  const terraform = synthesized((stack) => void build(stack, { ...HTTPS, httpRedirect: "off" }));

  test("is open on 443 and nowhere else", () => {
    expect(
      terraform.addresses.filter((address) => /^aws_lb_listener\.|_rule\.ingress_from/.test(address)),
    ).toEqual([
      "aws_lb_listener.ingress_https",
      "aws_vpc_security_group_ingress_rule.ingress_from_office_https",
    ]);
  });

  test("answers in plain HTTP all the same, if that is the protocol", () => {
    const plain = synthesized((stack) => void build(stack, { httpRedirect: "off" }));
    expect(plain.resource("aws_lb_listener.ingress_http")).toMatchObject({
      port: 80,
      default_action: [{ type: "fixed-response" }],
    });
  });
});

test("stands in the public subnets of a network that was there before", () => {
  const publicSubnetIds = { "us-east-1a": "subnet-0000000a", "us-east-1b": "subnet-0000000b" };
  const privateSubnetIds = { "us-east-1a": "subnet-0000001a", "us-east-1b": "subnet-0000001b" };
  const terraform = synthesized((stack) => {
    const ids = { vpcId: "vpc-00000000", publicSubnetIds, privateSubnetIds };
    build(stack, { network: new ExistingNetwork(stack, "existing", ids) });
  });
  const door = terraform.resource("aws_lb.ingress");
  expect(door["subnets"]).toEqual([
    "${data.aws_subnet.existing_public_a.id}",
    "${data.aws_subnet.existing_public_b.id}",
  ]);
  expect(door["depends_on"]).toEqual([]);
});

describe("in plain HTTP", () => {
  const terraform = synthesized((stack) => {
    const loadBalancer = build(stack);
    loadBalancer.route("api", { priority: 1, port: 8000, paths: ["/v1/*"], healthCheckPath: "/up" });
    stack.publish({ url: loadBalancer.url });
  });

  test("answers on 80, the address a redirect would have", () => {
    expect(
      terraform.addresses.filter((address) => /^aws_lb_listener\.|_rule\.ingress_from/.test(address)),
    ).toEqual([
      "aws_lb_listener.ingress_http",
      "aws_vpc_security_group_ingress_rule.ingress_from_office_http",
    ]);
    expect(terraform.resource("aws_lb_listener.ingress_http")).toMatchObject({
      default_action: [{ type: "fixed-response", fixed_response: { content_type: "application/json" } }],
    });
  });

  test("has its routes there", () => {
    expect(terraform.resource("aws_lb_listener_rule.ingress_api")).toMatchObject({
      listener_arn: "${aws_lb_listener.ingress_http.arn}",
      condition: [{ path_pattern: { values: ["/v1/*"] } }],
    });
    expect(terraform.resource("aws_lb_target_group.ingress_api")["health_check"]).toMatchObject({
      path: "/up",
    });
  });

  test("is called by the name AWS gives it", () => {
    expect(terraform.output("url")).toBe("http://${aws_lb.ingress.dns_name}");
  });
});

test("writes access logs to a bucket that lets load balancers of this account and region in", () => {
  const terraform = synthesized((stack) => {
    build(stack, { accessLogs: new LogBucket(stack, "access-logs", { expireAfterDays: 90 }) });
  });
  expect(terraform.resource("aws_lb.ingress")).toMatchObject({
    access_logs: { bucket: "${aws_s3_bucket.access_logs.bucket}", enabled: true },
    depends_on: ["aws_internet_gateway.network", "aws_s3_bucket_policy.access_logs"],
  });
  expect(terraform.document("aws_s3_bucket_policy.access_logs", "policy")["Statement"]).toContainEqual({
    Sid: "LoadBalancerAccessLogs",
    Effect: "Allow",
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    Action: ["s3:PutObject"],
    Resource: ["arn:aws:s3:::ts-dev-access-logs-111122223333-us-east-1/AWSLogs/111122223333/*"],
    Condition: {
      ArnLike: { "aws:SourceArn": "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/*" },
    },
  });
});

test("cannot be deleted in a protected deployment", () => {
  const terraform = synthesized((stack) => void build(stack, HTTPS), { isProtected: true });
  expect(terraform.resource("aws_lb.ingress")).toMatchObject({
    enable_deletion_protection: true,
    lifecycle: { prevent_destroy: true },
  });
});

describe("refuses", () => {
  test("https without a certificate, and a certificate without https", () => {
    expect(refused({ protocol: "https" })).toEqual([
      "  - certificateArn is needed for protocol https, got none; give the ARN of an ACM certificate, or create a Certificate",
    ]);
    expect(refused({ certificateArn: CERTIFICATE })).toEqual([
      "  - certificateArn goes with protocol https, got plain-http; set protocol to https, or leave the certificate out",
    ]);
  });

  test("a certificate of another region", () => {
    const certificateArn = CERTIFICATE.replace("us-east-1", "eu-west-1");
    expect(refused({ protocol: "https", certificateArn })).toEqual([
      `  - certificateArn must be of the load balancer's own region, arn:aws:acm:us-east-1:…; got '${certificateArn}'`,
    ]);
  });

  test("plain HTTP in a protected deployment, unless told twice", () => {
    expect(refused({}, true)).toEqual([
      expect.stringContaining("protocol must be https in a protected deployment"),
    ]);
    expect(refused({ plainHttpInProduction: "accepted" }, true)).toEqual([]);
  });

  test("callers that are missing, misspelt, no range, or overlapping ranges", () => {
    expect(refused({ callers: {} })).toEqual([
      expect.stringContaining("callers must name at least one range"),
    ]);
    expect(
      refused({ callers: { "Head office": "203.0.113.7/24", a: "10.0.0.0/8", b: "10.0.0.0/8" } }),
    ).toEqual([
      "  - callers must be named in lower case letters, digits and hyphens, got 'Head office'",
      "  - callers.Head office must begin with its first address, 203.0.113.0/24; got '203.0.113.7/24'",
      "  - callers.b must not overlap callers.a (10.0.0.0/8), got '10.0.0.0/8'",
    ]);
  });

  test.each([0, 4001, 1.5])("an idle timeout of %d seconds", (idleTimeoutSeconds) => {
    expect(refused({ idleTimeoutSeconds })).toEqual([
      `  - idleTimeoutSeconds must be 1 to 4000, got ${idleTimeoutSeconds}`,
    ]);
  });

  test("a URL in place of a domain name", () => {
    expect(refused({ domainName: "https://agents.example.com" })).toEqual([
      "  - domainName must be a name such as agents.example.com in lower case, got 'https://agents.example.com'",
    ]);
  });

  test("a network whose public subnets are too small for it", () => {
    expect(refused({}, false, "10.0.0.0/23")).toEqual([
      "  - network must have a cidr of /22 or wider for a load balancer, got '10.0.0.0/23'",
    ]);
  });

  test("two routes with one priority", () => {
    expect(refusedRoutes({ priority: 5 }, { priority: 5 })).toEqual([
      "test-system-dev/ingress/route-1:",
      "  - priority must differ from that of 'route-0', got 5 for both",
    ]);
  });

  test("a route AWS would refuse, with every reason", () => {
    expect(
      refusedRoutes({ priority: 50_001, port: 65_536, paths: ["v1"], healthCheckPath: "up" }).slice(1),
    ).toEqual([
      "  - priority must be 1 to 50000, got 50001",
      "  - port must be 1 to 65535, got 65536",
      "  - paths must begin with / and have at most 128 characters, got 'v1'",
      "  - healthCheckPath must begin with /, got 'up'",
    ]);
    expect(refusedRoutes({ paths: [] })[1]).toBe("  - paths must hold 1 to 5 patterns, got 0");
  });

  test("names AWS would cut", () => {
    const lines = problems((stack) => {
      build(stack).route("a-service-with-a-very-long-name", { priority: 1, port: 8000 });
    });
    expect(lines[1]).toContain("aws_lb_target_group names have at most 32 characters, got 38");
  });
});
