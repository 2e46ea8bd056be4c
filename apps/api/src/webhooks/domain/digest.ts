import type { InboundEvent } from "@parley/providers";

/** What one webhook body came to: its events that concern the account, or why it could not be read. */
export type Reading =
  | { readonly type: "read"; readonly events: readonly InboundEvent[] }
  | { readonly type: "malformed"; readonly reason: string };

type EventOf<Kind extends InboundEvent["kind"]> = Extract<InboundEvent, { readonly kind: Kind }>;

/** The events of a batch by what has to be done with them, each kind in order of arrival. */
export interface Sorted<Origin> {
  readonly messages: readonly { readonly origin: Origin; readonly event: EventOf<"message"> }[];
  readonly statuses: readonly { readonly origin: Origin; readonly event: EventOf<"status"> }[];
  readonly changes: readonly {
    readonly origin: Origin;
    readonly event: EventOf<"reaction" | "edit" | "revoke" | "echo">;
  }[];
  readonly identities: readonly { readonly origin: Origin; readonly event: EventOf<"identity"> }[];
  readonly templates: readonly { readonly origin: Origin; readonly event: EventOf<"template"> }[];
}

/** Sorts a batch; typing, preferences and account news carry nothing that is kept yet and are let go. */
export function sortEvents<Origin>(
  arrived: readonly { readonly origin: Origin; readonly events: readonly InboundEvent[] }[],
): Sorted<Origin> {
  const all = arrived.flatMap(({ origin, events }) => events.map((event) => ({ origin, event })));
  const ofKind = <Kind extends InboundEvent["kind"]>(...kinds: readonly Kind[]) =>
    all.filter((it): it is { origin: Origin; event: EventOf<Kind> } =>
      (kinds as readonly string[]).includes(it.event.kind),
    );
  return {
    messages: ofKind("message"),
    statuses: ofKind("status"),
    changes: ofKind("reaction", "edit", "revoke", "echo"),
    identities: ofKind("identity"),
    templates: ofKind("template"),
  };
}
