import { paginateListCertificates } from "@aws-sdk/client-acm";
import { ask, askAll } from "../ask";
import { arnOf, found, type Kind } from "./kind";

const RECORD: Kind = {
  wants: "<zone>_<name>_<type>",
  form: /^Z[A-Z0-9]+_.+_[A-Z]+(_.+)?$/,
  by: ["zone_id", "name", "type"],
  also: ["set_identifier"],
  find: async ({ route53 }, { zone_id, name = "", type, set_identifier }) => {
    const question = {
      HostedZoneId: zone_id,
      StartRecordName: name,
      StartRecordType: type as "A",
      MaxItems: 100,
    };
    const answer = await ask("route53:ListResourceRecordSets", route53.listResourceRecordSets(question));
    const parts = [zone_id, name, type, ...(set_identifier === undefined ? [] : [set_identifier])];
    return (answer?.ResourceRecordSets ?? [])
      .filter(
        (record) =>
          sameName(record.Name ?? "", name) &&
          record.Type === type &&
          record.SetIdentifier === set_identifier,
      )
      .flatMap(() => found(parts.join("_")));
  },
};

/** Route 53 ends names with a dot, and writes a star as a number. */
function sameName(listed: string, written: string): boolean {
  return listed.replace(/\.$/, "").replace("\\052", "*") === written.toLowerCase().replace(/\.$/, "");
}

const CERTIFICATE: Kind = {
  wants: "the certificate's ARN",
  form: arnOf("acm", "certificate/"),
  by: ["domain_name"],
  find: async ({ acm: client }, { domain_name }) => {
    const issued = await askAll(
      "acm:ListCertificates",
      paginateListCertificates({ client }, { CertificateStatuses: ["ISSUED"] }),
      (page) => page.CertificateSummaryList,
    );
    return issued
      .filter(({ DomainName }) => DomainName === domain_name)
      .flatMap(({ CertificateArn: arn = "" }) => found(arn, { arn }));
  },
};

export const NAMES = { aws_acm_certificate: CERTIFICATE, aws_route53_record: RECORD };
