/** What a Range header asks of a file (RFC 9110): one range, or the whole. */
export type AskedRange =
  | { readonly type: "whole" }
  | { readonly type: "part"; readonly from: number; readonly to: number }
  | { readonly type: "unsatisfiable" };

/** `from` and `to` are the first and last byte. Several ranges and units that nobody knows are answered with the whole. */
export function askedRange(header: string | undefined, sizeBytes: number): AskedRange {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  if (match === null || (match[1] === "" && match[2] === "")) return { type: "whole" };
  const [, first = "", last = ""] = match;
  if (first === "") {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? { type: "unsatisfiable" } : { type: "part", from: sizeBytes - length, to: sizeBytes - 1 };
  }
  const from = Number(first);
  const to = last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== "" && Number(last) < from) return { type: "whole" };
  return from >= sizeBytes ? { type: "unsatisfiable" } : { type: "part", from, to };
}
