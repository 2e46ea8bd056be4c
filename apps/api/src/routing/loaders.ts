import type { InteractionId, NotificationRun, OfferId } from "@parley/schema";
import DataLoader from "dataloader";
import { type NotificationView, renderNotification } from "../accounts/index.ts";
import type { Database } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";
import { type NotificationRow, notificationsOf } from "./persistence/notifications.ts";
import type { OfferRow } from "./persistence/offer.entity.ts";
import { findOffers, pendingOffersOf } from "./persistence/offers.ts";
import { type RoutingHistoryRow, routingHistoryOf } from "./persistence/routing-history.ts";
import { pendingTransfersOf, type TransferRow } from "./persistence/transfers.ts";

/** Offers, once a request each and all of a moment in one query. */
export interface RoutingLoaders {
  offer(id: OfferId): Promise<OfferRow | null>;
  pendingOffersOf(id: InteractionId): Promise<readonly OfferRow[]>;
  /** Null when it is not being transferred. */
  pendingTransferOf(id: InteractionId): Promise<TransferRow | null>;
  routingHistoryOf(id: InteractionId): Promise<readonly RoutingHistoryRow[]>;
  /** The account's notification template filled in for an offer. */
  notificationOf(id: OfferId): Promise<readonly NotificationRun[]>;
}

export function createRoutingLoaders(database: Database): RoutingLoaders {
  const offers = new DataLoader<OfferId, OfferRow | null>(async (ids) => {
    const found = new Map((await findOffers(database.fork(), ids.filter(isId))).map((offer) => [offer.id, offer]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const pending = new DataLoader<InteractionId, readonly OfferRow[]>(async (ids) => {
    const rows = await pendingOffersOf(database.fork(), ids);
    return ids.map((id) => rows.filter(({ interactionId }) => interactionId === id));
  });
  const transfers = new DataLoader<InteractionId, TransferRow | null>(async (ids) => {
    const found = new Map((await pendingTransfersOf(database.fork(), ids)).map((row) => [row.interactionId, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const histories = new DataLoader<InteractionId, readonly RoutingHistoryRow[]>(async (ids) => {
    const found = Map.groupBy(await routingHistoryOf(database.fork(), { ids }), ({ interactionId }) => interactionId);
    return ids.map((id) => found.get(id) ?? []);
  });
  const notifications = new DataLoader<OfferId, readonly NotificationRun[]>(async (ids) => {
    const rows = await notificationsOf(database.fork(), { ids });
    const found = new Map(rows.map((row) => [row.id, renderNotification(row.notificationTemplate, viewOf(row))]));
    return ids.map((id) => found.get(id) ?? []);
  });
  return {
    offer: (id) => offers.load(id),
    pendingOffersOf: (id) => pending.load(id),
    pendingTransferOf: (id) => transfers.load(id),
    routingHistoryOf: (id) => histories.load(id),
    notificationOf: (id) => notifications.load(id),
  };
}

function viewOf(row: NotificationRow): NotificationView {
  return {
    account: { name: row.accountName, key: row.accountKey, phone: row.accountPhone },
    queue: row.queueName === null ? null : { name: row.queueName },
    contact: { name: row.contactName, mobile: row.mobile, phone: row.contactPhone, username: row.username },
    list: { name: row.listName },
    interaction: { number: row.number, reason: row.reason },
    message: row.messageType === null ? null : { text: row.text, type: row.messageType },
    agent: { name: row.agentName },
  };
}
