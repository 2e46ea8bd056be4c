import { MESSAGE_TYPES } from "@parley/schema/plain";
import { graphql } from "#gql";
import type { PlanTargetsQuery as PlanTargets } from "#gql/types";
import type { Text } from "../../../lib/messages/index.ts";
import type { ConditionField } from "../../conditions/index.ts";

/** What steps can point at. */
export const PlanTargetsQuery = graphql(`
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
    intervals(first: 100) {
      edges {
        cursor
        node {
          id
          name
        }
      }
    }
    contactLists {
      id
      name
    }
    systemCommands
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

const asChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

/** Intervals to choose from. */
export function intervalChoices({ intervals }: PlanTargets) {
  return intervals.edges.map(({ node }) => asChoice(node));
}

/** What a condition of a plan can ask about. */
export function conditionFields(targets: PlanTargets, text: Text): readonly ConditionField[] {
  return [
    { name: "messageText", label: "conditions.messageText", kind: "text" },
    {
      name: "messageType",
      label: "conditions.messageType",
      kind: "choice",
      choices: MESSAGE_TYPES.map((type) => ({ value: type, label: text(`conditions.type_${type}`) })),
    },
    { name: "isFirstMessage", label: "conditions.isFirstMessage", kind: "yesNo" },
    { name: "contactName", label: "conditions.contactName", kind: "text" },
    { name: "contactPhone", label: "conditions.contactPhone", kind: "phone" },
    {
      name: "contactListId",
      label: "conditions.contactList",
      kind: "choice",
      choices: targets.contactLists.map(asChoice),
    },
    { name: "tag", label: "conditions.tag", kind: "text" },
    { name: "variable", label: "conditions.variable", kind: "variable" },
    { name: "interval", label: "conditions.interval", kind: "interval", choices: intervalChoices(targets) },
    {
      name: "queueId",
      label: "conditions.queue",
      kind: "choice",
      choices: targets.queues.edges.map(({ node }) => asChoice(node)),
    },
    { name: "openedAt", label: "conditions.openedAt", kind: "moment" },
    { name: "now", label: "conditions.now", kind: "moment" },
  ];
}
