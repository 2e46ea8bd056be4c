"use client";
import { NumberInput } from "@mantine/core";
import type { GetInputPropsReturnType } from "@mantine/form";
import { CALL_SECONDS, WAIT_SECONDS } from "@parley/schema/plain";
import { type MessageId, type Text, useText } from "../../../../lib/messages/index.ts";
import { isWait } from "../../account-values.ts";

/** How long a step waits that is added. */
export const FRESH_WAIT_SECONDS = 30;

interface FieldProps {
  readonly field: GetInputPropsReturnType;
}

/** How long somebody is asked before the plan goes on. */
export function WaitField({ field }: FieldProps) {
  return <SecondsField labelId="plan.waitLabel" limits={WAIT_SECONDS} field={field} />;
}

export function waitError(seconds: number | string, text: Text): string | null {
  return isWait(seconds) ? null : text("accounts.waitInvalid", WAIT_SECONDS);
}

/** How long another system may take to answer. */
export function TimeoutField({ field }: FieldProps) {
  return <SecondsField labelId="plan.timeoutLabel" limits={CALL_SECONDS} field={field} />;
}

export function timeoutError(value: number | string, text: Text): string | null {
  const seconds = Number(value);
  const isWithin = Number.isInteger(seconds) && seconds >= CALL_SECONDS.min && seconds <= CALL_SECONDS.max;
  return isWithin ? null : text("plan.timeoutInvalid", CALL_SECONDS);
}

function SecondsField(
  props: FieldProps & { labelId: MessageId; limits: { readonly min: number; readonly max: number } },
) {
  const text = useText();
  return (
    <NumberInput
      label={text(props.labelId)}
      suffix={text("accounts.secondsSuffix")}
      min={props.limits.min}
      max={props.limits.max}
      clampBehavior="none"
      allowDecimal={false}
      {...props.field}
    />
  );
}
