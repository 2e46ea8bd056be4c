import { Box, Group, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { ADDRESS_LENGTH_MAX, NAME_LENGTH } from "@parley/schema/plain";
import type { ClipboardEvent } from "react";
import { textOrNull } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { Place } from "../thread/place.tsx";
import { coordinatesIn, degreesIn, isLink, MAX_DEGREES } from "./coordinates.ts";
import type { PendingPlace } from "./outbox.ts";

const BLANK = { name: "", address: "", latitude: "", longitude: "" };
type Values = typeof BLANK;
type Degrees = keyof typeof MAX_DEGREES;

/** A place to send: coordinates typed, or pasted as a pair or a link to a map, and the card the customer will get. */
export function PlaceDialog({
  contactName,
  onSend,
  onClose,
}: {
  readonly contactName: string;
  readonly onSend: (place: PendingPlace) => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  const degrees = (field: Degrees) => (typed: string) =>
    degreesIn(typed, MAX_DEGREES[field]) === null
      ? text(typed.trim() === "" ? "common.required" : "desk.place.degrees", { most: MAX_DEGREES[field] })
      : null;
  const short = (most: number) => (typed: string) =>
    typed.trim().length > most ? text("desk.place.tooLong", { most }) : null;
  const form = useForm<Values>({
    initialValues: BLANK,
    validate: {
      name: short(NAME_LENGTH.max),
      address: short(ADDRESS_LENGTH_MAX),
      latitude: degrees("latitude"),
      longitude: degrees("longitude"),
    },
  });
  const place = placeOf(form.values);

  /** True when both fields were filled by it. */
  const spread = (words: string): boolean => {
    const found = coordinatesIn(words);
    if (found === null) return false;
    form.setValues({ latitude: String(found.latitude), longitude: String(found.longitude) });
    form.clearFieldError("latitude");
    form.clearFieldError("longitude");
    return true;
  };
  const handlePaste = (field: Degrees) => (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    const isSpread = spread(pasted);
    if (!isSpread && !isLink(pasted)) return;
    event.preventDefault();
    if (!isSpread) form.setFieldError(field, text("desk.place.noCoordinates"));
  };
  const degreesField = (field: Degrees) => ({
    label: text(`desk.place.${field}`),
    inputMode: "text" as const,
    autoComplete: "off",
    maxLength: 100,
    ...form.getInputProps(field),
    onPaste: handlePaste(field),
    onBlur: () => {
      if (!spread(form.values[field]) && form.values[field] !== "") form.validateField(field);
    },
  });

  const handleSubmit = async (values: Values): Promise<void> => {
    const complete = placeOf(values);
    if (complete === null) return;
    onSend(complete);
    onClose();
  };

  return (
    <FormDialog
      title={text("desk.place.title", { name: contactName })}
      form={form}
      submitLabel={text("desk.place.send")}
      isSending={false}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {text("desk.place.hint")}
      </Text>
      <Group grow align="flex-start" gap="sm">
        <TextInput {...degreesField("latitude")} data-autofocus />
        <TextInput {...degreesField("longitude")} />
      </Group>
      <TextInput label={text("desk.place.name")} {...form.getInputProps("name")} />
      <TextInput label={text("desk.place.address")} {...form.getInputProps("address")} />
      {place === null ? null : (
        // The card has a bubble's margins.
        <Box px="xs">
          <Place location={place} />
        </Box>
      )}
    </FormDialog>
  );
}

/** Null while the coordinates are none. */
function placeOf({ name, address, latitude, longitude }: Values): PendingPlace | null {
  const [north, east] = [degreesIn(latitude, MAX_DEGREES.latitude), degreesIn(longitude, MAX_DEGREES.longitude)];
  if (north === null || east === null) return null;
  return { latitude: north, longitude: east, name: textOrNull(name), address: textOrNull(address) };
}
