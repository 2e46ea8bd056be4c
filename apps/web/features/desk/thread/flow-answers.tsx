import styles from "./message-content.module.css";

/** A flow's answers as a table; nothing when the provider sent none that can be read. */
export function FlowAnswers({ response }: { readonly response: string | null }) {
  const answers = answersOf(response);
  if (answers.length === 0) return null;
  return (
    <table className={styles.table}>
      <tbody>
        {answers.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The token that ties a flow to its message says nothing to an agent. */
const MACHINERY = new Set(["flow_token"]);

function answersOf(response: string | null): readonly (readonly [string, string])[] {
  if (response === null) return [];
  try {
    const parsed: unknown = JSON.parse(response);
    if (typeof parsed !== "object" || parsed === null) return [];
    return Object.entries(parsed)
      .filter(([name]) => !MACHINERY.has(name))
      .map(([name, value]) => [name.replaceAll("_", " "), typeof value === "string" ? value : JSON.stringify(value)]);
  } catch {
    return [];
  }
}
