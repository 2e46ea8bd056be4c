"use client";
import { useQuery } from "@apollo/client/react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { useDeskKeys } from "../keyboard.ts";
import { DepartedCard, OfferCard } from "./offer-card.tsx";
import styles from "./offer-stack.module.css";
import { NotificationSettingsQuery } from "./pending-offers-query.ts";
import { useOffers } from "./use-offers.ts";
import { useRinging } from "./use-ringing.ts";

/** Everything that rings for this agent, over every page (DSK-02): `a` accepts and `r` rejects the one that expires first. */
export function OfferStack() {
  const text = useText();
  const router = useRouter();
  const { pending, departed, answering, problem, handleAccept, handleReject } = useOffers((interactionId) => {
    const address = `/desk?interaction=${interactionId}`;
    if (window.location.pathname === "/desk") window.history.pushState(null, "", address);
    else router.push(address);
  });
  const { data: settings } = useQuery(NotificationSettingsQuery, { fetchPolicy: "cache-first" });
  const settingsOf = (accountId: string) =>
    settings?.accounts.edges.find(({ node }) => node.id === accountId)?.node.notification ?? {
      sound: true,
      shake: false,
    };

  useRinging(pending.some(({ interaction }) => settingsOf(interaction.account.id).sound));
  useTitleCount(pending.length);

  const [first] = pending;
  useDeskKeys((key) => {
    if (first === undefined || (key !== "a" && key !== "r")) return false;
    void (key === "a" ? handleAccept(first) : handleReject(first));
    return true;
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
          {pending.map((offer) => (
            <OfferCard
              key={offer.id}
              offer={offer}
              isFirst={offer === first}
              isAnswering={answering.includes(offer.id)}
              shakes={settingsOf(offer.interaction.account.id).shake}
              onAccept={() => void handleAccept(offer)}
              onReject={() => void handleReject(offer)}
            />
          ))}
          {departed.map(({ offer, reason }) => (
            <DepartedCard key={offer.id} offer={offer} reason={reason} />
          ))}
        </section>
      )}
    </>
  );
}

/** `(2) Desk · Parley`: seen from another tab. */
function useTitleCount(count: number): void {
  useEffect(() => {
    if (count === 0) return;
    const show = (): void => {
      const bare = document.title.replace(/^\(\d+\) /, "");
      const wanted = `(${count}) ${bare}`;
      if (document.title !== wanted) document.title = wanted;
    };
    show();
    const changes = new MutationObserver(show);
    const title = document.querySelector("title");
    if (title !== null) changes.observe(title, { childList: true });
    return () => {
      changes.disconnect();
      document.title = document.title.replace(/^\(\d+\) /, "");
    };
  }, [count]);
}
