import type { StreamChange } from "./control-types.ts";
import { FaultBoard } from "./faults.ts";
import { type MessageRecord, PHONES_LIMIT, World } from "./world.ts";

const noon = new Date("2026-03-02T12:00:00Z");
const message = (id: string, phone = "393331112223"): MessageRecord => ({
  id,
  numberId: "n",
  phone,
  direction: "fromCustomer",
  at: noon.toISOString(),
  content: { type: "text", text: id },
  state: "delivered",
  failure: null,
  quoted: null,
  reactions: [],
  forwarded: false,
  edited: false,
  revoked: false,
  reference: null,
  statusUrl: null,
  freeform: false,
  act: null,
});

test("a chat keeps its newest 2,000 messages, and forgets the others' ids", () => {
  const world = new World();
  for (let index = 0; index < 2_010; index += 1) world.put(message(`m${index}`));
  const chat = world.chat({ numberId: "n", phone: "393331112223" });
  expect([chat.messages.length, chat.messages[0]?.id, world.message("m9")]).toEqual([2_000, "m10", undefined]);
});

test("the phone longest idle makes room for a new one, with its chats", () => {
  const world = new World();
  for (let index = 0; index < PHONES_LIMIT; index += 1) world.phone(String(393_330_000_000 + index));
  world.put(message("kept", "393330000000"));
  world.put(message("lost", "393330000001"));
  world.phone("393330000000");
  world.phone("393339999999");
  expect(world.phones.size).toBe(PHONES_LIMIT);
  expect([world.phones.has("393330000000"), world.phones.has("393330000001")]).toEqual([true, false]);
  expect([world.message("kept")?.id, world.message("lost")]).toEqual(["kept", undefined]);
});

test.each([
  ["+39 333 111-2223", "393331112223"],
  ["5511987654321", "551187654321"],
  ["551187654321", "551187654321"],
])("%s is resolved to %s", (written, resolved) => {
  const world = new World();
  world.phone("551187654321");
  expect(world.resolveRecipient(written)?.phone).toBe(resolved);
});

test.each(["", "abc", "0333", "123", "US.unknown"])("%j is nobody", (written) => {
  expect(new World().resolveRecipient(written)).toBeNull();
});

test("the service window is open for 24 hours after the customer's last message", () => {
  const world = new World();
  const chat = { numberId: "n", phone: "393331112223" };
  const after = (hours: number) => world.windowIsOpen(chat, new Date(noon.getTime() + hours * 3_600_000));
  expect(after(0)).toBe(false);
  world.chat(chat).lastInboundAt = noon.toISOString();
  expect([after(0), after(23.99), after(24)]).toEqual([true, true, false]);
});

test("a person who changes number takes the chats along", () => {
  const world = new World();
  const changes: StreamChange["type"][] = [];
  world.phone("393331112223", "Anna");
  world.put(message("m1"));
  world.onChange((change) => changes.push(change.type));
  world.movePhone("393331112223", "393339998887");
  expect(world.chat({ numberId: "n", phone: "393339998887" }).messages).toHaveLength(1);
  expect(world.phones.get("393339998887")?.name).toBe("Anna");
  expect(changes).toEqual(["phones"]);
});

test("a fault of a number comes before the general one, and wears off by its times", () => {
  const board = new FaultBoard();
  board.merge({ rejectSends: { status: 503, code: "general" } });
  board.merge({ numberId: "n", rejectSends: { status: 429, code: "own", times: 2 } });
  const codes = [1, 2, 3].map(() => board.use("n", "rejectSends")?.code);
  expect(codes).toEqual(["own", "own", "general"]);
  board.merge({ rejectSends: null });
  expect(board.use("n", "rejectSends")).toBeNull();
});

test("one business and one customer: 45 at once, then one in six seconds", () => {
  const board = new FaultBoard();
  const at = (seconds: number) => board.withinPairRate("n", "p", noon.getTime() + seconds * 1_000);
  const burst = Array.from({ length: 46 }, () => at(0));
  expect([burst.filter(Boolean).length, at(5), at(6.1), at(6.2)]).toEqual([45, false, true, false]);
  expect(board.withinPairRate("n", "another", noon.getTime())).toBe(true);
});
