import type { DeliveryStatus as ReportedStatus } from "@parley/providers";
import type { DeliveryStatus, MessageId } from "@parley/schema";
import { afterReport, readReference, referenceOf } from "./delivery-status.ts";

function orders<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, index) => orders(all.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}

describe("a message's status (R3)", () => {
  const reports: ReportedStatus[] = ["sent", "delivered", "read", "failed"];

  test.each(orders(reports))("ends as read after %s, %s, %s, %s", (...order) => {
    expect(order.reduce<DeliveryStatus>(afterReport, "queued")).toBe("read");
  });

  test.each(orders<ReportedStatus>(["queued", "sent", "failed"]))("ends as failed after %s, %s, %s", (...order) => {
    expect(order.reduce<DeliveryStatus>(afterReport, "queued")).toBe("failed");
  });

  test.each(["queued", "sent", "delivered", "read", "failed"] as const)("an unknown one becomes %s", (reported) => {
    expect(afterReport("unknown", reported)).toBe(reported);
  });

  test("never moves back", () => {
    expect(afterReport("read", "delivered")).toBe("read");
    expect(afterReport("delivered", "failed")).toBe("delivered");
  });
});

describe("a reference", () => {
  const messageId = "0199d2a0-0000-7000-8000-000000000000" as MessageId;

  test.each([1, 2, 17])("carries the message and attempt %d", (attempt) => {
    expect(readReference(referenceOf({ messageId, attempt }))).toEqual({ messageId, attempt });
  });

  test.each([null, "", "hello", `${messageId}.0`, `${messageId}.2.3`, `${messageId}.x`, `reaction.${messageId}`])(
    "of somebody else is none of ours: %s",
    (reference) => {
      expect(readReference(reference)).toBeNull();
    },
  );
});
