import { Button, Menu } from "@mantine/core";
import { NOTIFICATION_VARIABLES } from "@parley/schema/plain";
import { IconBraces, IconBracketsContain } from "@tabler/icons-react";
import { Fragment } from "react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./template-editor.module.css";

/** Parts of a template that may be absent: the only ones for which a section makes sense. */
const SECTIONS = ["queue", "message", "contact.phone", "contact.username"] as const;

/** What can be put into a template, by its name. */
export function InsertMenus({ onInsert }: { readonly onInsert: (before: string, after?: string) => void }) {
  const text = useText();
  return (
    <>
      <Menu position="bottom-start" returnFocus={false}>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconBraces size="1rem" aria-hidden />}>
            {text("accounts.notificationVariables")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          {Object.entries(NOTIFICATION_VARIABLES).map(([of, names]) => (
            <Fragment key={of}>
              <Menu.Label>{of}</Menu.Label>
              {names.map((name) => (
                <Menu.Item key={name} className={styles.code} onClick={() => onInsert(`{{${of}.${name}}}`)}>
                  {`{{${of}.${name}}}`}
                </Menu.Item>
              ))}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start" returnFocus={false}>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconBracketsContain size="1rem" aria-hidden />}>
            {text("accounts.notificationSections")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {SECTIONS.map((name) => (
            <Menu.Item key={name} onClick={() => onInsert(`{{#${name}}}`, `{{/${name}}}`)}>
              {text("accounts.notificationSection", { name })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
