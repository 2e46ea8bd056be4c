import { clientError } from "../../platform/graphql/errors.ts";

const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(3000, 0, 1);

/** A moment that calendars agree on; throws what a client may read for one outside. */
export function calendarMoment(moment: Date): Date {
  const instant = moment.getTime();
  if (instant >= FIRST && instant < LAST) return moment;
  throw clientError("BAD_USER_INPUT", "Choose a moment from the year 1900 to 2999.");
}
