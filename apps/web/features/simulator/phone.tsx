import { ActionIcon, Menu, Text } from "@mantine/core";
import { IconCheck, IconDotsVertical, IconEyeOff, IconPhoneOff, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { type MessageId, useText } from "../../lib/messages/index.ts";
import { ChatList } from "./chat-list.tsx";
import { ChatView } from "./chat-view.tsx";
import { type PhoneSettings, savePhone } from "./control/client.ts";
import type { Chat, SimulatedNumber, SimulatedPhone } from "./control/shapes.ts";
import { phoneInWords } from "./invented-people.ts";
import styles from "./phone.module.css";

/** One customer's phone: its owner above, the list of chats or the open one below. */
export function Phone({
  phone,
  numbers,
  chats,
  numberId,
  onOpen,
  onRemove,
}: {
  readonly phone: SimulatedPhone;
  readonly numbers: readonly SimulatedNumber[] | null;
  readonly chats: readonly Chat[] | null;
  /** The chat on screen; null: the list. */
  readonly numberId: string | null;
  readonly onOpen: (numberId: string | null) => void;
  readonly onRemove: () => void;
}) {
  const text = useText();
  const number = numbers?.find(({ id }) => id === numberId) ?? null;
  const change = (settings: PhoneSettings): void => void savePhone(phone.phone, settings).catch(() => undefined);
  const owner = phone.name || phoneInWords(phone.phone);

  return (
    <section className={styles.phone} aria-label={text("simulator.phoneOf", { owner })} data-testid="phone">
      <div className={styles.owner}>
        <Text size="sm" fw={600} truncate>
          {owner}
        </Text>
        {phone.name && (
          <Text size="xs" c="dimmed" truncate className="tabular">
            {phoneInWords(phone.phone)}
          </Text>
        )}
        <Menu position="bottom-end" closeOnItemClick={false}>
          <Menu.Target>
            <ActionIcon aria-label={text("simulator.phone.menu", { owner })} ml="auto">
              <IconDotsVertical size="1.125rem" aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Setting
              id="simulator.phone.readsAlone"
              isOn={phone.readsAfterMs !== null}
              onToggle={(isOn) => change({ readsAfterMs: isOn ? 1_000 : null })}
            />
            <Setting
              id="simulator.phone.hidden"
              icon={<IconEyeOff size="1rem" aria-hidden />}
              isOn={phone.hidesPhone}
              onToggle={(hidesPhone) => change({ hidesPhone })}
            />
            <Setting
              id="simulator.phone.notOnWhatsApp"
              icon={<IconPhoneOff size="1rem" aria-hidden />}
              isOn={!phone.onWhatsApp}
              onToggle={(isOff) => change({ onWhatsApp: !isOff })}
            />
            <Menu.Divider />
            <Menu.Item leftSection={<IconX size="1rem" aria-hidden />} onClick={onRemove}>
              {text("simulator.phone.remove")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={styles.screen}>
        {number === null ? (
          <ChatList numbers={numbers} chats={chats} onOpen={onOpen} />
        ) : (
          <ChatView
            key={number.id}
            phone={phone}
            number={number}
            chat={chats?.find((chat) => chat.numberId === number.id) ?? null}
            isLoading={chats === null}
            onBack={() => onOpen(null)}
          />
        )}
      </div>
    </section>
  );
}

function Setting({
  id,
  icon,
  isOn,
  onToggle,
}: {
  readonly id: MessageId;
  readonly icon?: ReactNode;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
}) {
  const text = useText();
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={isOn}
      leftSection={icon}
      rightSection={isOn ? <IconCheck size="1rem" aria-hidden /> : null}
      onClick={() => onToggle(!isOn)}
    >
      {text(id)}
    </Menu.Item>
  );
}
