"use client";
import { TextInput } from "@mantine/core";
import { HTTP_STEP } from "@parley/schema/plain";
import { useText } from "../../../../lib/messages/index.ts";
import { FieldLines } from "./field-lines.tsx";

/** A field of a JSON answer, and the variable that keeps it. */
export interface Mapping {
  readonly path: string;
  readonly variable: string;
}

export function MappingLines(props: {
  mappings: readonly Mapping[];
  errorAt: (index: number) => React.ReactNode;
  onChange: (mappings: readonly Mapping[]) => void;
}) {
  const { mappings, errorAt, onChange } = props;
  const text = useText();
  return (
    <FieldLines
      title={text("plan.mappings")}
      lines={mappings}
      empty={{ path: "", variable: "" }}
      max={HTTP_STEP.mappings}
      addLabel={text("plan.addMapping")}
      removeLabel={(position) => text("plan.removeMapping", { position })}
      onChange={onChange}
    >
      {(mapping, index, change) => (
        <>
          <TextInput
            aria-label={text("plan.mappingPath")}
            placeholder={text("plan.pathExample")}
            value={mapping.path}
            onChange={({ currentTarget }) => change({ path: currentTarget.value })}
          />
          <TextInput
            aria-label={text("plan.mappingVariable")}
            placeholder={text("plan.mappingVariable")}
            value={mapping.variable}
            error={errorAt(index)}
            onChange={({ currentTarget }) => change({ variable: currentTarget.value })}
          />
        </>
      )}
    </FieldLines>
  );
}
