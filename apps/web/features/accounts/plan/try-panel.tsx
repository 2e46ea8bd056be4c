"use client";
import { useLazyQuery } from "@apollo/client/react";
import { Button, MultiSelect, Select, Stack, Switch, Text, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import { graphql } from "#gql";
import type { AccountConfigurationFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import type { ConditionField } from "../../conditions/index.ts";
import styles from "./plan.module.css";
import { inputOf, type PlanValues } from "./plan-values.ts";
import type { SupposedAnswer } from "./trial.ts";
import { TrialAnswers } from "./trial-answers.tsx";
import { TrialSteps } from "./trial-steps.tsx";

const TryRoutingPlanQuery = graphql(`
  query TryRoutingPlan($input: TryRoutingPlanInput!) {
    tryRoutingPlan(input: $input) {
      __typename
      ... on RoutingTrial {
        steps {
          stepId
          position
          type
          at
          outcome
          text
          variable
          toPosition
          seconds
          agents {
            id
            name
          }
        }
        end
        endsAt
        acceptedBy {
          id
          name
        }
        variables {
          name
          value
        }
      }
      ...Refused
    }
  }
`);

interface TryPanelProps {
  readonly account: AccountConfigurationFragment;
  readonly form: UseFormReturnType<PlanValues>;
  readonly fields: readonly ConditionField[];
}

/** "Try it": who writes what and when, who is there, and step by step what the plan on the screen would do; nothing happens. */
export function TryPanel({ account, form, fields }: TryPanelProps) {
  const text = useText();
  const [phone, setPhone] = useState("");
  const [words, setWords] = useState("");
  const [at, setAt] = useState("");
  const [isSupposed, setSupposed] = useState(false);
  const [available, setAvailable] = useState<readonly string[]>([]);
  const [acceptedById, setAcceptedById] = useState<string | null>(null);
  const [answers, setAnswers] = useState<Readonly<Record<string, SupposedAnswer>>>({});
  const [ask, { data, loading, error }] = useLazyQuery(TryRoutingPlanQuery, { fetchPolicy: "no-cache" });
  const people = account.agents.map(({ id, name }) => ({ value: id, label: name }));
  const answer = data?.tryRoutingPlan;

  async function handleTry() {
    if (form.validate().hasErrors) return;
    const steps = form.values.actions;
    const input = {
      accountId: account.id,
      actions: steps.map((step) => inputOf(step, { fields })),
      phone: phone.trim() === "" ? null : phone,
      text: words,
      at: at === "" ? null : new Date(at).toISOString(),
      availableAgentIds: isSupposed ? [...available] : null,
      acceptedById,
      answers: steps.flatMap(({ key }) => {
        const supposed = answers[key];
        return supposed === undefined ? [] : [{ stepId: key, ...supposed }];
      }),
    };
    await ask({ variables: { input } });
  }

  return (
    <section className={styles.trial} aria-label={text("try.title")}>
      <h2 className={styles.heading}>{text("try.title")}</h2>
      <p className={styles.explanation}>{text("try.body")}</p>
      <Stack gap="sm">
        <TextInput
          label={text("try.phone")}
          placeholder={text("try.somebodyNew")}
          value={phone}
          onChange={({ currentTarget }) => setPhone(currentTarget.value)}
        />
        <Textarea
          label={text("try.text")}
          autosize
          minRows={1}
          maxRows={6}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <TextInput
          label={text("try.at")}
          type="datetime-local"
          value={at}
          onChange={({ currentTarget }) => setAt(currentTarget.value)}
        />
        <Switch
          label={text("try.suppose")}
          checked={isSupposed}
          onChange={({ currentTarget }) => setSupposed(currentTarget.checked)}
        />
        {isSupposed && (
          <MultiSelect
            label={text("try.available")}
            searchable
            data={people}
            value={[...available]}
            onChange={setAvailable}
          />
        )}
        <Select
          label={text("try.accepts")}
          placeholder={text("try.nobody")}
          clearable
          searchable
          data={people}
          value={acceptedById}
          onChange={setAcceptedById}
        />
        <TrialAnswers steps={form.values.actions} answers={answers} onChange={setAnswers} />
        <Button
          variant="light"
          loading={loading}
          leftSection={<IconPlayerPlay size="1rem" aria-hidden />}
          onClick={() => void handleTry()}
        >
          {text("try.run")}
        </Button>
      </Stack>
      <div aria-live="polite" aria-busy={loading}>
        {error !== undefined && (
          <Text size="sm" c="danger">
            {text("failure.server")}
          </Text>
        )}
        {answer?.__typename === "RoutingTrial" && <TrialSteps trial={answer} />}
        {answer?.__typename === "NotFound" && <Text size="sm">{answer.message}</Text>}
        {answer?.__typename === "ValidationFailed" &&
          answer.fields.map(({ path, message }) => (
            <Text key={path} size="sm" c="danger">
              {message}
            </Text>
          ))}
      </div>
    </section>
  );
}
