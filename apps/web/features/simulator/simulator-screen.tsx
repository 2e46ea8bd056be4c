"use client";
import { ActionIcon, Alert, Anchor, Button, Skeleton, Text, Title, Tooltip } from "@mantine/core";
import { IconDeviceMobilePlus, IconHeadset } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import { AddPhone } from "./add-phone.tsx";
import { savePhone } from "./control/client.ts";
import { inventPerson } from "./invented-people.ts";
import { Phone } from "./phone.tsx";
import { MAX_PHONES, rememberedPhones, rememberPhones, type ShownPhone } from "./shown-phones.ts";
import styles from "./simulator-screen.module.css";
import { useSimulator } from "./use-simulator.ts";

/** The customer's side of the demo: phones beside each other, each writing to the demo's numbers through the real adapters. */
export function SimulatorScreen() {
  const text = useText();
  const [shown, setShown] = useState<readonly ShownPhone[] | null>(null);
  const [isAdding, setAdding] = useState(false);
  const { numbers, phones, chats, connection, refresh } = useSimulator((shown ?? []).map(({ phone }) => phone));
  const begun = useRef(false);

  useEffect(() => {
    if (begun.current || phones === null) return;
    begun.current = true;
    const remembered = rememberedPhones(window.location.search);
    if (remembered.length > 0) return setShown(remembered);
    const person = inventPerson(phones.map(({ phone }) => phone));
    void savePhone(person.phone, { name: person.name, readsAfterMs: null }).catch(() => undefined);
    setShown([{ phone: person.phone, numberId: null }]);
  }, [phones]);

  useEffect(() => {
    if (shown !== null) rememberPhones(shown);
  }, [shown]);

  const handleAdd = (phone: string): void => {
    setAdding(false);
    setShown((current) => [...(current ?? []).filter((other) => other.phone !== phone), { phone, numberId: null }]);
  };
  const handleRemove = (phone: string): void =>
    setShown((current) => (current ?? []).filter((other) => other.phone !== phone));
  const handleOpen = (phone: string, numberId: string | null): void =>
    setShown((current) => (current ?? []).map((other) => (other.phone === phone ? { phone, numberId } : other)));

  const isFull = (shown?.length ?? 0) >= MAX_PHONES;
  return (
    <main className={styles.page}>
      <header className={styles.bar}>
        <div className={styles.words}>
          <Title order={1}>{text("simulator.title")}</Title>
          <Text size="xs" c="dimmed" className={styles.explanation}>
            {text("simulator.explanation")}
          </Text>
        </div>
        <Anchor href="/desk" target="_blank" size="sm" className={styles.desk}>
          <IconHeadset size="1.125rem" aria-hidden />
          {text("simulator.openDesk")}
        </Anchor>
        <Button
          className={styles.add}
          leftSection={<IconDeviceMobilePlus size="1.125rem" aria-hidden />}
          disabled={isFull || phones === null}
          onClick={() => setAdding(true)}
        >
          {text("simulator.addPhone")}
        </Button>
        <Tooltip label={text("simulator.addPhone")}>
          <ActionIcon
            className={styles.addSmall}
            variant="filled"
            color="accent"
            size="lg"
            aria-label={text("simulator.addPhone")}
            disabled={isFull || phones === null}
            onClick={() => setAdding(true)}
          >
            <IconDeviceMobilePlus size="1.25rem" aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>

      {connection === "down" ? (
        <Alert color="danger" className={styles.alert} role="status">
          {text(numbers === null ? "simulator.notRunning" : "simulator.connectionLost")}
          <Button variant="subtle" color="danger" size="compact-sm" ml="xs" onClick={refresh}>
            {text("simulator.tryAgain")}
          </Button>
        </Alert>
      ) : null}

      <div className={styles.phones}>
        {shown === null
          ? connection !== "down" && <Skeleton className={styles.skeleton} />
          : shown.map(({ phone, numberId }) => (
              <Phone
                key={phone}
                phone={phones?.find((known) => known.phone === phone) ?? unknownPhone(phone)}
                numbers={numbers}
                chats={chats[phone] ?? null}
                numberId={numberId}
                onOpen={(next) => handleOpen(phone, next)}
                onRemove={() => handleRemove(phone)}
              />
            ))}
        {shown?.length === 0 ? (
          <Text c="dimmed" className={styles.empty}>
            {text("simulator.noPhones")}
          </Text>
        ) : null}
      </div>

      {isAdding ? (
        <AddPhone
          known={phones ?? []}
          shown={(shown ?? []).map(({ phone }) => phone)}
          onAdd={handleAdd}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </main>
  );
}

const unknownPhone = (phone: string) => ({ phone, name: "", readsAfterMs: null, onWhatsApp: true, hidesPhone: false });
