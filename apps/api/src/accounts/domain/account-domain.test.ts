import type { QueueId, RoutingActionId, RoutingActionInput, UserId } from "@parley/schema";
import { phoneDigits } from "./phone.ts";
import { problemWithDomain, receiveUrl } from "./receive-url.ts";
import { readPlan } from "./routing-plan.ts";

describe("phone numbers as people write them", () => {
  test.each([
    ["+39 02 1234567", "39021234567"],
    ["0039 347 1234567", "393471234567"],
    ["39 347 123 4567", "393471234567"],
    ["+44 (0)20 7946 0958", "442079460958"],
    ["1-415-555-0100", "14155550100"],
    ["+1 (415) 555.0100", "14155550100"],
    ["12345", null],
    ["+1 415 555 0100 ext 5", null],
    ["+1+415", null],
    ["1234567890123456", null],
    ["", null],
  ])("%s → %s", (entered, digits) => {
    expect(phoneDigits(entered)).toBe(digits);
  });
});

describe("receive URLs", () => {
  const at = (domain: string, publicUrl: string) =>
    receiveUrl({ accountId: "id", receiveToken: "token", domain }, publicUrl);
  test.each([
    ["chat.example.com", "https://chat.example.com", "https://chat.example.com/receive/id/token"],
    ["chat.example.com:443", "https://chat.example.com", "https://chat.example.com/receive/id/token"],
    ["chat.example.com:8443", "https://chat.example.com", "https://chat.example.com:8443/receive/id/token"],
    ["localhost:3000", "http://localhost:3000", "http://localhost:3000/receive/id/token"],
    ["127.0.0.1:3000", "http://localhost:3000", "http://127.0.0.1:3000/receive/id/token"],
    ["intranet:8080", "http://intranet:8080", "http://intranet:8080/receive/id/token"],
    ["tunnel.example.net", "http://localhost:3000", "https://tunnel.example.net/receive/id/token"],
  ])("%s behind %s", (domain, publicUrl, expected) => {
    expect(at(domain, publicUrl)).toBe(expected);
  });

  test.each([
    ["chat.example.com", true],
    ["localhost:3000", true],
    ["[::1]:3000", true],
    ["https://chat.example.com", false],
    ["chat.example.com/x", false],
    ["user@chat.example.com", false],
    ["chat.example.com:99999", false],
    ["", false],
  ])("%s can be one: %s", (domain, allowed) => {
    expect(problemWithDomain(domain) === null).toBe(allowed);
  });
});

describe("routing plans", () => {
  const targets = {
    queueIds: new Set(["queue"]),
    agentIds: new Set(["agent"]),
    dispositionIds: new Set(["disposition"]),
    intervalIds: new Set(["interval"]),
    commands: new Set(["crm"]),
    headers: {
      seal: (_name: string, value: string) => `sealed ${value}`,
      kept: ({ id }: { readonly id?: string | null }, name: string) =>
        id === STEP && name === "X-Key" ? "kept" : null,
    },
    textLimit: 1_600,
  };
  const STEP = "0190a3b2-0000-7000-8000-000000000001" as RoutingActionId;
  let next = 0;
  const read = (...actions: RoutingActionInput[]) =>
    readPlan(actions, targets, () => `action${next++}` as RoutingActionId);
  const queueId = "queue" as QueueId;
  const agentId = "agent" as UserId;

  test("each step keeps what belongs to its type and gets an id of its own", () => {
    const plan = read(
      { type: "auto_reply", text: " Hello ", mode: "once", queueId: null },
      { type: "queue", queueId, waitSeconds: 30 },
      { type: "agent", agentId, waitSeconds: 2_147_483 },
      { type: "tag", tag: "vip" },
      { type: "close" },
    );
    expect(plan).toMatchObject({
      actions: [
        { type: "auto_reply", text: "Hello", mode: "once" },
        { type: "queue", queueId, waitSeconds: 30 },
        { type: "agent", agentId, waitSeconds: 2_147_483 },
        { type: "tag", tag: "vip" },
        { type: "close", dispositionId: null },
      ],
    });
    const ids = "actions" in plan ? plan.actions.map(({ id }) => id) : [];
    expect(new Set(ids).size).toBe(5);
  });

  test.each([
    [{ type: "queue", queueId: "gone" as QueueId, waitSeconds: 5 }, "actions.0.queueId"],
    [{ type: "queue", queueId, waitSeconds: 0 }, "actions.0.waitSeconds"],
    [{ type: "queue", queueId, waitSeconds: 2_147_484 }, "actions.0.waitSeconds"],
    [{ type: "queue", queueId }, "actions.0.waitSeconds"],
    [{ type: "agent", agentId: "stranger" as UserId, waitSeconds: 5 }, "actions.0.agentId"],
    [{ type: "auto_reply", text: "x".repeat(1_601), mode: "always" }, "actions.0.text"],
    [{ type: "auto_reply", text: "  ", mode: "always" }, "actions.0.text"],
    [{ type: "auto_reply", text: "Hello" }, "actions.0.mode"],
    [{ type: "tag", tag: "x".repeat(41) }, "actions.0.tag"],
    [{ type: "tag", tag: "vip", text: "stray" }, "actions.0.text"],
    [{ type: "close", dispositionId: "gone" as never }, "actions.0.dispositionId"],
  ] satisfies [RoutingActionInput, string][])("%o is refused at %s", (action, path) => {
    expect(read(action)).toMatchObject({ wrong: [{ path }] });
  });

  describe("the headers of an HTTP step", () => {
    const call = (...headers: { name: string; value?: string | null }[]) =>
      read({ type: "http_request", id: STEP, url: "https://crm.example.com/", headers });

    test("are stored sealed; one without a value keeps its own", () => {
      expect(call({ name: " Authorization ", value: " Bearer 1 " }, { name: "X-Key", value: "" })).toMatchObject({
        actions: [
          {
            headers: [
              { name: "Authorization", sealed: "sealed Bearer 1" },
              { name: "X-Key", sealed: "kept" },
            ],
          },
        ],
      });
    });

    test.each([
      [[{ name: "X-New" }], "0.value"],
      [[{ name: "X-Key", value: "two\r\nlines: 1" }], "0.value"],
      [[{ name: "X-Key", value: "perché" }], "0.value"],
      [[{ name: "X-Key", value: "x".repeat(4_001) }], "0.value"],
      [[{ name: "X Key", value: "1" }], "0.name"],
      [[{ name: "", value: "1" }], "0.name"],
      [[{ name: "Host", value: "elsewhere" }], "0.name"],
      [[{ name: "content-Length", value: "0" }], "0.name"],
      [[{ name: "X-Key" }, { name: "x-key", value: "1" }], "1.name"],
    ])("%j is refused at %s", (headers, path) => {
      expect(call(...headers)).toMatchObject({ wrong: [{ path: `actions.0.headers.${path}` }] });
    });

    test("more than ten are refused, and any in another step", () => {
      const many = Array.from({ length: 11 }, (_, number) => ({ name: `X-${number}`, value: "1" }));
      expect(call(...many)).toMatchObject({ wrong: [{ path: "actions.0.headers" }] });
      const stray = read({ type: "tag", tag: "vip", headers: [{ name: "X-Key", value: "1" }] });
      expect(stray).toMatchObject({ wrong: [{ path: "actions.0.headers" }] });
    });
  });

  test("more than a hundred steps are refused", () => {
    expect(read(...Array.from({ length: 101 }, (): RoutingActionInput => ({ type: "tag", tag: "x" })))).toMatchObject({
      wrong: [{ path: "actions" }],
    });
  });
});
