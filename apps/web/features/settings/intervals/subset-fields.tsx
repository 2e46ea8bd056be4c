"use client";
import { ActionIcon, Chip, Group, Input, MultiSelect, SegmentedControl, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconTrash } from "@tabler/icons-react";
import type { Weekday } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useCalendarWords } from "./calendar-words.ts";
import styles from "./interval.module.css";
import { type IntervalValues, WEEKDAYS } from "./interval-values.ts";

const monthDays = Array.from({ length: 31 }, (_, place) => String(place + 1));
const months = Array.from({ length: 12 }, (_, place) => place + 1);

/** One part of an interval: always, or a time range, week days, days of the month and months that must all match. */
export function SubsetFields(props: {
  form: UseFormReturnType<IntervalValues>;
  place: number;
  onRemove: (() => void) | null;
}) {
  const { form, place, onRemove } = props;
  const text = useText();
  const subset = form.values.subsets[place];
  if (subset === undefined) return null;
  const title = text("intervals.part", { number: place + 1 });
  const path = `subsets.${place}` as const;

  return (
    <fieldset className={styles.part}>
      <legend className="visually-hidden">{title}</legend>
      <Group justify="space-between" wrap="nowrap">
        <SegmentedControl
          aria-label={title}
          size="xs"
          data={[
            { value: "ALWAYS", label: text("intervals.always") },
            { value: "CUSTOM", label: text("intervals.custom") },
          ]}
          {...form.getInputProps(`${path}.kind`)}
        />
        {onRemove && (
          <ActionIcon aria-label={text("intervals.removePart", { number: place + 1 })} onClick={onRemove}>
            <IconTrash size="1.125rem" aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {subset.kind === "CUSTOM" && <Limits form={form} path={path} weekdays={subset.weekdays} />}
    </fieldset>
  );
}

function Limits(props: {
  form: UseFormReturnType<IntervalValues>;
  path: `subsets.${number}`;
  weekdays: readonly Weekday[];
}) {
  const { form, path, weekdays } = props;
  const text = useText();
  const words = useCalendarWords();
  return (
    <>
      <Group align="flex-start" grow gap="sm">
        <TextInput type="time" label={text("intervals.from")} {...form.getInputProps(`${path}.from`)} />
        <TextInput
          type="time"
          label={text("intervals.to")}
          description={text("intervals.toHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          {...form.getInputProps(`${path}.to`)}
        />
      </Group>
      <Input.Wrapper label={text("intervals.weekdays")} description={text("intervals.everyDay")} labelElement="div">
        <Chip.Group
          multiple
          value={[...weekdays]}
          onChange={(chosen) => form.setFieldValue(`${path}.weekdays`, chosen)}
        >
          <Group gap="2xs" mt="2xs">
            {WEEKDAYS.map((weekday) => (
              <Chip key={weekday} value={weekday} size="xs" radius="sm" variant="light">
                {words.weekday(weekday)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <Group align="flex-start" grow gap="sm" className={styles.pair ?? ""}>
        <MultiSelect
          label={text("intervals.monthDays")}
          placeholder={text("intervals.anyDay")}
          data={monthDays}
          searchable
          clearable
          {...form.getInputProps(`${path}.monthDays`)}
        />
        <MultiSelect
          label={text("intervals.months")}
          placeholder={text("intervals.anyMonth")}
          data={months.map((month) => ({ value: String(month), label: words.month(month) }))}
          searchable
          clearable
          {...form.getInputProps(`${path}.months`)}
        />
      </Group>
    </>
  );
}
