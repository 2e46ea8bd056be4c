"use client";
import { ActionIcon, Alert, Button, NumberInput, PasswordInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { CALL_SECONDS, HTTP_STEP } from "@parley/schema/plain";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./plan.module.css";
import type { PlanStepProps } from "./plan-step-card.tsx";
import type { Header, Mapping } from "./plan-values.ts";
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
      <Headers
        headers={step.headers}
        errorAt={(place, field) => form.errors[path(`headers.${place}.${field}`)]}
        onChange={(headers) => {
          for (const place of step.headers.keys())
            for (const field of ["name", "value"]) form.clearFieldError(path(`headers.${place}.${field}`));
          form.setFieldValue(path("headers"), headers as never);
        }}
      />
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

function Headers(props: {
  headers: readonly Header[];
  errorAt: (place: number, field: "name" | "value") => React.ReactNode;
  onChange: (headers: readonly Header[]) => void;
}) {
  const { headers, errorAt, onChange } = props;
  const text = useText();
  const replaced = (place: number, part: Partial<Header>) =>
    onChange(headers.map((it, other) => (other === place ? { ...it, ...part } : it)));
  return (
    <Lines
      title={text("plan.headers")}
      lines={headers}
      most={HTTP_STEP.headers}
      add={text("plan.addHeader")}
      nameOfRemove={(position) => text("plan.removeHeader", { position })}
      onAdd={() => onChange([...headers, { name: "", value: "", isKept: false }])}
      onRemove={(place) => onChange(headers.filter((_, other) => other !== place))}
    >
      {(header, place) => (
        <>
          <TextInput
            aria-label={text("plan.headerName")}
            placeholder={text("plan.headerExample")}
            maxLength={HTTP_STEP.headerNameLength}
            value={header.name}
            error={errorAt(place, "name")}
            // What is stored belongs to the name it was stored under.
            onChange={({ currentTarget }) => replaced(place, { name: currentTarget.value, isKept: false })}
          />
          <PasswordInput
            aria-label={text("plan.headerValue")}
            placeholder={text(header.isKept ? "plan.headerKept" : "plan.headerValue")}
            maxLength={HTTP_STEP.headerValueLength}
            autoComplete="off"
            visibilityToggleButtonProps={{ "aria-label": text("plan.headerShow") }}
            value={header.value}
            error={errorAt(place, "value")}
            onChange={({ currentTarget }) => replaced(place, { value: currentTarget.value })}
          />
        </>
      )}
    </Lines>
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
    <Lines
      title={text("plan.mappings")}
      lines={mappings}
      most={HTTP_STEP.mappings}
      add={text("plan.addMapping")}
      nameOfRemove={(position) => text("plan.removeMapping", { position })}
      onAdd={() => onChange([...mappings, { path: "", variable: "" }])}
      onRemove={(place) => onChange(mappings.filter((_, other) => other !== place))}
    >
      {(mapping, place) => (
        <>
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
        </>
      )}
    </Lines>
  );
}

/** Pairs of fields, one below the other, that can be added and removed. */
function Lines<Line>(props: {
  title: string;
  lines: readonly Line[];
  most: number;
  add: string;
  nameOfRemove: (position: number) => string;
  onAdd: () => void;
  onRemove: (place: number) => void;
  children: (line: Line, place: number) => React.ReactNode;
}) {
  const { title, lines, most, add, nameOfRemove, onAdd, onRemove, children } = props;
  return (
    <Stack gap="xs" className={styles.whole ?? ""}>
      <Text size="sm" fw={500}>
        {title}
      </Text>
      {[...lines.entries()].map(([place, line]) => (
        // Lines have no identity but their place.
        <div key={place} className={styles.mapping}>
          {children(line, place)}
          <ActionIcon aria-label={nameOfRemove(place + 1)} onClick={() => onRemove(place)}>
            <IconTrash size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {lines.length < most && (
        <Button
          size="compact-sm"
          variant="default"
          className={styles.add ?? ""}
          leftSection={<IconPlus size="0.875rem" aria-hidden />}
          onClick={onAdd}
        >
          {add}
        </Button>
      )}
    </Stack>
  );
}
