import { useMutation, useQuery } from "@apollo/client/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { graphql } from "#gql";
import type { LiveOfferFragment, OfferState, WithdrawalReason } from "#gql/types";
import { useLiveEvents } from "../../../lib/live/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { PendingOffersQuery } from "./pending-offers-query.ts";

const AcceptOfferMutation = graphql(`
  mutation AcceptOffer($offerId: ID!) {
    acceptOffer(input: { offerId: $offerId }) {
      __typename
      ... on OfferAccepted {
        offer {
          ...LiveOffer
        }
      }
      ... on OfferNotPending {
        state
        takenBy {
          id
          name
        }
      }
      ...Refused
    }
  }
`);

const RejectOfferMutation = graphql(`
  mutation RejectOffer($offerId: ID!) {
    rejectOffer(input: { offerId: $offerId }) {
      __typename
      ... on OfferRejected {
        offer {
          ...LiveOffer
        }
      }
    }
  }
`);

/** An offer that went away by itself, and why, for a few seconds. */
export interface DepartedOffer {
  readonly offer: LiveOfferFragment;
  readonly reason: string;
}

const DEPARTED_MS = 6_000;

interface Departure {
  readonly state: OfferState;
  readonly takenBy?: { readonly name: string } | null;
  readonly withdrawalReason?: WithdrawalReason | null;
  /** The refusal that told of it, already in the viewer's language. */
  readonly said?: string;
}

/** The agent's offers: those to answer, those just lost, and the two answers. */
export function useOffers(onAccepted: (interactionId: string) => void) {
  const text = useText();
  const viewerId = useViewer().user.id;
  const { data } = useQuery(PendingOffersQuery);
  const [accept] = useMutation(AcceptOfferMutation);
  const [reject] = useMutation(RejectOfferMutation);
  const [departed, setDeparted] = useState<readonly DepartedOffer[]>([]);
  const [answering, setAnswering] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const answeredHere = useRef(new Set<string>());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);

  const depart = useCallback(
    (offer: LiveOfferFragment, departure: Departure): void => {
      const reason = reasonInWords(departure, text);
      setDeparted((known) => [...known.filter((other) => other.offer.id !== offer.id), { offer, reason }]);
      const timer = setTimeout(() => {
        timers.current.delete(timer);
        setDeparted((known) => known.filter((other) => other.offer.id !== offer.id));
      }, DEPARTED_MS);
      timers.current.add(timer);
    },
    [text],
  );

  useLiveEvents(({ kind, offer }) => {
    if (kind !== "OFFER_CHANGED" || !offer || offer.agent.id !== viewerId || offer.state === "PENDING") return;
    if (!answeredHere.current.has(offer.id)) depart(offer, offer);
  });

  const answer = async (offer: LiveOfferFragment, how: () => Promise<void>): Promise<void> => {
    if (answering.includes(offer.id)) return;
    setProblem(null);
    setAnswering((known) => [...known, offer.id]);
    answeredHere.current.add(offer.id);
    try {
      await how();
    } catch {
      answeredHere.current.delete(offer.id);
      setProblem(text("desk.offer.unanswered"));
    } finally {
      setAnswering((known) => known.filter((id) => id !== offer.id));
    }
  };

  const handleAccept = (offer: LiveOfferFragment): Promise<void> =>
    answer(offer, async () => {
      const { data: answered } = await accept({ variables: { offerId: offer.id }, update: withoutOffer(offer.id) });
      const result = answered?.acceptOffer;
      if (result?.__typename === "OfferAccepted") onAccepted(offer.interaction.id);
      else if (result?.__typename === "OfferNotPending") depart(offer, result);
      else if (result) depart(offer, { state: "WITHDRAWN", said: result.message });
    });

  const handleReject = (offer: LiveOfferFragment): Promise<void> =>
    answer(offer, async () => {
      await reject({ variables: { offerId: offer.id }, update: withoutOffer(offer.id) });
    });

  const pending = (data?.pendingOffers ?? []).filter(({ state }) => state === "PENDING");
  // Rung again meanwhile: the new card says all there is to say.
  const gone = departed.filter(({ offer }) => !pending.some((it) => it.interaction.id === offer.interaction.id));
  return { pending, departed: gone, answering, problem, handleAccept, handleReject };
}

function withoutOffer(offerId: string) {
  return (cache: import("@apollo/client").ApolloCache): void => {
    cache.updateQuery({ query: PendingOffersQuery }, (known) =>
      known ? { pendingOffers: known.pendingOffers.filter(({ id }) => id !== offerId) } : undefined,
    );
  };
}

function reasonInWords(
  { state, takenBy, withdrawalReason, said }: Departure,
  text: ReturnType<typeof useText>,
): string {
  if (takenBy) return text("desk.offer.takenBy", { name: takenBy.name });
  switch (state) {
    case "EXPIRED":
      return text("desk.offer.expired");
    case "ACCEPTED":
      return text("desk.offer.acceptedElsewhere");
    case "REJECTED":
      return text("desk.offer.rejectedElsewhere");
    default:
      if (said !== undefined) return said;
      return text(withdrawalReason ? `desk.offer.withdrawn.${withdrawalReason}` : "desk.offer.withdrawn");
  }
}
