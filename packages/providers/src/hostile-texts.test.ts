/** What adapters read texts with: a new reader is a line in the table. The adapters themselves are tried over their fixtures. */

import { describeBoundedCost } from "./conformance/bounded-cost.ts";
import { fileNameOf } from "./downloading.ts";
import { MalformedPayload } from "./inbound.ts";
import {
  businessScopedId,
  cleanId,
  cleanJson,
  cleanText,
  embeddedJson,
  isoTime,
  jsonBody,
  mediaTypeOf,
  numberAt,
  personOf,
  phoneDigits,
  unixSeconds,
} from "./reading.ts";

describeBoundedCost({
  cleanText,
  cleanId,
  cleanJson,
  embeddedJson,
  phoneDigits,
  businessScopedId,
  unixSeconds,
  isoTime,
  mediaTypeOf,
  numberAt: (text) => numberAt({ text }, "text"),
  personOf: (text) => personOf({ identifiers: [text, text], username: text, name: text }),
  fileNameOf,
  jsonBody: (text) => {
    try {
      return jsonBody(new TextEncoder().encode(text));
    } catch (error) {
      if (!(error instanceof MalformedPayload)) throw error;
      return null;
    }
  },
});
