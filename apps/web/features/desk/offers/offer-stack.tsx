"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Text } from "@mantine/core";
import { IconVolumeOff } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useAction } from "../../../lib/actions/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { PartBoundary } from "../../../ui/boundary/part-boundary.tsx";
import { useAlertPreferences } from "./alert-preferences.ts";
import { DepartedCard } from "./departed-card.tsx";
import { useDesktopNotifications } from "./desktop-notification.ts";
import { OfferCard, UndrawnOffer } from "./offer-card.tsx";
import styles from "./offer-stack.module.css";
import { NotificationSettingsQuery } from "./pending-offers-query.ts";
import { unlockSound } from "./sound-player.ts";
import { useOffers } from "./use-offers.ts";
import { usePageCount } from "./use-page-count.ts";
import { useRinging, useSoundUnlocked } from "./use-ringing.ts";

/** What counts until the account's own settings are known. */
const UNKNOWN = { sound: true, shake: false } as const;

/** Everything that rings for this agent, over every page: `a` accepts and `r` rejects the one that expires first. */
export function OfferStack() {
  const text = useText();
  const show = useShowInteraction();
  const { pending, departed, answering, problem, handleAccept, handleReject } = useOffers(show);
  const { data: settings } = useQuery(NotificationSettingsQuery, { fetchPolicy: "cache-first" });
  const settingsOf = (accountId: string) =>
    settings?.accounts.edges.find(({ node }) => node.id === accountId)?.node.notification ?? UNKNOWN;

  const [alerts] = useAlertPreferences();
  const isRinging = pending.some(({ interaction }) => settingsOf(interaction.account.id).sound);
  useRinging(isRinging, alerts);
  useDesktopNotifications(alerts.isDesktopOn, pending, show);
  usePageCount(pending.length);
  const isUnheard = !useSoundUnlocked() && alerts.isSoundOn && isRinging;

  const [first] = pending;
  const isEnabled = first !== undefined;
  useAction({
    id: "desk.accept",
    label: "desk.action.accept",
    keys: ["a"],
    isEnabled,
    run: () => first && void handleAccept(first),
  });
  useAction({
    id: "desk.reject",
    label: "desk.action.reject",
    keys: ["r"],
    isEnabled,
    run: () => first && void handleReject(first),
  });

  return (
    <>
      <div className="visually-hidden" role="alert">
        {first === undefined
          ? ""
          : text("desk.offer.announced", {
              name: first.interaction.contact.name,
              account: first.interaction.account.name,
            })}
      </div>
      {pending.length + departed.length === 0 && problem === null ? null : (
        <section className={styles.stack} aria-label={text("desk.offers")}>
          {problem === null ? null : (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
          {pending.map((offer) => {
            const answers = {
              isFirst: offer === first,
              isAnswering: answering.includes(offer.id),
              onAccept: () => void handleAccept(offer),
              onReject: () => void handleReject(offer),
            };
            return (
              <PartBoundary key={offer.id} subject={offer} fallback={<UndrawnOffer {...answers} />}>
                <OfferCard offer={offer} shakes={settingsOf(offer.interaction.account.id).shake} {...answers} />
              </PartBoundary>
            );
          })}
          {departed.map(({ offer, reason }) => (
            <PartBoundary key={offer.id} subject={offer} fallback={null}>
              <DepartedCard offer={offer} reason={reason} />
            </PartBoundary>
          ))}
          {/* Below them: the first press on a card makes it go, and must not move the card from under the pointer. */}
          {isUnheard ? <Unheard /> : null}
        </section>
      )}
    </>
  );
}

/** Browsers keep a page silent until it was clicked: said, for otherwise nobody would know why nothing rings. */
function Unheard() {
  const text = useText();
  return (
    <div className={styles.unheard} data-testid="sound-blocked">
      <IconVolumeOff size="1.125rem" aria-hidden />
      <Text size="xs" className={styles.unheardWords}>
        {text("desk.alerts.blocked")}
      </Text>
      <Button size="compact-xs" variant="default" onClick={unlockSound}>
        {text("desk.alerts.unlock")}
      </Button>
    </div>
  );
}

/** Brings an interaction to the desk, from whatever page. */
function useShowInteraction(): (interactionId: string) => void {
  const router = useRouter();
  return useCallback(
    (interactionId: string) => {
      const address = `/desk?interaction=${encodeURIComponent(interactionId)}`;
      if (window.location.pathname === "/desk") window.history.pushState(null, "", address);
      else router.push(address);
    },
    [router],
  );
}
