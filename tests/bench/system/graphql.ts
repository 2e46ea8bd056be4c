/** Parley's API as a stranger's program calls it: for setting up and for asking afterwards, not for load. */

export interface Api {
  readonly url: string;
  readonly token: string;
  /** The data; throws when the server answers errors. */
  ask<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** The one field of a mutation; throws when it is not the type that was hoped for. */
  act<Done>(field: string, input: object, hoped: string, selection: string): Promise<Done>;
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs in as the console does: the session's cookie, `name=value`. */
export async function signInForCookie(url: string, credentials: Credentials): Promise<string> {
  const signedIn = await post(url, { origin: url, "x-parley-csrf": "1" }, SIGN_IN, { input: credentials });
  if (signedIn.cookie === null) throw new Error(`${credentials.email} could not sign in: ${signedIn.text}`);
  return signedIn.cookie;
}

/** Signs in and makes a token, as a tool's owner would. */
export async function signInForToken(url: string, credentials: Credentials): Promise<Api> {
  const cookie = await signInForCookie(url, credentials);
  const made = await post(url, { cookie, origin: url, "x-parley-csrf": "1" }, MAKE_TOKEN, { input: { name: "bench" } });
  const secret = /"secret":"([^"]+)"/.exec(made.text)?.[1];
  if (secret === undefined) throw new Error(`${credentials.email} got no token: ${made.text}`);
  return apiWith(url, secret);
}

const SIGN_IN = "mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }";
const MAKE_TOKEN = `mutation MakeToken($input: CreateApiTokenInput!) {
  createApiToken(input: $input) { ... on ApiTokenCreated { secret } }
}`;

function apiWith(url: string, token: string): Api {
  async function ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const { text } = await post(url, { authorization: `Bearer ${token}` }, query, variables);
    const answer = JSON.parse(text) as { readonly data?: Data; readonly errors?: unknown };
    if (answer.errors !== undefined || !answer.data) throw new Error(`The API answered ${text.slice(0, 500)}`);
    return answer.data;
  }
  return {
    url,
    token,
    ask,
    async act<Done>(field: string, input: object, hoped: string, selection: string): Promise<Done> {
      const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
      const data = await ask<Record<string, { readonly __typename: string }>>(
        `mutation Act($input: ${type}!) { ${field}(input: $input) {
          __typename ... on ${hoped} { ${selection} } ... on UserError { message }
        } }`,
        { input },
      );
      const result = data[field];
      if (result?.__typename !== hoped) throw new Error(`${field} answered ${JSON.stringify(result)}`);
      return result as Done;
    },
  };
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<{ readonly text: string; readonly cookie: string | null }> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { text: await response.text(), cookie: response.headers.get("set-cookie")?.split(";", 1)[0] ?? null };
}
