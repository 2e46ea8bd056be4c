"use client";
import { MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { DURATION_MINUTES, SEARCH_LIMITS, VARIABLE_NAME_PATTERN } from "@parley/schema/plain";
import { useText } from "../../lib/messages/index.ts";
import styles from "./conditions.module.css";
import { type ConditionField, needsValue, operatorLabels, operatorsOf } from "./fields.ts";
import type { ConditionLine, Operator } from "./model.ts";

interface LineProps {
  readonly fields: readonly ConditionField[];
  readonly line: ConditionLine;
  readonly onChange: (line: ConditionLine) => void;
}

/** One condition: field, operator and value. */
export function ConditionLineFields({ fields, line, onChange }: LineProps) {
  const text = useText();
  const field = fields.find(({ name }) => name === line.field);
  if (field === undefined) return null;
  const operators = operatorsOf[field.kind];

  function handleField(name: string | null) {
    const next = fields.find((it) => it.name === name);
    if (next === undefined) return;
    const [first = "equals"] = operatorsOf[next.kind];
    const operator = operatorsOf[next.kind].includes(line.operator) ? line.operator : first;
    const isAlike = next.kind === field?.kind;
    onChange({ ...line, field: next.name, operator, value: isAlike ? line.value : "", values: [] });
  }

  return (
    <div className={styles.line}>
      <Select
        aria-label={text("conditions.field")}
        allowDeselect={false}
        searchable
        data={fields.map(({ name, label }) => ({ value: name, label: text(label) }))}
        value={line.field}
        onChange={handleField}
      />
      {field.kind === "variable" && (
        <TextInput
          aria-label={text("conditions.variableName")}
          placeholder={text("conditions.variableName")}
          value={line.name}
          error={line.name !== "" && !VARIABLE_NAME_PATTERN.test(line.name)}
          onChange={({ currentTarget }) => onChange({ ...line, name: currentTarget.value })}
        />
      )}
      <Select
        aria-label={text("conditions.operator")}
        allowDeselect={false}
        data={operators.map((operator) => ({ value: operator, label: text(operatorLabels[operator]) }))}
        value={line.operator}
        onChange={(operator) => onChange({ ...line, operator: operator as Operator })}
      />
      {needsValue(line.operator) && <ValueInput field={field} line={line} onChange={onChange} />}
    </div>
  );
}

function ValueInput({ field, line, onChange }: Omit<LineProps, "fields"> & { field: ConditionField }) {
  const text = useText();
  const label = text("conditions.value");
  const setValue = (value: string) => onChange({ ...line, value });
  if (field.kind === "interval") {
    return (
      <Select
        aria-label={label}
        searchable
        allowDeselect={false}
        data={[...(field.choices ?? [])]}
        value={line.value || null}
        onChange={(value) => setValue(value ?? "")}
      />
    );
  }
  if (field.kind === "choice") {
    return (
      <MultiSelect
        aria-label={label}
        searchable
        data={[...(field.choices ?? [])]}
        value={[...line.values]}
        onChange={(values) => onChange({ ...line, values })}
      />
    );
  }
  if (field.kind === "moment" && line.operator === "inLast") {
    return (
      <NumberInput
        aria-label={label}
        suffix={text("conditions.minutes")}
        min={DURATION_MINUTES.min}
        max={DURATION_MINUTES.max}
        clampBehavior="none"
        allowDecimal={false}
        value={line.value}
        onChange={(value) => setValue(String(value))}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      type={field.kind === "moment" ? "datetime-local" : "text"}
      maxLength={SEARCH_LIMITS.textLength}
      value={line.value}
      onChange={({ currentTarget }) => setValue(currentTarget.value)}
    />
  );
}
