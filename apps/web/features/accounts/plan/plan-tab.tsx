"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Menu, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { PLAN_ACTIONS_MAX } from "@parley/schema/plain";
import { IconPlus } from "@tabler/icons-react";
import { graphql } from "#gql";
import type { AccountConfigurationFragment, RoutingActionType } from "#gql/types";
import { restartForm, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useSend } from "../../../lib/sending.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { LoadNewest, SettingsForm, SettingsSection } from "../../../ui/settings/index.ts";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import type { AccountTabProps } from "../account-settings.tsx";
import { SetRoutingPlanMutation } from "../operations.ts";
import styles from "./plan.module.css";
import { PlanStepCard } from "./plan-step-card.tsx";
import { inputOf, newStep, type PlanValues, planErrors, planOf } from "./plan-values.ts";
import { stepKinds } from "./step-kinds.ts";

/** What steps can point at. */
const PlanTargetsQuery = graphql(`
  query PlanTargets($accountId: ID!) {
    queues(first: 100) {
      edges {
        cursor
        node {
          id
          name
        }
      }
    }
    dispositions(accountId: $accountId) {
      id
      name
      children {
        id
        name
        children {
          id
          name
        }
      }
    }
  }
`);

/** The account's routing plan: an ordered list of steps, run from the first for every new interaction (R5). */
export function PlanTab({ account, onLoadNewest }: AccountTabProps) {
  const text = useText();
  const notices = useNotices();
  const targets = useQuery(PlanTargetsQuery, { variables: { accountId: account.id } });
  const [setPlan, isSending] = useSend(SetRoutingPlanMutation);
  const form = useForm<PlanValues>({
    initialValues: planOf(account),
    validate: (values) => planErrors(values, account.provider.capabilities.textLimit, text),
  });
  const steps = form.values.actions;

  function restart(from: AccountConfigurationFragment) {
    restartForm(form, planOf(from));
  }

  async function handleSubmit({ actions }: PlanValues) {
    const input = { accountId: account.id, version: account.version, actions: actions.map(inputOf) };
    const answer = (await setPlan({ input }))?.setRoutingPlan;
    if (answer?.__typename !== "AccountSaved") return showRefusal(form, answer, text);
    restart(answer.account);
    notices.done("common.saved");
  }

  function handleMove(from: number, to: number) {
    if (to < 0 || to >= steps.length) return;
    form.clearErrors();
    form.reorderListItem("actions", { from, to });
  }

  return (
    <SettingsForm
      form={form}
      labels={stepLabels(steps.length, (position) => text("plan.step", { position }))}
      onSubmit={handleSubmit}
      isSending={isSending}
      remedy={<LoadNewest onLoad={async () => restart((await onLoadNewest()) ?? account)} />}
    >
      <SettingsSection title={text("plan.title")} body={text("plan.body")}>
        <Loaded query={targets} skeleton={<ListSkeleton />}>
          {(data) => (
            <>
              {steps.length === 0 && <Text c="dimmed">{text("plan.empty")}</Text>}
              <ol className={styles.steps}>
                {steps.map((step, index) => (
                  <PlanStepCard
                    key={step.key}
                    form={form}
                    step={step}
                    index={index}
                    isLast={index === steps.length - 1}
                    targets={data}
                    known={account.plan.find(({ id }) => id === step.key)}
                    onMove={(to) => handleMove(index, to)}
                    onRemove={() => {
                      form.clearErrors();
                      form.removeListItem("actions", index);
                    }}
                  />
                ))}
              </ol>
              {steps.length < PLAN_ACTIONS_MAX && (
                <AddStep onAdd={(type) => form.insertListItem("actions", newStep(type))} />
              )}
              <Text size="xs" c="dimmed">
                {text("plan.end")}
              </Text>
            </>
          )}
        </Loaded>
      </SettingsSection>
    </SettingsForm>
  );
}

/** Every field of a step is summed up under the step's own name. */
function stepLabels(count: number, name: (position: number) => string): Record<string, string> {
  const fields = ["queueId", "agentId", "waitSeconds", "text", "tag", "dispositionId", "mode"];
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) =>
      fields.map((field) => [`actions.${index}.${field}`, name(index + 1)] as const),
    ).flat(),
  );
}

function AddStep({ onAdd }: { onAdd: (type: RoutingActionType) => void }) {
  const text = useText();
  return (
    <Menu position="bottom-start" width="20rem">
      <Menu.Target>
        <Button variant="default" className={styles.add ?? ""} leftSection={<IconPlus size="1rem" aria-hidden />}>
          {text("plan.add")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {stepKinds.map(({ type, label, hint, icon: Icon }) => (
          <Menu.Item key={type} leftSection={<Icon size="1.125rem" aria-hidden />} onClick={() => onAdd(type)}>
            {text(label)}
            <Text size="xs" c="dimmed">
              {text(hint)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
