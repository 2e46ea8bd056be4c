/** Meta's words for the codes that come with a failed status; Kaleyra passes them on. */
const WORDS: Readonly<Record<string, string>> = {
  "130429": "Rate limit hit",
  "130472": "User's number is part of an experiment",
  "130497": "Business account is restricted from messaging users in this country",
  "131000": "Something went wrong",
  "131009": "Parameter value is not valid",
  "131026": "Message undeliverable",
  "131031": "Account has been locked",
  "131042": "Business eligibility payment issue",
  "131047": "Re-engagement message",
  "131048": "Spam rate limit hit",
  "131049": "This message was not delivered to maintain healthy ecosystem engagement",
  "131050": "User has stopped marketing messages from this business",
  "131051": "Unsupported message type",
  "131052": "Media download error",
  "131053": "Media upload error",
  "131056": "(Business Account, Consumer Account) pair rate limit hit",
  "132000": "Number of parameters does not match the expected number of params",
  "132001": "Template name does not exist in the translation",
  "132012": "Parameter format does not match format in the created template",
  "132015": "Template is paused",
  "132016": "Template is disabled",
};

export function metaWords(code: string): string {
  return WORDS[code] ?? "Something went wrong";
}

export const META_FAILURES = {
  windowClosed: {
    code: "131047",
    detail:
      "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
  },
  notOnWhatsApp: { code: "131026", detail: "Message Undeliverable." },
  mediaUnreachable: { code: "131052", detail: "Unable to download the media sent by the user" },
  mediaUnsupported: { code: "131053", detail: "Unsupported media file type" },
  unknownTarget: { code: "131009", detail: "Reaction target message was not found" },
} as const;
