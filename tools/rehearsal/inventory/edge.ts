import { ACMClient, paginateListCertificates } from "@aws-sdk/client-acm";
import { paginateListHostedZones, Route53Client } from "@aws-sdk/client-route-53";
import type { ClientConfig } from "../aws-client";
import { type Kinds, named } from "./kinds";

export function certificates(config: ClientConfig): Kinds {
  const client = new ACMClient(config);
  return {
    certificate: () =>
      named(paginateListCertificates({ client }, {}), ({ CertificateSummaryList }) =>
        CertificateSummaryList?.map(({ CertificateArn }) => CertificateArn),
      ),
  };
}

/** Zones are the same in every region. */
export function zones(config: ClientConfig): Kinds {
  const client = new Route53Client(config);
  return {
    "hosted zone": () =>
      named(paginateListHostedZones({ client }, {}), ({ HostedZones }) =>
        HostedZones?.map(({ Id, Name }) => `${Name} ${Id}`),
      ),
  };
}
