"use client";
import { Menu, Text, Textarea, UnstyledButton } from "@mantine/core";
import type { GetInputPropsReturnType } from "@mantine/form";
import { IconBraces } from "@tabler/icons-react";
import { useRef } from "react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./plan.module.css";

/** Parts of every interaction that a text may name, with what they could read. */
const PARTS: Readonly<Record<string, string>> = {
  "contact.name": "Maria Rossi",
  "contact.phone": "393331234567",
  "message.text": "Where is my order?",
  "interaction.number": "1042",
  "account.name": "Harbour Home",
};

/** A text with `{{names}}` in it: a menu puts them in, and below stands how it could read. */
export function TemplateText(props: {
  label: string;
  field: GetInputPropsReturnType;
  value: string;
  /** Variables that steps of the plan fill. */
  variables: readonly string[];
  minRows?: number;
  placeholder?: string;
  onInsert: (value: string) => void;
}) {
  const { value, variables } = props;
  const text = useText();
  const input = useRef<HTMLTextAreaElement>(null);

  function handleInsert(name: string) {
    const { selectionStart, selectionEnd } = input.current ?? {
      selectionStart: value.length,
      selectionEnd: value.length,
    };
    props.onInsert(`${value.slice(0, selectionStart)}{{${name}}}${value.slice(selectionEnd)}`);
    requestAnimationFrame(() => {
      const place = selectionStart + name.length + 4;
      input.current?.focus();
      input.current?.setSelectionRange(place, place);
    });
  }

  return (
    <div className={styles.template}>
      <Textarea
        ref={input}
        label={props.label}
        autosize
        minRows={props.minRows ?? 2}
        maxRows={10}
        placeholder={props.placeholder}
        {...props.field}
      />
      <div className={styles.templateFoot}>
        <Menu position="bottom-start" width="18rem">
          <Menu.Target>
            <UnstyledButton className={styles.names}>
              <IconBraces size="0.875rem" aria-hidden /> {text("plan.insertName")}
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {[...Object.keys(PARTS), ...variables].map((name) => (
              <Menu.Item key={name} onClick={() => handleInsert(name)}>
                <code>{`{{${name}}}`}</code>{" "}
                <Text span size="xs" c="dimmed">
                  {PARTS[name] ?? text("plan.ownVariable")}
                </Text>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {value.includes("{{") && (
          <Text size="xs" c="dimmed" className={styles.preview}>
            {text("plan.readsLike", { text: preview(value) })}
          </Text>
        )}
      </div>
    </div>
  );
}

function preview(template: string): string {
  return template.replace(/\{\{([^{}]*)\}\}/g, (_, name: string) => PARTS[name.trim()] ?? `‹${name.trim()}›`);
}
