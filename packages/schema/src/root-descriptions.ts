/**
 * What the three root types say about themselves. type-graphql cannot describe root types, so whoever builds the schema
 * sets these on `schema.getQueryType()` and its siblings before serving or printing it.
 */
export const ROOT_DESCRIPTIONS = {
  Query:
    "Reading. Needs a signed-in viewer except for `viewer` itself: otherwise `errors[]` with code UNAUTHENTICATED. What the viewer may not see is left out of lists and answers null by id. Codes of `errors[].extensions.code`: UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, LIMIT_EXCEEDED, RESYNC_REQUIRED, INTERNAL.",
  Mutation:
    "Acting. Every mutation takes one `input` and answers a union of its success and its named refusals. Over HTTP with a cookie the request must come from our own origin; with a bearer token it may come from anywhere.",
  Subscription:
    'Live events over WebSocket (graphql-ws). Sign in by the session\'s cookie, or by `connectionParams: {authorization: "Bearer …"}`. Each event is checked again against what the viewer may see at that moment.',
} as const;
