import type { ContactListId } from "@parley/schema";
import { sql } from "kysely";
import { listWhitelists } from "../contacts/index.ts";
import { query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { administrator, setScene } from "./testing/scene.ts";

const scene = setScene();

describe("who may write to an account", () => {
  test("on asks for what refused senders are told; off keeps it", async () => {
    const { id, version } = await scene.created();
    const change = (now: number, whitelist: object) =>
      scene.accounts.update(administrator, { id, version: now, whitelist });
    expect(await change(version, { enabled: true, message: " " })).toMatchObject({
      fields: [{ path: "whitelist.message" }],
    });
    expect(await change(version, { enabled: true, message: "x".repeat(1_601) })).toMatchObject({
      fields: [{ path: "whitelist.message" }],
    });
    const on = await change(version, { enabled: true, message: " Members only " });
    expect(on).toMatchObject({ account: { whitelistEnabled: true, whitelistMessage: "Members only" } });
    expect(await change(version + 1, { message: "" })).toMatchObject({ fields: [{ path: "whitelist.message" }] });
    const off = await change(version + 1, { enabled: false });
    expect(off).toMatchObject({ account: { whitelistEnabled: false, whitelistMessage: "Members only" } });
    expect(await change(version + 2, { enabled: true })).toMatchObject({ account: { whitelistEnabled: true } });
  });

  test("a list that is deleted at the same moment is no list any more, and nobody fails", async () => {
    const made = await scene.accounts.create(administrator, scene.input());
    const doomed = await scene.contactLists.create(administrator, { name: "Short-lived" });
    if ("code" in made || "code" in doomed) throw new Error("not made");
    const { id, version } = made.account;
    const listId = doomed.contactList.id;
    const deleting = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const deletion = scene.database.transaction(async (em) => {
      await query(em, sql`select 1 from contact_list where id = ${listId} for update`);
      await query(em, sql`delete from contact_list where id = ${listId}`);
      deleting.resolve();
      await mayCommit.promise;
    });
    await deleting.promise;
    const attached = scene.accounts.setWhitelist(administrator, { accountId: id, contactListIds: [listId] });
    const saved = scene.accounts.update(administrator, { id, version, contactListId: listId });
    const waitingTwice = async () => {
      const [blocked] = await query<{ count: number }>(
        scene.database.fork(),
        sql`select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      );
      return (blocked?.count ?? 0) >= 2;
    };
    while (!(await waitingTwice())) await new Promise((resolve) => setTimeout(resolve, 20));
    mayCommit.resolve();
    await deletion;
    const answers = await Promise.all([attached, saved]);
    expect(answers).toMatchObject([
      { fields: [{ path: "contactListIds", reason: { code: "UNKNOWN_CONTACT_LIST" } }] },
      { fields: [{ path: "contactListId", reason: { code: "CONTACT_LIST_MISSING" } }] },
    ]);
  });

  test("lists are attached as a whole, each once, and only those there are", async () => {
    const { id: accountId } = await scene.created();
    const attached = async () =>
      (await listWhitelists(scene.database.fork(), [accountId])).map((it) => it.contactListId);
    await scene.accounts.setWhitelist(administrator, {
      accountId,
      contactListIds: [scene.contactListId, scene.contactListId],
    });
    expect(await attached()).toEqual([scene.contactListId]);
    expect(
      await scene.accounts.setWhitelist(administrator, { accountId, contactListIds: [newId<ContactListId>()] }),
    ).toMatchObject({ fields: [{ path: "contactListIds" }] });
    expect(
      await scene.accounts.setWhitelist({ ...administrator, role: "supervisor" }, { accountId, contactListIds: [] }),
    ).toMatchObject({ code: "NOT_PERMITTED" });
    await scene.accounts.setWhitelist(administrator, { accountId, contactListIds: [] });
    expect(await attached()).toEqual([]);
  });
});
