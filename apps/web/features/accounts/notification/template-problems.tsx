import { Text, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCircleX } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./template-editor.module.css";

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface TemplateProblem extends Place {
  readonly message: string;
  readonly isError: boolean;
}

/** What is wrong with the template and where; a press goes there. */
export function TemplateProblems({
  problems,
  onGoTo,
}: {
  readonly problems: readonly TemplateProblem[];
  readonly onGoTo: (place: Place) => void;
}) {
  const text = useText();
  return (
    <ul className={styles.problems} aria-label={text("accounts.notificationProblems")} aria-live="polite">
      {problems.map((problem) => (
        <li key={`${problem.line}:${problem.column}:${problem.message}`}>
          <UnstyledButton
            className={styles.problem}
            data-error={problem.isError || undefined}
            onClick={() => onGoTo(problem)}
          >
            {problem.isError ? <IconCircleX size="1rem" aria-hidden /> : <IconAlertTriangle size="1rem" aria-hidden />}
            <Text span size="xs">
              <span className={styles.line}>{text("accounts.notificationProblem", { line: problem.line })}</span>{" "}
              {problem.message}
            </Text>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
