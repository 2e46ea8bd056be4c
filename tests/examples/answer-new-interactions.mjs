// Takes each new interaction and answers it: PARLEY_URL=… PARLEY_TOKEN=… node answer-new-interactions.mjs
import { createClient } from "graphql-ws";
import webSocketImpl from "ws";

const { PARLEY_URL = "http://localhost:3000", PARLEY_TOKEN } = process.env;
const authorization = `Bearer ${PARLEY_TOKEN}`;
const url = `${PARLEY_URL}/graphql`;

async function act(mutation, input) {
  const query = `mutation Act($input: ${mutation[0].toUpperCase()}${mutation.slice(1)}Input!) {
    ${mutation}(input: $input) { __typename ... on UserError { message } }
  }`;
  const headers = { authorization, "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query, variables: { input } }) });
  return (await response.json()).data[mutation];
}

const live = createClient({ url: url.replace("http", "ws"), webSocketImpl, connectionParams: { authorization } });
const query = "subscription { interactionOpened { interaction { id number contact { name } } } }";
for await (const { data } of live.iterate({ query })) {
  const { id, number, contact } = data.interactionOpened.interaction;
  const taken = await act("takeInteraction", { interactionId: id });
  if (taken.__typename !== "InteractionTaken") continue; // somebody was faster
  const text = `Hello ${contact.name}, thank you for writing. Your number is ${number}.`;
  const sent = await act("sendMessage", { interactionId: id, clientMessageId: `hello-${id}`, text });
  console.log(number, sent.__typename, sent.message ?? "");
}
