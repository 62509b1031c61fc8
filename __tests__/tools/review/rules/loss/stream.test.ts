import { lossStream } from "../../../../../tools/review/rules/loss/stream";
import { check, destroyed, replaced, updated } from "../../plans";

test("messages that are not read yet go with what carries them", () => {
  expect(
    check(lossStream, replaced("aws_sqs_queue", {}, { fifo_queue: true }, { by: ["fifo_queue"] })),
  ).toMatchObject([
    {
      level: "data-loss",
      what: "The queue is replaced because of fifo_queue, with the messages that are not read yet",
    },
  ]);
  expect(check(lossStream, destroyed("aws_msk_cluster"))[0]?.what).toMatch(/^The Kafka cluster is destroyed/);
});

test("a queue that is changed in place, and a topic that keeps nothing, are not its business", () => {
  expect(check(lossStream, updated("aws_sqs_queue", {}, { delay_seconds: 5 }))).toEqual([]);
  expect(check(lossStream, destroyed("aws_sns_topic"))).toEqual([]);
});
