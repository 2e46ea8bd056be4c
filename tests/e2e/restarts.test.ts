/** R15 in the console: an open desk comes back by itself after a restart of the server, and after a restore of its database. */

import { backUp } from "../kit/database.ts";
import { isLive, lineWith, openThread, ownedByOne } from "../kit/desk-windows.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage();

function theNode() {
  const [node] = stage.nodes;
  if (node === undefined) throw new Error("No node was started");
  return node;
}

test("what a customer writes while the server restarts shows without a reload", async () => {
  const { agent, customer, interactionId } = await ownedByOne(stage);
  const { page, context } = await openThread(stage, agent, interactionId);
  await isLive(page);

  await theNode().stop();
  await page.getByText(/^Offline/).waitFor();
  await customer.says("said meanwhile", { wait: false });
  await theNode().start();
  await isLive(page);
  await lineWith(page, "said meanwhile").waitFor();
  await context.close();
}, 120_000);

test("after a restore the desk shows what the database has now, and what comes next", async () => {
  const { agent, account, customer, interactionId } = await ownedByOne(stage);
  const { page, context } = await openThread(stage, agent, interactionId);
  await theNode().stop();
  const backup = await backUp(stage.databaseUrl);
  try {
    await theNode().start();
    await isLive(page);
    await customer.says("never happened");
    await lineWith(page, "never happened").waitFor();

    await theNode().stop();
    await backup.restore();
    await context.setOffline(true);
    await theNode().start();
    // The log grows beyond what the desk has read, with other events.
    for (let nth = 0; nth < 8; nth += 1) await account.newCustomer().says(`other events ${nth}`);
    await customer.says("said after the restore");
    await context.setOffline(false);
    await lineWith(page, "said after the restore").waitFor();
    await lineWith(page, "never happened").waitFor({ state: "detached" });
    await isLive(page);
  } finally {
    await backup.drop();
  }
  await context.close();
}, 180_000);
