import { NotKnown, References } from "../../../tools/adopt/references";
import { temporaryDirectory } from "../temporary";
import { stackWith } from "./stack";

const stack = stackWith(temporaryDirectory(), {
  data: { aws_vpc: { network: { id: "vpc-1", tags: {} } } },
  locals: { tag: "v2", image: "shop:${local.tag}" },
  resource: {
    aws_kms_alias: {
      other: { name: "alias/other", target_key_id: "${aws_kms_key.keys.key_id}" },
      key: { name: "alias/shop", target_key_id: "${aws_kms_key.key.key_id}" },
    },
    aws_kms_key: { key: { description: "Logs" }, keys: {} },
    aws_ecs_cluster: { shop: { name: "shop-dev" } },
    aws_thing: {
      plain: { name: "plain", port: 80, tags: { Name: "tagged" }, other: "not asked for" },
      text: { name: "service/${aws_ecs_cluster.shop.name}/${local.image}" },
      looked_up: { name: "${data.aws_vpc.network.id}" },
      found: { name: "${aws_ecs_cluster.shop.arn}" },
      computed: { name: "${tolist(aws_ecs_cluster.shop.setting).0.value}" },
      gone: { name: "${aws_ecs_cluster.gone.arn}" },
      by_data: { name: "${data.aws_vpc.network.arn}" },
    },
  },
});

const references = new References(stack, async (address) =>
  address === "aws_ecs_cluster.shop" ? { arn: "arn:shop" } : undefined,
);
const kind = { wants: "", form: /./, find: async () => [] };
const nameAt = async (address: string) => references.valuesOf(address, { ...kind, by: ["name"] });

test.each([
  ["what is written", "plain", "plain"],
  ["references and locals within a text", "text", "service/shop-dev/shop:v2"],
  ["what is looked up by its id", "looked_up", "vpc-1"],
  ["what AWS says of what was found", "found", "arn:shop"],
])("%s is filled in", async (_, label, name) => {
  expect(await nameAt(`aws_thing.${label}`)).toEqual({ name });
});

test("of a block nothing but what is asked for is read, as text", async () => {
  const by = { ...kind, by: ["port"], also: ["tags.Name", "tags.Owner"] };
  expect(await references.valuesOf("aws_thing.plain", by)).toEqual({ port: "80", "tags.Name": "tagged" });
});

test("a key is known by the alias that leads to it, and by no other", async () => {
  expect(await references.valuesOf("aws_kms_key.key", { ...kind, by: ["alias"] })).toEqual({
    alias: "alias/shop",
  });
});

test.each([
  ["an expression", "computed", "tolist(aws_ecs_cluster.shop.setting).0.value"],
  ["what was not found", "gone", "aws_ecs_cluster.gone"],
  ["what a data source will say", "by_data", "data.aws_vpc.network"],
])("%s is not known", async (_, label, reference) => {
  const failed = nameAt(`aws_thing.${label}`);
  await expect(failed).rejects.toBeInstanceOf(NotKnown);
  await expect(failed).rejects.toMatchObject({ reference });
});
