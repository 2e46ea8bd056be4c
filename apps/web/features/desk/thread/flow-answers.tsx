import { Folded, MessageText } from "../../message-text/index.ts";
import { answersOf } from "./answers-of.ts";
import styles from "./message-content.module.css";

/** Answers that are shown before somebody asks for the rest. */
const FIRST = 15;

/** A flow's answers as a table; what cannot be read as answers is shown as it came. */
export function FlowAnswers({ response }: { readonly response: string | null }) {
  if (response === null) return null;
  const answers = answersOf(response);
  if (answers === null) return <MessageText text={response} />;
  if (answers.length === 0) return null;
  return (
    <Folded isLong={answers.length > FIRST}>
      {(isWhole) => (
        <table className={styles.table}>
          <tbody>
            {(isWhole ? answers : answers.slice(0, FIRST)).map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name.replaceAll("_", " ")}</th>
                <td>
                  <MessageText text={value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Folded>
  );
}
