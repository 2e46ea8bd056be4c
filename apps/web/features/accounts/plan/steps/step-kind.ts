/** What each kind of step says of itself in the console; `step-kinds.ts` lists the kinds. */
import type { GetInputPropsReturnType } from "@mantine/form";
import type { TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { AccountConfigurationFragment, PlanTargetsQuery, RoutingActionInput } from "#gql/types";
import type { MessageId, Text } from "../../../../lib/messages/index.ts";
import type { ConditionField } from "../../../conditions/index.ts";

/** A step as it is stored. */
export type StoredStep = AccountConfigurationFragment["plan"][number];

/** One kind of step: its words, its values while it is edited, its fields and its summary. `Values` are named as the API names them. */
export interface StepKind<Values extends object> {
  readonly label: MessageId;
  readonly hint: MessageId;
  readonly icon: TablerIcon;
  /** The values of a step that is added. */
  fresh(): Values;
  /** The values of a step that is stored. */
  stored(step: StoredStep, context: InputContext): Values;
  /** What is sent of it. */
  input(values: Values, context: InputContext): Partial<RoutingActionInput>;
  /** What is missing, by the field's path; null for what is fine. */
  errors(values: Values, context: ErrorContext): StepErrors;
  /** In a few words, for when it is closed. */
  summary(values: Values, context: SummaryContext): string;
  Fields(props: StepFieldsProps<Values>): ReactNode;
  /** The variables that it fills. */
  variables?(values: Values): readonly string[];
  /** Only for kinds that jump: the step they lead to; null when none is chosen. */
  jumpsTo?(values: Values): string | null;
  /** Whether no run goes on to the step below it. */
  readonly isEnd?: true;
  /** Whether what it named was deleted since it was stored. */
  hasLostTarget?(values: Values): boolean;
  /** Only for kinds that call another system: what a trial takes as the answer at first. */
  readonly answerInTrial?: string;
}

export interface InputContext {
  readonly fields: readonly ConditionField[];
}

export interface ErrorContext extends InputContext {
  readonly text: Text;
  /** The longest text that the account's provider sends. */
  readonly textLimit: number;
  /** The steps of the plan, by their keys. */
  readonly keys: ReadonlySet<string>;
}

export type StepErrors = Readonly<Record<string, string | null>>;

export interface SummaryContext {
  readonly text: Text;
  readonly targets: PlanTargetsQuery;
  /** The step as it is stored; undefined for one that was just added. */
  readonly known: StoredStep | undefined;
}

export interface StepFieldsProps<Values> {
  readonly step: Values;
  readonly targets: PlanTargetsQuery;
  readonly known: StoredStep | undefined;
  /** Variables that steps of the plan fill. */
  readonly variables: readonly string[];
  /** The other steps of the plan, to jump to. */
  readonly otherSteps: readonly { readonly value: string; readonly label: string }[];
  /** What an input of the form needs. */
  field(name: keyof Values & string): GetInputPropsReturnType;
  /** For what is no input of the form: its error, by the path inside the step. */
  errorOf(path: string): ReactNode;
  /** The same: its new value. Its errors go. */
  change<Name extends keyof Values & string>(name: Name, value: Values[Name]): void;
}
