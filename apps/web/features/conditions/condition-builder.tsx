"use client";
import { ActionIcon, Button, Group, SegmentedControl, Text } from "@mantine/core";
import { IconEye, IconEyeOff, IconPlus, IconTrash } from "@tabler/icons-react";
import { useText } from "../../lib/messages/index.ts";
import { ConditionLineFields } from "./condition-line.tsx";
import styles from "./conditions.module.css";
import { type ConditionField, operatorsOf } from "./fields.ts";
import { type ConditionGroup, type ConditionItem, newGroup, newLine, withItem } from "./model.ts";

interface BuilderProps {
  readonly fields: readonly ConditionField[];
  readonly value: ConditionGroup;
  readonly onChange: (value: ConditionGroup) => void;
  /** Words of the API or of the form about the whole. */
  readonly error?: string | undefined;
}

/** Groups may stand in groups as deep as the API reads them. */
const DEEPEST = 4;

/** Conditions by field, operator and value, all or any of which must be met; each can be switched off and kept. */
export function ConditionBuilder({ fields, value, onChange, error }: BuilderProps) {
  return (
    <div>
      <GroupFields
        fields={fields}
        group={value}
        depth={1}
        onChange={onChange}
        onItem={(key, item) => onChange(withItem(value, key, item))}
      />
      {error !== undefined && (
        <Text size="xs" c="danger" role="alert" mt="xs">
          {error}
        </Text>
      )}
    </div>
  );
}

function GroupFields(props: {
  fields: readonly ConditionField[];
  group: ConditionGroup;
  depth: number;
  onChange: (group: ConditionGroup) => void;
  onItem: (key: string, item: ConditionItem | null) => void;
}) {
  const { fields, group, depth, onChange, onItem } = props;
  const text = useText();
  const [first] = fields;
  const add = (item: ConditionItem) => onChange({ ...group, items: [...group.items, item] });

  return (
    <fieldset className={styles.group} data-off={!group.enabled || undefined} data-depth={depth}>
      <legend className={styles.legend}>{text("conditions.legend")}</legend>
      {group.items.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={text("conditions.join")}
          value={group.join}
          data={[
            { value: "and", label: text("conditions.all") },
            { value: "or", label: text("conditions.any") },
          ]}
          onChange={(join) => onChange({ ...group, join: join === "or" ? "or" : "and" })}
        />
      )}
      <ul className={styles.items}>
        {group.items.map((item, index) => (
          <li key={item.key} className={styles.item} data-off={!item.enabled || undefined}>
            <div className={styles.content}>
              <ItemFields {...props} item={item} />
            </div>
            <Switches item={item} position={index + 1} onItem={onItem} />
          </li>
        ))}
      </ul>
      <Group gap="xs">
        {first !== undefined && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size="0.875rem" aria-hidden />}
            onClick={() => add(newLine(first.name, operatorsOf[first.kind][0] ?? "equals"))}
          >
            {text("conditions.add")}
          </Button>
        )}
        {depth < DEEPEST && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => add(newGroup([], group.join === "and" ? "or" : "and"))}
          >
            {text("conditions.addGroup")}
          </Button>
        )}
      </Group>
    </fieldset>
  );
}

function ItemFields(props: {
  fields: readonly ConditionField[];
  item: ConditionItem;
  depth: number;
  onItem: (key: string, item: ConditionItem | null) => void;
}) {
  const { fields, item, depth, onItem } = props;
  const text = useText();
  if (item.kind === "line") {
    return <ConditionLineFields fields={fields} line={item} onChange={(line) => onItem(item.key, line)} />;
  }
  if (item.kind === "foreign") {
    return (
      <Text size="sm" c="dimmed">
        {text("conditions.foreign")} <code className={styles.code}>{JSON.stringify(item.json)}</code>
      </Text>
    );
  }
  return (
    <GroupFields
      fields={fields}
      group={item}
      depth={depth + 1}
      onChange={(group) => onItem(item.key, group)}
      onItem={onItem}
    />
  );
}

function Switches(props: {
  item: ConditionItem;
  position: number;
  onItem: (key: string, item: ConditionItem | null) => void;
}) {
  const { item, position, onItem } = props;
  const text = useText();
  const Icon = item.enabled ? IconEye : IconEyeOff;
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        aria-pressed={!item.enabled}
        aria-label={text(item.enabled ? "conditions.disable" : "conditions.enable", { position })}
        onClick={() => onItem(item.key, { ...item, enabled: !item.enabled })}
      >
        <Icon size="1rem" aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={text("conditions.remove", { position })} onClick={() => onItem(item.key, null)}>
        <IconTrash size="1rem" aria-hidden />
      </ActionIcon>
    </Group>
  );
}
