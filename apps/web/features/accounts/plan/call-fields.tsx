"use client";
import { ActionIcon, Alert, Button, NumberInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { CALL_SECONDS, HTTP_STEP } from "@parley/schema/plain";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./plan.module.css";
import type { PlanStepProps } from "./plan-step-card.tsx";
import type { Mapping } from "./plan-values.ts";
import { TemplateText } from "./template-text.tsx";

/** The fields of steps that ask the world: an HTTP request, or a command of the operator's (ACT-11, ACT-16). */
export function CallFields({ form, step, index, targets, variables }: PlanStepProps) {
  const text = useText();
  const path = (field: string) => `actions.${index}.${field}`;
  const timeout = (
    <NumberInput
      label={text("plan.timeoutLabel")}
      suffix={text("accounts.secondsSuffix")}
      min={CALL_SECONDS.min}
      max={CALL_SECONDS.max}
      clampBehavior="none"
      allowDecimal={false}
      {...form.getInputProps(path("timeoutSeconds"))}
    />
  );
  if (step.type === "SYSTEM") {
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
          {...form.getInputProps(path("command"))}
        />
        {timeout}
        <TextInput label={text("plan.outputLabel")} {...form.getInputProps(path("variable"))} />
      </>
    );
  }
  return (
    <>
      <TextInput
        label={text("plan.urlLabel")}
        placeholder={text("plan.urlExample")}
        maxLength={HTTP_STEP.urlLength}
        {...form.getInputProps(path("url"))}
      />
      {timeout}
      <div className={styles.whole}>
        <TemplateText
          label={text("plan.bodyLabel")}
          placeholder={text("plan.bodyPlaceholder")}
          field={form.getInputProps(path("body"))}
          value={step.body}
          variables={variables}
          onInsert={(value) => form.setFieldValue(path("body"), value as never)}
        />
      </div>
      <Mappings
        mappings={step.mappings}
        errors={step.mappings.map((_, place) => form.errors[path(`mappings.${place}.variable`)])}
        onChange={(mappings) => {
          for (const place of step.mappings.keys()) form.clearFieldError(path(`mappings.${place}.variable`));
          form.setFieldValue(path("mappings"), mappings as never);
        }}
      />
    </>
  );
}

function Mappings(props: {
  mappings: readonly Mapping[];
  errors: readonly React.ReactNode[];
  onChange: (mappings: readonly Mapping[]) => void;
}) {
  const { mappings, onChange } = props;
  const text = useText();
  const replaced = (place: number, part: Partial<Mapping>) =>
    onChange(mappings.map((it, other) => (other === place ? { ...it, ...part } : it)));
  return (
    <Stack gap="xs" className={styles.whole ?? ""}>
      <Text size="sm" fw={500}>
        {text("plan.mappings")}
      </Text>
      {[...mappings.entries()].map(([place, mapping]) => (
        // Lines have no identity but their place.
        <div key={place} className={styles.mapping}>
          <TextInput
            aria-label={text("plan.mappingPath")}
            placeholder={text("plan.pathExample")}
            value={mapping.path}
            onChange={({ currentTarget }) => replaced(place, { path: currentTarget.value })}
          />
          <TextInput
            aria-label={text("plan.mappingVariable")}
            placeholder={text("plan.mappingVariable")}
            value={mapping.variable}
            error={props.errors[place]}
            onChange={({ currentTarget }) => replaced(place, { variable: currentTarget.value })}
          />
          <ActionIcon
            aria-label={text("plan.removeMapping", { position: place + 1 })}
            onClick={() => onChange(mappings.filter((_, other) => other !== place))}
          >
            <IconTrash size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {mappings.length < HTTP_STEP.mappings && (
        <Button
          size="compact-sm"
          variant="default"
          className={styles.add ?? ""}
          leftSection={<IconPlus size="0.875rem" aria-hidden />}
          onClick={() => onChange([...mappings, { path: "", variable: "" }])}
        >
          {text("plan.addMapping")}
        </Button>
      )}
    </Stack>
  );
}
