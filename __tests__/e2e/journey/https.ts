import { RequestCertificateCommand } from "@aws-sdk/client-acm";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { type Journey, SETTINGS, STACK } from "./journey";

export function httpsTests(journey: () => Journey): void {
  test("answers on 443 with a certificate, and sends 80 there", async () => {
    const step = journey();
    const { elb, acm } = step.aws;
    const { CertificateArn = "" } = await acm.send(
      new RequestCertificateCommand({ DomainName: "agent-api.example.com", ValidationMethod: "DNS" }),
    );
    step.edit(SETTINGS, [
      '  protocol: "plain-http",\n  plainHttpInProduction: "accepted",\n',
      `  protocol: "https",\n  certificateArn: "${CertificateArn}",\n`,
    ]);
    step.touch("aws_lb_listener.front_door_http");
    expect(await step.plan()).toEqual({
      summary: { add: 3, change: 1, destroy: 1 },
      changes: [
        "~ aws_lb_listener.front_door_http: default_action, tags_all",
        "+ aws_lb_listener.front_door_https",
        "± aws_lb_listener_rule.front_door_api",
        "+ aws_vpc_security_group_ingress_rule.front_door_from_internet_https",
      ],
      findings: [
        "outage.listener aws_lb_listener_rule.front_door_api",
        "exposure.sg-world aws_vpc_security_group_ingress_rule.front_door_from_internet_https",
        "outage.listener-edit aws_lb_listener.front_door_http",
      ],
    });
    await step.apply();

    const { LoadBalancers } = await elb.send(
      new DescribeLoadBalancersCommand({ Names: [`${STACK}-api-lb`] }),
    );
    const { Listeners = [] } = await elb.send(
      new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn }),
    );
    const [http, https] = Listeners.sort(({ Port: one = 0 }, { Port: other = 0 }) => one - other);
    expect(http).toMatchObject({
      Port: 80,
      DefaultActions: [{ Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443" } }],
    });
    expect(https).toMatchObject({ Port: 443, Certificates: [{ CertificateArn }] });
    const { Rules } = await elb.send(new DescribeRulesCommand({ ListenerArn: https?.ListenerArn }));
    expect(Rules).toContainEqual(
      expect.objectContaining({ Priority: "10", Actions: [expect.objectContaining({ Type: "forward" })] }),
    );
  });
}
