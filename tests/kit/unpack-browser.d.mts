/** Where the browser is and what its environment needs. */
export function unpackBrowser(): {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
};
