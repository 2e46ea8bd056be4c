/** The same inbox rows as Parley's GraphQL answers, from Fastify and one hand-written statement on Parley's own tables. */
import Fastify from "fastify";
import pg from "pg";

const { DATABASE_URL, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

const INBOX = `
  with page as materialized (
    select * from interaction where phase = any(array['assigned', 'waiting'])
    order by coalesce(last_message_at, opened_at) desc, id desc limit 50)
  select page.id, page.number::int, upper(page.phase) as phase, page.last_message_at as "lastMessageAt",
    page.unread_count as "unreadCount",
    json_build_object('id', contact.id, 'name', contact.name, 'phone', contact.phone) as contact,
    json_build_object('id', message.id, 'type', upper(message.type), 'direction', upper(message.direction),
      'text', message.text, 'occurredAt', message.occurred_at, 'status', upper(message.status)) as "lastMessage",
    json_build_object('id', owner.id, 'name', owner.name) as "assignedAgent"
  from page
  join contact on contact.id = page.contact_id
  left join message on message.id = page.last_message_id
  left join parley_user owner on owner.id = page.assigned_agent_id
  order by coalesce(page.last_message_at, page.opened_at) desc, page.id desc`;

// Between two rounds of its own it waits longer than Node would leave a connection open.
const app = Fastify({ keepAliveTimeout: 300_000 });
app.get("/", async () => ({ ready: true }));
app.post("/inbox", async () => {
  const { rows } = await pool.query({ name: "inbox", text: INBOX });
  return { data: { interactions: { edges: rows.map((node) => ({ node })) } } };
});
await app.listen({ port: Number(PORT), host: "127.0.0.1" });
