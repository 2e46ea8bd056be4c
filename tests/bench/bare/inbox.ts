/** The same inbox rows as Parley's GraphQL answers, from Fastify and one hand-written statement on Parley's own tables. */
import Fastify from "fastify";
import pg from "pg";

const { DATABASE_URL, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
process.once("disconnect", () => process.exit(0));

const INBOX = `
  select interaction.id, interaction.number::int, upper(interaction.phase) as phase, interaction.last_message_at as "lastMessageAt",
    interaction.unread_count as "unreadCount",
    json_build_object('id', contact.id, 'name', contact.name, 'phone', contact.phone) as contact,
    json_build_object('id', message.id, 'type', upper(message.type), 'direction', upper(message.direction),
      'text', message.text, 'occurredAt', message.occurred_at, 'status', upper(message.status)) as "lastMessage",
    json_build_object('id', owner.id, 'name', owner.name) as "assignedAgent"
  from interaction
  join contact on contact.id = interaction.contact_id
  left join message on message.id = interaction.last_message_id
  left join parley_user owner on owner.id = interaction.assigned_agent_id
  where interaction.phase = any(array['assigned', 'waiting'])
  order by coalesce(interaction.last_message_at, interaction.opened_at) desc, interaction.id desc
  limit 50`;

// Between two rounds of its own it waits longer than Node would leave a connection open.
const app = Fastify({ keepAliveTimeout: 300_000 });
app.get("/", async () => ({ ready: true }));
app.post("/inbox", async () => {
  const { rows } = await pool.query({ name: "inbox", text: INBOX });
  return { data: { interactions: { edges: rows.map((node) => ({ node })) } } };
});
await app.listen({ port: Number(PORT), host: "127.0.0.1" });
