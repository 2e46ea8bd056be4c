/** What was read out of one body so far, and what could not be. */
import { type InboundEvent, MalformedPayload } from "../inbound.ts";
import { MAX_EVENTS_PER_BODY } from "../reading.ts";

export interface Reading {
  readonly events: InboundEvent[];
  /** In words, what had the form of an event and could not be read. */
  readonly complaints: string[];
}

export function newReading(): Reading {
  return { events: [], complaints: [] };
}

/** True once a body has told as much as we take. */
export function isFull({ events, complaints }: Reading): boolean {
  return events.length + complaints.length >= MAX_EVENTS_PER_BODY;
}

/**
 * The events read. One poor entry must not hide its neighbours, so it is passed over; but a body with
 * nothing else in it is set aside with its reason instead of vanishing (R2): MalformedPayload.
 */
export function finished({ events, complaints }: Reading): readonly InboundEvent[] {
  const [complaint] = complaints;
  if (events.length === 0 && complaint !== undefined) throw new MalformedPayload(complaint);
  return events.slice(0, MAX_EVENTS_PER_BODY);
}
