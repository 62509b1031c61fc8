import { AliasRecord } from "../../modules/load-balancer/alias-record";
import { Certificate } from "../../modules/load-balancer/certificate";
import { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import { Network } from "../../modules/network/network";
import { problems, synthesized, type TestStack } from "../support/terraform";

const NAME = { domainName: "agents.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" };

function build(stack: TestStack, name = NAME): void {
  const network = new Network(stack, "network", { cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b"] });
  const certificate = new Certificate(stack, "certificate", name);
  const loadBalancer = new LoadBalancer(stack, "ingress", {
    network,
    callers: { internet: "0.0.0.0/0" },
    protocol: "https",
    certificateArn: certificate.arn,
  });
  new AliasRecord(stack, "public-name", { ...name, loadBalancer });
}

describe("a certificate and a name", () => {
  const terraform = synthesized(build);

  test("the certificate is replaced before the old one goes", () => {
    expect(terraform.resource("aws_acm_certificate.certificate")).toEqual({
      domain_name: "agents.example.com",
      validation_method: "DNS",
      lifecycle: { create_before_destroy: true },
    });
  });

  test("proves by one record that the name is ours", () => {
    const proof = "tolist(aws_acm_certificate.certificate.domain_validation_options).0";
    expect(terraform.resource("aws_route53_record.certificate_proof")).toEqual({
      zone_id: NAME.hostedZoneId,
      name: `\${${proof}.resource_record_name}`,
      type: `\${${proof}.resource_record_type}`,
      records: [`\${${proof}.resource_record_value}`],
      ttl: 300,
    });
  });

  test("the listener waits until the certificate is issued", () => {
    expect(terraform.resource("aws_acm_certificate_validation.certificate")).toEqual({
      certificate_arn: "${aws_acm_certificate.certificate.arn}",
      validation_record_fqdns: ["${aws_route53_record.certificate_proof.fqdn}"],
    });
    expect(terraform.resource("aws_lb_listener.ingress_https")["certificate_arn"]).toBe(
      "${aws_acm_certificate_validation.certificate.certificate_arn}",
    );
  });

  test("the name leads to the load balancer", () => {
    expect(terraform.resource("aws_route53_record.public_name")).toEqual({
      zone_id: NAME.hostedZoneId,
      name: "agents.example.com",
      type: "A",
      alias: {
        name: "${aws_lb.ingress.dns_name}",
        zone_id: "${aws_lb.ingress.zone_id}",
        evaluate_target_health: true,
      },
    });
  });
});

test.each(["*.example.com", "Agents.example.com", "https://agents.example.com", "localhost"])(
  "refuses '%s' as a name",
  (domainName) => {
    expect(problems((stack) => build(stack, { ...NAME, domainName }))).toContain(
      `  - domainName must be a name such as agents.example.com in lower case, got '${domainName}'`,
    );
  },
);

test("refuses what is no zone", () => {
  expect(problems((stack) => build(stack, { ...NAME, hostedZoneId: "example.com" }))).toContain(
    "  - hostedZoneId must be the id of a Route 53 zone such as Z0123456789ABCDEFGHIJ, got 'example.com'",
  );
});
