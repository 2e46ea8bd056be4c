"use client";
import { PasswordInput, TextInput } from "@mantine/core";
import { HTTP_STEP } from "@parley/schema/plain";
import { useText } from "../../../../lib/messages/index.ts";
import { FieldLines } from "./field-lines.tsx";

/** A header of an HTTP request; a blank value that is kept stays as it is stored. */
export interface Header {
  readonly name: string;
  readonly value: string;
  readonly isKept: boolean;
}

export function HeaderLines(props: {
  headers: readonly Header[];
  errorAt: (index: number, field: "name" | "value") => React.ReactNode;
  onChange: (headers: readonly Header[]) => void;
}) {
  const { headers, errorAt, onChange } = props;
  const text = useText();
  return (
    <FieldLines
      title={text("plan.headers")}
      lines={headers}
      empty={{ name: "", value: "", isKept: false }}
      max={HTTP_STEP.headers}
      addLabel={text("plan.addHeader")}
      removeLabel={(position) => text("plan.removeHeader", { position })}
      onChange={onChange}
    >
      {(header, index, change) => (
        <>
          <TextInput
            aria-label={text("plan.headerName")}
            placeholder={text("plan.headerExample")}
            maxLength={HTTP_STEP.headerNameLength}
            value={header.name}
            error={errorAt(index, "name")}
            // What is stored belongs to the name it was stored under.
            onChange={({ currentTarget }) => change({ name: currentTarget.value, isKept: false })}
          />
          <PasswordInput
            aria-label={text("plan.headerValue")}
            placeholder={text(header.isKept ? "plan.headerKept" : "plan.headerValue")}
            maxLength={HTTP_STEP.headerValueLength}
            autoComplete="off"
            visibilityToggleButtonProps={{ "aria-label": text("plan.headerShow") }}
            value={header.value}
            error={errorAt(index, "value")}
            onChange={({ currentTarget }) => change({ value: currentTarget.value })}
          />
        </>
      )}
    </FieldLines>
  );
}
