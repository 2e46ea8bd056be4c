import { useQuery } from "@apollo/client/react";
import { Badge, Text } from "@mantine/core";
import { IconBrandWhatsapp, IconWorld } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./canned-menu.module.css";
import { type CannedTrigger, cannedTrigger, matchingAnswers } from "./canned-trigger.ts";

const CannedAnswersQuery = graphql(`
  query CannedAnswers($accountId: ID!) {
    cannedAnswers(accountId: $accountId) {
      id
      key
      text
      accountId
    }
  }
`);

interface Answer {
  readonly id: string;
  readonly key: string;
  readonly text: string;
  readonly accountId: string | null;
}

/** Nobody reads further; typing on narrows it. */
const MAX_SHOWN = 50;

/** The list that "/" opens over the composer: arrows move, Enter or Tab inserts, Escape closes. */
export function useCannedMenu({
  accountId,
  words,
  field,
  fill,
  onInsert,
}: {
  readonly accountId: string;
  readonly words: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Fills an answer's variables. */
  readonly fill: (text: string) => string;
  readonly onInsert: (filled: string, trigger: CannedTrigger) => void;
}) {
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** The trigger that was closed by Escape stays closed until another is typed. */
  const [dismissed, setDismissed] = useState<number | null>(null);
  const found = cannedTrigger(words, Math.min(caret, words.length));
  const trigger = found !== null && found.from !== dismissed ? found : null;
  const { data, loading, error } = useQuery(CannedAnswersQuery, { variables: { accountId }, skip: trigger === null });
  const answers =
    trigger === null ? [] : matchingAnswers(data?.cannedAnswers ?? [], trigger.search).slice(0, MAX_SHOWN);
  const chosen = Math.min(active, Math.max(0, answers.length - 1));
  const isOpen = trigger !== null;
  const isUnknown = trigger !== null && data === undefined;

  const insert = (answer: Answer | undefined): void => {
    if (answer === undefined || trigger === null) return;
    onInsert(fill(answer.text), trigger);
    setActive(0);
  };

  return {
    isOpen,
    isUnknown,
    hasFailed: isUnknown && !loading && error !== undefined,
    answers,
    fill,
    chosen,
    listId,
    search: trigger?.search ?? "",
    insert,
    close: () => setDismissed(found?.from ?? null),
    handleCaret: () => {
      setCaret(field.current?.selectionStart ?? 0);
      if (found === null) setDismissed(null);
    },
    /** True: the key was for the list. */
    handleKey(event: KeyboardEvent): boolean {
      if (!isOpen) return false;
      const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (move !== 0) setActive((chosen + move + answers.length) % Math.max(1, answers.length));
      else if (event.key === "Escape") setDismissed(trigger.from);
      else if (isChoice(event) && (answers.length > 0 || isUnknown)) {
        // While the answers are not known the key waits for them: an answer's name must not go to the customer in its place.
        insert(answers[chosen]);
      } else {
        setActive(0);
        return false;
      }
      event.preventDefault();
      return true;
    },
    fieldProps: isOpen
      ? {
          "aria-autocomplete": "list" as const,
          "aria-controls": listId,
          ...(answers.length > 0 ? { "aria-activedescendant": `${listId}-${chosen}` } : {}),
        }
      : {},
  };
}

const isChoice = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  (key === "Enter" || key === "Tab") && !ctrlKey && !metaKey && !shiftKey;

export function CannedMenu({ menu }: { readonly menu: ReturnType<typeof useCannedMenu> }) {
  const text = useText();
  if (!menu.isOpen) return null;
  return (
    <div className={styles.menu} data-testid="canned-menu">
      <div className={styles.title}>{text("desk.canned")}</div>
      {menu.answers.length === 0 ? (
        <Text size="xs" c="dimmed" className={styles.none} role="status">
          {menu.hasFailed
            ? text("desk.canned.failed")
            : menu.isUnknown
              ? text("common.loading")
              : text(menu.search === "" ? "desk.canned.none" : "desk.canned.noMatch", { search: menu.search })}
        </Text>
      ) : null}
      <div id={menu.listId} role="listbox" aria-label={text("desk.canned")} className={styles.list}>
        {menu.answers.map((answer, index) => (
          <div
            key={answer.id}
            id={`${menu.listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === menu.chosen}
            className={styles.answer}
            ref={index === menu.chosen ? showChosen : null}
            onMouseDown={(event) => {
              event.preventDefault();
              menu.insert(answer);
            }}
          >
            <Origin isGeneral={answer.accountId === null} />
            <Badge size="sm" color={answer.accountId === null ? "gray" : "accent"} className={styles.key}>
              /{answer.key}
            </Badge>
            <span className={styles.words} dir="auto">
              {menu.fill(answer.text)}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Whether an answer is everybody's or this account's own. */
function Origin({ isGeneral }: { readonly isGeneral: boolean }) {
  const text = useText();
  const Icon = isGeneral ? IconWorld : IconBrandWhatsapp;
  const label = text(isGeneral ? "desk.canned.general" : "desk.canned.local");
  return (
    <span title={label} className={styles.origin}>
      <Icon size="1rem" role="img" aria-label={label} />
    </span>
  );
}

const showChosen = (element: HTMLElement | null): void => element?.scrollIntoView({ block: "nearest" });
