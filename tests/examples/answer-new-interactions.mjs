// Takes and answers each new interaction once, those too that came while this script or the server was down.
// PARLEY_URL=… PARLEY_TOKEN=… node answer-new-interactions.mjs: the token of an agent, who takes only what nobody has.
import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "graphql-ws";
import webSocketImpl from "ws";

const { PARLEY_URL = "http://localhost:3000", PARLEY_TOKEN, CURSOR_FILE = "answered-until" } = process.env;
const [url, connectionParams] = [`${PARLEY_URL}/graphql`, { authorization: `Bearer ${PARLEY_TOKEN}` }];
const live = createClient({ url: url.replace("http", "ws"), webSocketImpl, connectionParams, retryAttempts: 0 });

const WAITING = `query ($after: Cursor) { viewer { cursor } interactions(where: { phase: { in: [WAITING] } }, after: $after) {
  edges { node { id number contact { name } } } pageInfo { hasNextPage endCursor } } }`;
const ANSWER = `mutation ($take: TakeInteractionInput!, $hello: SendMessageInput!) {
  takeInteraction(input: $take) { __typename } sendMessage(input: $hello) { __typename ... on UserError { message } } }`;
const OPENED = `subscription ($after: Cursor) { events(after: $after, kinds: [INTERACTION_OPENED]) {
  ... on LiveEvent { cursor interaction { id number contact { name } } }
  ... on Heartbeat { cursor } ... on ResyncRequired { cursor reason } } }`;

async function ask(query, variables) {
  const headers = { ...connectionParams, "content-type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify({ query, variables }) };
  const response = await fetch(url, request).catch((error) => console.error(error.message));
  if (!response || response.status > 500) return pause(1_000).then(() => ask(query, variables)); // it restarts
  const { data, errors } = await response.json();
  if (errors) throw errors;
  return data;
}

async function answer({ id, number, contact }) {
  const text = `Hello ${contact.name}, thank you for writing. Your number is ${number}.`;
  // Asked for again, the same clientMessageId answers what was sent then. Whose interaction it is not is refused.
  const hello = { interactionId: id, clientMessageId: `hello-${id}`, text };
  const { sendMessage } = await ask(ANSWER, { take: { interactionId: id }, hello });
  console.log(number, sendMessage.__typename, sendMessage.message ?? "");
}

/** Answers all that wait; the log's cursor of when it began. */
async function catchUp(after) {
  const { viewer, interactions } = await ask(WAITING, { after });
  for (const { node } of interactions.edges) await answer(node);
  if (interactions.pageInfo.hasNextPage) await catchUp(interactions.pageInfo.endCursor);
  return viewer.cursor;
}

let cursor = await readFile(CURSOR_FILE, "utf8").catch(() => "");
for (let silence; ; await pause(500 + Math.random() * 1_000)) {
  try {
    cursor ||= await catchUp();
    for await (const { data, errors } of live.iterate({ query: OPENED, variables: { after: cursor } })) {
      if (errors) throw errors;
      clearTimeout(silence);
      silence = setTimeout(() => live.terminate(), 40_000); // a heartbeat comes every 15 seconds
      if (data.events.reason) await catchUp();
      if (data.events.interaction) await answer(data.events.interaction);
      cursor = data.events.cursor;
      await writeFile(CURSOR_FILE, cursor);
    }
  } catch (error) {
    for (const { message, reason } of [error].flat()) console.error(reason || message);
  }
}
