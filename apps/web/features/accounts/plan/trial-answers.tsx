"use client";
import { Switch, Textarea } from "@mantine/core";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./plan.module.css";
import { kindOf, type PlanStep } from "./steps/step-kinds.ts";
import type { SupposedAnswer } from "./trial.ts";

/** What steps that call are supposed to be answered: nothing is called in a trial. */
export function TrialAnswers(props: {
  steps: readonly PlanStep[];
  answers: Readonly<Record<string, SupposedAnswer>>;
  onChange: (answers: Readonly<Record<string, SupposedAnswer>>) => void;
}) {
  const { steps, answers, onChange } = props;
  const text = useText();
  return steps.map((step, index) => {
    const { answerInTrial } = kindOf(step.type);
    if (answerInTrial === undefined) return null;
    const supposed = answers[step.key] ?? { fails: false, text: answerInTrial };
    const set = (part: Partial<SupposedAnswer>) => onChange({ ...answers, [step.key]: { ...supposed, ...part } });
    const position = index + 1;
    return (
      <div key={step.key} className={styles.answer}>
        <Textarea
          label={text("try.answer", { position })}
          autosize
          minRows={1}
          maxRows={6}
          disabled={supposed.fails}
          value={supposed.text}
          onChange={({ currentTarget }) => set({ text: currentTarget.value })}
        />
        <Switch
          size="xs"
          label={text("try.fails", { position })}
          checked={supposed.fails}
          onChange={({ currentTarget }) => set({ fails: currentTarget.checked })}
        />
      </div>
    );
  });
}
