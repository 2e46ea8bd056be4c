/** One request to /graphql exactly as it is given, and whatever comes back: for what a well-behaved client never sends. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Null when it is no JSON. */
  readonly json: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  } | null;
}

/** Posts an operation as JSON. */
export function postGraphql(
  { url, headers = {} }: { readonly url: string; readonly headers?: Readonly<Record<string, string>> },
  operation: object,
): Promise<RawAnswer> {
  return sendRaw(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(operation),
  });
}

/** Any request, its answer read whole. */
export async function sendRaw(address: string, request: RequestInit): Promise<RawAnswer> {
  const response = await fetch(address, { redirect: "manual", ...request });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: asJson(text) };
}

/** The codes of `errors[]`. */
export function codesOf({ json }: RawAnswer): readonly (string | undefined)[] {
  return json?.errors?.map(({ extensions }) => extensions?.code) ?? [];
}

function asJson(text: string): RawAnswer["json"] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? (value as RawAnswer["json"]) : null;
  } catch {
    return null;
  }
}
