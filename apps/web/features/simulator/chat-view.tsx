import { ActionIcon, Alert, Loader, Text } from "@mantine/core";
import { IconArrowDown, IconArrowLeft } from "@tabler/icons-react";
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useIntl } from "react-intl";
import { useText } from "../../lib/messages/index.ts";
import { Bubble } from "./bubble.tsx";
import styles from "./chat-view.module.css";
import { ControlFailure, markChatRead, sendAsCustomer } from "./control/client.ts";
import type {
  Chat,
  ChatMessage,
  OutgoingContent,
  SimulatedNumber,
  SimulatedPhone,
  WebhookAnswer,
} from "./control/shapes.ts";
import { phoneInWords } from "./invented-people.ts";
import { PhoneComposer } from "./phone-composer.tsx";
import { shownMessages, unreadCount } from "./simulator-state.ts";
import { useNow } from "./use-now.ts";

/** Longer than any webhook should take; then the phone says that nobody took the message yet. */
const PATIENCE_MS = 2_500;
const NEAR_END_PX = 80;
/** What scrolls must be reachable by Tab, so that the keyboard can scroll it. */
const reachable = { tabIndex: 0 } as const;

/** One chat on a customer's phone. */
export function ChatView({
  phone,
  number,
  chat,
  isLoading,
  onBack,
}: {
  readonly phone: SimulatedPhone;
  readonly number: SimulatedNumber;
  /** Null: they never wrote to each other. */
  readonly chat: Chat | null;
  readonly isLoading: boolean;
  readonly onBack: () => void;
}) {
  const text = useText();
  const intl = useIntl();
  const [replyTo, setReplyTo] = useState<ChatMessage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const messages = chat === null ? [] : shownMessages(chat);
  const isWaiting = messages.some(({ state }) => state === "sending");
  const now = useNow(1_000, isWaiting || chat?.typingUntil != null);
  const isTyping = chat?.typingUntil != null && new Date(chat.typingUntil) > now;
  const address = { numberId: number.id, phone: phone.phone };
  useReadWhileVisible(address, chat === null ? 0 : unreadCount(chat));
  const { list, isAtEnd, goToEnd } = useStickToEnd(messages.length);

  const send = async (content: OutgoingContent): Promise<boolean> => {
    setProblem(null);
    try {
      const answer = await sendAsCustomer(address, content, content.type === "reaction" ? null : (replyTo?.id ?? null));
      setProblem(problemInWords(answer));
      if (content.type !== "reaction") setReplyTo(null);
      goToEnd();
      return true;
    } catch (failure) {
      setProblem((failure instanceof ControlFailure && failure.message) || text("simulator.notSent"));
      return false;
    }
  };

  const problemInWords = (answer: WebhookAnswer): string | null => {
    if (answer.type === "taken") return null;
    if (answer.type === "notReported") return text("simulator.notReported", { name: number.name });
    return answer.status === null
      ? text("simulator.webhookUnanswered")
      : text("simulator.webhookRefused", { status: answer.status });
  };

  let day = "";
  return (
    <>
      <header className={styles.header}>
        <ActionIcon className={styles.back} onClick={onBack} aria-label={text("simulator.back")}>
          <IconArrowLeft size="1.25rem" aria-hidden />
        </ActionIcon>
        <div className={styles.who}>
          <Text fw={600} truncate>
            {number.name}
          </Text>
          <Text size="xs" truncate className="tabular" aria-live="polite">
            {isTyping ? (
              text("simulator.typing")
            ) : (
              <>
                {phoneInWords(number.phone)} · <span className={styles.provider}>{number.provider}</span>
              </>
            )}
          </Text>
        </div>
      </header>

      <div
        className={styles.messages}
        ref={list}
        role="log"
        aria-label={text("simulator.chatWith", { name: number.name })}
        {...reachable}
      >
        {isLoading ? <Loader size="sm" m="auto" /> : null}
        {!isLoading && messages.length === 0 ? (
          <Text size="xs" className={styles.notice}>
            {text("simulator.startHint", { name: number.name })}
          </Text>
        ) : null}
        {messages.map((message, index) => {
          const previousDay = day;
          day = intl.formatDate(message.at, { day: "numeric", month: "long", year: "numeric" });
          const isLate = message.state === "sending" && now.getTime() - message.at.getTime() > PATIENCE_MS;
          return (
            <Fragment key={message.id}>
              {day === previousDay ? null : (
                <Text size="xs" className={styles.notice}>
                  {day}
                </Text>
              )}
              <Bubble
                message={message}
                isFirst={messages[index - 1]?.fromCustomer !== message.fromCustomer}
                isLate={isLate}
                onReply={() => setReplyTo(message)}
                onSend={send}
              />
            </Fragment>
          );
        })}
      </div>
      {isAtEnd ? null : (
        <ActionIcon
          className={styles.toEnd}
          variant="default"
          radius="xl"
          size="lg"
          onClick={goToEnd}
          aria-label={text("simulator.toEnd")}
        >
          <IconArrowDown size="1.125rem" aria-hidden />
        </ActionIcon>
      )}

      {problem === null ? null : (
        <Alert
          className={styles.problem}
          color="danger"
          role="status"
          withCloseButton
          closeButtonLabel={text("simulator.close")}
          onClose={() => setProblem(null)}
        >
          {problem}
        </Alert>
      )}
      <PhoneComposer
        number={number}
        phone={phone}
        replyTo={replyTo}
        onForgetReply={() => setReplyTo(null)}
        onSend={send}
      />
    </>
  );
}

/** Blue ticks for the business as soon as the customer has the chat before them. */
function useReadWhileVisible(address: { readonly numberId: string; readonly phone: string }, unread: number): void {
  const { numberId, phone } = address;
  useEffect(() => {
    if (unread === 0) return;
    const read = (): void => {
      if (document.visibilityState === "visible") void markChatRead({ numberId, phone }).catch(() => undefined);
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [numberId, phone, unread]);
}

function useStickToEnd(count: number) {
  const list = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const wasAtEnd = useRef(true);

  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const measure = (): void => {
      wasAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
      setAtEnd(wasAtEnd.current);
    };
    const stick = (): void => {
      if (wasAtEnd.current) element.scrollTop = element.scrollHeight;
    };
    const sizes = new ResizeObserver(stick);
    sizes.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    element.addEventListener("load", stick, { capture: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", measure);
      element.removeEventListener("load", stick, { capture: true });
    };
  }, []);

  useLayoutEffect(() => {
    if (count >= 0 && wasAtEnd.current && list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [count]);

  const goToEnd = (): void => {
    wasAtEnd.current = true;
    list.current?.scrollTo({ top: list.current.scrollHeight });
  };
  return { list, isAtEnd, goToEnd };
}
