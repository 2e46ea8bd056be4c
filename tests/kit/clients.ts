/** The API as a program of somebody else's calls it: GraphQL over HTTP, signed in by cookie or by token. */
import type { Credentials } from "./server.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** The answer of a mutation: its success or one of its named refusals. */
export interface Answered {
  readonly __typename: string;
  readonly message?: string;
}

export interface Client {
  /** Of the node that is called, without a trailing slash. */
  readonly url: string;
  /** What proves who calls; the same for HTTP and for sockets. */
  readonly headers: Readonly<Record<string, string>>;
  /** The data; throws when the API answers errors. */
  ask<Data>(query: string, variables?: Variables): Promise<Data>;
  /** One mutation; whatever of its union it answers. `selections` has the fields wanted of each type. */
  act<Done extends object>(
    mutation: string,
    input: object,
    selections?: Readonly<Record<string, string>>,
  ): Promise<Done & Answered>;
  /** One mutation that must succeed: throws unless it answers the type that `success` names. */
  must<Done extends object>(
    mutation: string,
    input: object,
    success: readonly [type: string, selection: string],
  ): Promise<Done>;
  /** The same caller at another node. */
  at(url: string): Client;
}

/** What `errors[]` held. */
export class ApiErrors extends Error {
  readonly codes: readonly string[];

  constructor(errors: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]) {
    super(errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join("; "));
    this.codes = errors.map(({ extensions }) => extensions?.code ?? "");
  }
}

/** Signs in by password; the session's cookie goes with every call. */
export async function signIn(url: string, credentials: Credentials): Promise<Client> {
  const response = await post(url, {}, SIGN_IN, { input: credentials });
  const cookie = response.headers.get("set-cookie")?.split(";", 1)[0];
  if (cookie === undefined) throw new Error(`${credentials.email} could not sign in: ${await response.text()}`);
  return clientWith(url, { cookie });
}

const SIGN_IN =
  "mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename ... on UserError { message } } }";

/** An API token of whoever is signed in; its scopes limit it. */
export async function tokenOf(client: Client, scopes: readonly string[] = []): Promise<Client> {
  const { secret } = await client.must<{ secret: string }>("createApiToken", { name: "a tool", scopes }, [
    "ApiTokenCreated",
    "secret",
  ]);
  return clientWith(client.url, { authorization: `Bearer ${secret}` });
}

/** GraphQL allows no fragment on refusals where there are none. */
const NEVER_REFUSED: ReadonlySet<string> = new Set(["setPause", "signOut", "endDisposing"]);

export function clientWith(url: string, headers: Readonly<Record<string, string>>): Client {
  async function ask<Data>(query: string, variables: Variables = {}): Promise<Data> {
    const response = await post(url, headers, query, variables);
    const text = await response.text();
    if (!response.headers.get("content-type")?.includes("json"))
      throw new Error(`Answered ${response.status}: ${text}`);
    const answer = JSON.parse(text) as { data?: Data | null; errors?: ConstructorParameters<typeof ApiErrors>[0] };
    if (answer.errors !== undefined) throw new ApiErrors(answer.errors);
    if (answer.data === undefined || answer.data === null) throw new Error(`No data: ${text}`);
    return answer.data;
  }

  async function act<Done extends object>(
    mutation: string,
    input: object,
    selections: Readonly<Record<string, string>> = {},
  ): Promise<Done & Answered> {
    const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const wanted = Object.entries(selections).map(([type, fields]) => `... on ${type} { ${fields} }`);
    const data = await ask<Record<string, Done & Answered>>(
      `mutation Act($input: ${inputType}!) { ${mutation}(input: $input) {
        __typename ${NEVER_REFUSED.has(mutation) ? "" : `... on UserError { message }`} ${wanted.join(" ")}
      } }`,
      { input },
    );
    const answered = data[mutation];
    if (answered === undefined) throw new Error(`${mutation} answered nothing`);
    return answered;
  }

  return {
    url,
    headers,
    ask,
    act,
    async must<Done extends object>(mutation: string, input: object, [type, selection]: readonly [string, string]) {
      const answered = await act<Done>(mutation, input, { [type]: selection });
      if (answered.__typename !== type) throw new Error(`${mutation} answered ${JSON.stringify(answered)}`);
      return answered;
    },
    at: (otherUrl) => clientWith(otherUrl, headers),
  };
}

function post(url: string, headers: Readonly<Record<string, string>>, query: string, variables: Variables) {
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-parley-csrf": "1", ...headers },
    body: JSON.stringify({ query, variables }),
  });
}
