"use client";
import { Button, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { INTERVAL_SUBSETS_MAX } from "@parley/schema/plain";
import { IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { SettingsSection } from "../../../ui/settings/index.ts";
import { type IntervalValues, newSubset } from "./interval-values.ts";
import { SubsetFields } from "./subset-fields.tsx";

/** An interval's fields, for creating and editing alike. */
export function IntervalFields(props: { form: UseFormReturnType<IntervalValues>; serverTimeZone: string }) {
  const { form, serverTimeZone } = props;
  const text = useText();
  const chosen = form.values.timeZone;
  const zones = useMemo(
    () => [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), ...(chosen === "" ? [] : [chosen])])].sort(),
    [chosen],
  );
  const { subsets } = form.values;

  return (
    <>
      <SettingsSection title={text("intervals.identity")} body={text("intervals.identityBody")}>
        <TextInput label={text("intervals.name")} withAsterisk {...form.getInputProps("name")} />
        <Textarea
          label={text("intervals.description")}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps("description")}
        />
        <Select
          label={text("intervals.timeZone")}
          description={text("intervals.timeZoneHint")}
          data={zones}
          searchable
          clearable
          placeholder={text("intervals.serverZone", { zone: serverTimeZone })}
          nothingFoundMessage={text("intervals.noZone")}
          {...form.getInputProps("timeZone")}
          value={chosen === "" ? null : chosen}
          onChange={(zone) => form.setFieldValue("timeZone", zone ?? "")}
        />
      </SettingsSection>
      <SettingsSection title={text("intervals.parts")} body={text("intervals.partsBody")}>
        <Stack gap="sm">
          {subsets.map((subset, place) => (
            <SubsetFields
              key={subset.key}
              form={form}
              place={place}
              onRemove={subsets.length > 1 ? () => form.removeListItem("subsets", place) : null}
            />
          ))}
        </Stack>
        {form.errors.subsets && <Text c="var(--mantine-color-error)">{form.errors.subsets}</Text>}
        {subsets.length < INTERVAL_SUBSETS_MAX && (
          <div>
            <Button
              variant="default"
              leftSection={<IconPlus size="1rem" aria-hidden />}
              onClick={() => form.insertListItem("subsets", newSubset())}
            >
              {text("intervals.addPart")}
            </Button>
          </div>
        )}
      </SettingsSection>
    </>
  );
}
