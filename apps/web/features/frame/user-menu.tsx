"use client";
import { useMutation } from "@apollo/client/react";
import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCommand, IconKey, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { graphql } from "#gql";
import { press } from "../../lib/actions/index.ts";
import { useStopLive } from "../../lib/live/index.ts";
import { LOCALES, type Locale, useLocale, useText } from "../../lib/messages/index.ts";
import { useViewer } from "../../lib/session/index.ts";
import { onDemand } from "./on-demand.tsx";
import styles from "./user-menu.module.css";

const SignOutMutation = graphql(`
  mutation SignOut {
    signOut(input: {}) {
      __typename
    }
  }
`);

const ChangePassword = onDemand(() => import("./change-password.tsx").then((module) => module.ChangePassword));

const themes = [
  { value: "light", label: "frame.themeLight" },
  { value: "dark", label: "frame.themeDark" },
  { value: "auto", label: "frame.themeAuto" },
] as const;

/** Who is signed in, the theme, the password, and the way out. */
export function UserMenu() {
  const text = useText();
  const { user } = useViewer();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [locale, chooseLocale] = useLocale();
  const [isChangingPassword, password] = useDisclosure(false);
  const handleSignOut = useSignOut();

  return (
    <>
      <Menu position="bottom-end" width="16rem">
        <Menu.Target>
          <UnstyledButton className={styles.target} aria-label={text("frame.account", { name: user.name })}>
            <Avatar name={user.name} color="accent" size="2rem" alt="" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text fw={600} c="bright" truncate>
              {user.name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {text(`frame.role.${user.role}`)} · {user.email}
            </Text>
          </Menu.Label>
          <Menu.Divider />
          <Menu.Label>{text("frame.theme")}</Menu.Label>
          <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as typeof colorScheme)}>
            {themes.map(({ value, label }) => (
              <Menu.RadioItem key={value} value={value}>
                {text(label)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>{text("frame.language")}</Menu.Label>
          <Menu.RadioGroup value={locale} onChange={(value) => chooseLocale(value as Locale)}>
            {Object.entries(LOCALES).map(([value, name]) => (
              <Menu.RadioItem key={value} value={value} lang={value}>
                {name}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconCommand size="1rem" aria-hidden />} onClick={() => press("mod+k")}>
            {text("frame.commands")}
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size="1rem" aria-hidden />} onClick={() => press("?")}>
            {text("frame.shortcuts")}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size="1rem" aria-hidden />} onClick={password.open}>
            {text("frame.changePassword")}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size="1rem" aria-hidden />} onClick={() => void handleSignOut()}>
            {text("frame.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChangingPassword && <ChangePassword onClose={password.close} />}
    </>
  );
}

/** Ends the session on the server, then loads the sign-in page afresh so that nothing of it stays in memory. */
function useSignOut() {
  const stopLive = useStopLive();
  const [signOut] = useMutation(SignOutMutation);
  return async () => {
    stopLive();
    await signOut().catch(() => undefined);
    window.location.assign("/sign-in");
  };
}
