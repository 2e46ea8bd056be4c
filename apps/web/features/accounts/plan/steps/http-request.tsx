"use client";
import { TextInput } from "@mantine/core";
import { CALL_SECONDS, HTTP_STEP } from "@parley/schema/plain";
import { IconWorldUpload } from "@tabler/icons-react";
import { isBlank } from "../../../../lib/forms.ts";
import { useText } from "../../../../lib/messages/index.ts";
import styles from "../plan.module.css";
import { TemplateText } from "../template-text.tsx";
import { type Mapping, MappingLines } from "./answer-mappings.tsx";
import { tooLong, variableError } from "./field-errors.ts";
import { type Header, HeaderLines } from "./http-headers.tsx";
import { TimeoutField, timeoutError } from "./seconds-fields.tsx";
import type { StepFieldsProps, StepKind } from "./step-kind.ts";

interface HttpRequestValues {
  readonly url: string;
  readonly body: string;
  readonly headers: readonly Header[];
  readonly mappings: readonly Mapping[];
  readonly timeoutSeconds: number | string;
}

export const httpRequest: StepKind<HttpRequestValues> = {
  label: "plan.http",
  hint: "plan.httpHint",
  icon: IconWorldUpload,
  fresh: () => ({ url: "", body: "", headers: [], mappings: [], timeoutSeconds: CALL_SECONDS.default }),
  stored: ({ url, body, headers, mappings, timeoutSeconds }) => ({
    url: url ?? "",
    body: body ?? "",
    headers: headers.map(({ name }) => ({ name, value: "", isKept: true })),
    mappings: mappings.map(({ path, variable }) => ({ path, variable })),
    timeoutSeconds: timeoutSeconds ?? CALL_SECONDS.default,
  }),
  input: ({ url, body, headers, mappings, timeoutSeconds }) => ({
    url: url.trim(),
    body: isBlank(body) ? null : body.trim(),
    headers: headers.map(({ name, value }) => ({ name: name.trim(), value: value.trim() || null })),
    mappings: mappings.map(({ path, variable }) => ({ path: path.trim(), variable: variable.trim() })),
    timeoutSeconds: Number(timeoutSeconds),
  }),
  errors({ url, body, headers, mappings, timeoutSeconds }, { text }) {
    const isUrl = /^https?:\/\/[^/\s]/i.test(url.trim());
    const required = text("common.required");
    return {
      url: isUrl ? tooLong(url, HTTP_STEP.urlLength, text) : text("plan.urlInvalid"),
      body: tooLong(body, HTTP_STEP.bodyLength, text),
      timeoutSeconds: timeoutError(timeoutSeconds, text),
      ...Object.fromEntries(
        headers.flatMap(({ name, value, isKept }, index) => [
          [`headers.${index}.name`, isBlank(name) ? required : null],
          [`headers.${index}.value`, isBlank(value) && !isKept ? required : null],
        ]),
      ),
      ...Object.fromEntries(
        mappings.map(({ variable }, index) => [`mappings.${index}.variable`, variableError(variable, text)]),
      ),
    };
  },
  summary: ({ url }) => url,
  Fields,
  variables: ({ mappings }) => mappings.map(({ variable }) => variable),
  answerInTrial: "{}",
};

function Fields({ step, variables, field, errorOf, change }: StepFieldsProps<HttpRequestValues>) {
  const text = useText();
  return (
    <>
      <TextInput
        label={text("plan.urlLabel")}
        placeholder={text("plan.urlExample")}
        maxLength={HTTP_STEP.urlLength}
        {...field("url")}
      />
      <TimeoutField field={field("timeoutSeconds")} />
      <div className={styles.whole}>
        <TemplateText
          label={text("plan.bodyLabel")}
          placeholder={text("plan.bodyPlaceholder")}
          field={field("body")}
          value={step.body}
          variables={variables}
          onInsert={(value) => change("body", value)}
        />
      </div>
      <HeaderLines
        headers={step.headers}
        errorAt={(index, name) => errorOf(`headers.${index}.${name}`)}
        onChange={(headers) => change("headers", headers)}
      />
      <MappingLines
        mappings={step.mappings}
        errorAt={(index) => errorOf(`mappings.${index}.variable`)}
        onChange={(mappings) => change("mappings", mappings)}
      />
    </>
  );
}
