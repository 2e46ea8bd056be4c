"use client";
import { Alert, Select, TextInput } from "@mantine/core";
import { CALL_SECONDS } from "@parley/schema/plain";
import { IconTerminal2 } from "@tabler/icons-react";
import { useText } from "../../../../lib/messages/index.ts";
import styles from "../plan.module.css";
import { variableError } from "./field-errors.ts";
import { TimeoutField, timeoutError } from "./seconds-fields.tsx";
import type { StepFieldsProps, StepKind } from "./step-kind.ts";

interface SystemValues {
  readonly command: string | null;
  readonly variable: string;
  readonly timeoutSeconds: number | string;
}

export const system: StepKind<SystemValues> = {
  label: "plan.system",
  hint: "plan.systemHint",
  icon: IconTerminal2,
  fresh: () => ({ command: null, variable: "", timeoutSeconds: CALL_SECONDS.default }),
  stored: ({ command, variable, timeoutSeconds }) => ({
    command: command ?? null,
    variable: variable ?? "",
    timeoutSeconds: timeoutSeconds ?? CALL_SECONDS.default,
  }),
  input: ({ command, variable, timeoutSeconds }) => ({
    command,
    variable: variable.trim(),
    timeoutSeconds: Number(timeoutSeconds),
  }),
  errors: ({ command, variable, timeoutSeconds }, { text }) => ({
    command: command === null ? text("plan.chooseCommand") : null,
    variable: variableError(variable, text),
    timeoutSeconds: timeoutError(timeoutSeconds, text),
  }),
  summary: ({ command }, { text }) => command ?? text("plan.sayChoose"),
  Fields,
  variables: ({ variable }) => [variable],
  answerInTrial: "",
};

function Fields({ targets, field }: StepFieldsProps<SystemValues>) {
  const text = useText();
  if (targets.systemCommands.length === 0)
    return (
      <Alert color="gray" className={styles.whole ?? ""}>
        {text("plan.noCommands")}
      </Alert>
    );
  return (
    <>
      <Select
        label={text("plan.commandLabel")}
        allowDeselect={false}
        data={targets.systemCommands}
        {...field("command")}
      />
      <TimeoutField field={field("timeoutSeconds")} />
      <TextInput label={text("plan.outputLabel")} {...field("variable")} />
    </>
  );
}
