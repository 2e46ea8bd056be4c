"use client";
import { useCallback } from "react";
import { type PrimitiveType, useIntl } from "react-intl";
import type accounts from "../../features/accounts/en.json";
import type desk from "../../features/desk/en.json";
import type frame from "../../features/frame/en.json";
import type interactions from "../../features/interactions/en.json";
import type queues from "../../features/queues/en.json";
import type realtime from "../../features/realtime/en.json";
import type settings from "../../features/settings/en.json";
import type signIn from "../../features/sign-in/en.json";
import type simulator from "../../features/simulator/en.json";
import type users from "../../features/users/en.json";
import type common from "./en.json";

/** Every id of every feature's `en.json`: a word that does not exist does not compile. */
export type MessageId = keyof (typeof accounts &
  typeof common &
  typeof desk &
  typeof frame &
  typeof interactions &
  typeof queues &
  typeof realtime &
  typeof settings &
  typeof signIn &
  typeof simulator &
  typeof users);

export type Text = (id: MessageId, values?: Record<string, PrimitiveType>) => string;

/** `text("accounts.title")`: the words for an id, with its values filled in. */
export function useText(): Text {
  const { formatMessage } = useIntl();
  return useCallback<Text>((id, values) => String(formatMessage({ id: id as string }, values)), [formatMessage]);
}
