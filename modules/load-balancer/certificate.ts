import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import { validate } from "../validation/validate";
import { domainNameProblem, hostedZoneProblem } from "./domain-name";

export interface CertificateProps {
  /** The one name the certificate is for. */
  readonly domainName: string;

  /** Route 53 zone of that name, where AWS looks for the proof that it is ours. */
  readonly hostedZoneId: string;
}

/** The certificate of a domain name, which AWS renews for as long as the proof stays in the zone. */
export class Certificate extends Construct {
  readonly resource: AcmCertificate;

  /** Of the certificate once it has been issued: what uses this waits for that. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { domainName, hostedZoneId }: CertificateProps) {
    super(scope, id);
    validate(this, [domainNameProblem(domainName), hostedZoneProblem(hostedZoneId)]);
    this.resource = new AcmCertificate(this, "certificate", {
      domainName,
      validationMethod: "DNS",
      // A listener keeps the old certificate until there is a new one; AWS deletes none that is in use.
      lifecycle: { createBeforeDestroy: true },
    });
    // AWS asks for one proof per name. There is one name, so the first is all of them.
    const proof = this.resource.domainValidationOptions.get(0);
    const record = new Route53Record(this, "proof", {
      zoneId: hostedZoneId,
      name: proof.resourceRecordName,
      type: proof.resourceRecordType,
      records: [proof.resourceRecordValue],
      ttl: 300,
    });
    const validation = new AcmCertificateValidation(this, "certificate-validation", {
      certificateArn: this.resource.arn,
      validationRecordFqdns: [record.fqdn],
    });
    this.arn = validation.certificateArn;
  }
}
