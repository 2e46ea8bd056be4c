"use client";
import { useQuery } from "@apollo/client/react";
import { useForm } from "@mantine/form";
import type { AccountConfigurationFragment, PlanTargetsQuery as PlanTargets } from "#gql/types";
import { restartForm, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { LoadNewest, SettingsForm } from "../../../ui/settings/index.ts";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import type { AccountTabProps } from "../account-tab.ts";
import { SetRoutingPlanMutation } from "../operations.ts";
import styles from "./plan.module.css";
import { PlanEditor } from "./plan-editor.tsx";
import { conditionFields, PlanTargetsQuery } from "./plan-targets.ts";
import { inputOf, type PlanValues, planErrors, planOf } from "./plan-values.ts";
import { stepFields } from "./steps/step-kinds.ts";
import { TryPanel } from "./try-panel.tsx";

/** The account's routing plan: an ordered list of steps, run from the first for every new interaction (R5). */
export function PlanTab(props: AccountTabProps) {
  const targets = useQuery(PlanTargetsQuery, { variables: { accountId: props.account.id } });
  return (
    <Loaded query={targets} skeleton={<ListSkeleton />}>
      {(data) => <PlanForm {...props} targets={data} />}
    </Loaded>
  );
}

function PlanForm({ account, onLoadNewest, targets }: AccountTabProps & { targets: PlanTargets }) {
  const text = useText();
  const notices = useNotices();
  const fields = conditionFields(targets, text);
  const [setPlan, isSending] = useMutationAnswer(SetRoutingPlanMutation);
  const form = useForm<PlanValues>({
    initialValues: planOf(account, { fields }),
    validate: (values) => planErrors(values, { textLimit: account.provider.capabilities.textLimit, fields, text }),
  });

  function restart(from: AccountConfigurationFragment) {
    restartForm(form, planOf(from, { fields }));
  }

  async function handleSubmit({ actions }: PlanValues) {
    const input = {
      accountId: account.id,
      version: account.version,
      actions: actions.map((step) => inputOf(step, { fields })),
    };
    const answer = (await setPlan({ input }))?.setRoutingPlan;
    if (answer?.__typename !== "AccountSaved") return showRefusal(form, answer, text);
    restart(answer.account);
    notices.done("common.saved");
  }

  return (
    <SettingsForm
      form={form}
      labels={stepLabels(form.values.actions.length, (position) => text("plan.step", { position }))}
      onSubmit={handleSubmit}
      isSending={isSending}
      remedy={<LoadNewest onLoad={async () => restart((await onLoadNewest()) ?? account)} />}
    >
      <div className={styles.columns}>
        <section className={styles.editor} aria-label={text("plan.title")}>
          <h2 className={styles.heading}>{text("plan.title")}</h2>
          <p className={styles.explanation}>{text("plan.body")}</p>
          <PlanEditor form={form} targets={targets} account={account} />
        </section>
        <TryPanel account={account} form={form} fields={fields} />
      </div>
    </SettingsForm>
  );
}

/** Every field of a step is summed up under the step's own name. */
function stepLabels(count: number, name: (position: number) => string): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) =>
      stepFields.map((field) => [`actions.${index}.${field}`, name(index + 1)] as const),
    ).flat(),
  );
}
