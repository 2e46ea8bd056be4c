/** Twilio's error codes: what to do about each, and in words what it means (its callbacks carry the number only). */
import { classOfStatus, failureOf, type ReadFailure } from "../calling.ts";
import type { Failure, FailureClass } from "../failure.ts";
import { idAt, stringAt } from "../reading.ts";

type Meaning = readonly [FailureClass, string];

const CODES: Readonly<Record<string, Meaning>> = {
  "11751": ["input", "The file is too large"],
  "12300": ["input", "The file's content type is not valid"],
  "20003": ["configuration", "Twilio does not accept the Account SID or Authorization Token"],
  "20404": ["configuration", "Twilio does not know this account or resource"],
  "20429": ["retry", "Too many requests at a time"],
  "20500": ["retry", "Twilio has an internal error"],
  "21211": ["recipient", "The recipient's number is not valid"],
  "21408": ["configuration", "The account may not send to this region"],
  "21602": ["input", "The message has no text"],
  "21606": ["configuration", "The account's number cannot send this message"],
  "21610": ["opt_out", "The recipient stopped messages from this number"],
  "21614": ["recipient", "The recipient's number cannot receive messages"],
  "21617": ["input", "The text is longer than 1600 characters"],
  "21620": ["input", "The file's address is not valid"],
  "21656": ["input", "The template's variables are not valid"],
  "21660": ["configuration", "The sending number does not belong to this Twilio account"],
  "21910": ["configuration", "Sender and recipient are not on the same channel"],
  "30001": ["retry", "Twilio's queue is full"],
  "30003": ["recipient", "The recipient cannot be reached"],
  "30004": ["recipient", "The message was blocked by the recipient"],
  "30005": ["recipient", "The recipient is unknown"],
  "30006": ["recipient", "The recipient's line cannot receive messages"],
  "30007": ["input", "The message was filtered as unwanted"],
  "30008": ["retry", "Twilio could not deliver, for an unknown reason"],
  "63001": ["configuration", "WhatsApp does not accept the sender's authorisation"],
  "63002": ["configuration", "The sending number is unknown to WhatsApp"],
  "63003": ["recipient", "The recipient is not on WhatsApp"],
  "63005": ["input", "WhatsApp did not accept the content"],
  "63007": ["configuration", "The account's number is no WhatsApp sender of this Twilio account"],
  "63012": ["retry", "WhatsApp has an internal error"],
  "63013": ["input", "The message breaks a WhatsApp policy"],
  "63015": ["recipient", "The recipient has not joined the sandbox"],
  "63016": ["template_needed", "The 24-hour window is closed: only a template may be sent"],
  "63017": ["retry", "WhatsApp's rate limit was reached"],
  "63018": ["retry", "The sender's rate limit was reached"],
  "63019": ["input", "WhatsApp could not fetch the file"],
  "63020": ["configuration", "The Business Manager account has an error"],
  "63021": ["input", "WhatsApp did not accept the content"],
  "63022": ["configuration", "The sender's name certificate is not valid"],
  "63024": ["recipient", "The recipient is not valid"],
  "63025": ["input", "The file already exists"],
  "63027": ["template_state", "The template does not exist in this language"],
  "63028": ["input", "The template got the wrong number of parameters"],
  "63029": ["input", "The recipient could not load the template"],
  "63030": ["input", "A parameter does not fit this kind of message"],
  "63031": ["recipient", "Sender and recipient are the same number"],
  "63032": ["recipient", "WhatsApp does not let this person be messaged now"],
  "63033": ["recipient", "The recipient blocked this number"],
  "63034": ["input", "The file is too large"],
  "63037": ["retry", "WhatsApp could not take the file"],
  "63038": ["wait", "The account's daily message limit was reached"],
  "63040": ["template_state", "The template was not accepted"],
  "63041": ["template_state", "The template is paused"],
  // Known from help pages only, as 63049 is.
  "63042": ["template_state", "The template is disabled"],
  "63049": ["recipient", "WhatsApp chose not to deliver this marketing message"],
};

function meaningOf(code: string | null): Meaning | undefined {
  return code !== null && Object.hasOwn(CODES, code) ? CODES[code] : undefined;
}

/** The refusal of an API call: `{code, message, status}`. */
export function readTwilioFailure(status: number, json: unknown): ReadFailure {
  const code = idAt(json, "code");
  const known = meaningOf(code);
  const words = stringAt(json, "message", 400) ?? known?.[1] ?? `Twilio answered ${status}`;
  return { failure: failureOf(known?.[0] ?? classOfStatus(status), code ?? String(status), words) };
}

/** The failure a status callback tells. An unknown code is no reason to send again unasked, hence "input". */
export function statusFailure(code: string | null, message: string | null): Failure {
  const known = meaningOf(code);
  return failureOf(known?.[0] ?? "input", code, message ?? known?.[1] ?? "Twilio could not deliver the message");
}
