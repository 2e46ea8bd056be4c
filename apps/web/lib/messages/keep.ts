const YEAR_SECONDS = 365 * 24 * 3600;

/** Tells the pages' server something about this browser with every page from now on. No secret. */
export function keep(cookie: string, value: string): void {
  // The Cookie Store is there only over HTTPS.
  const words = `${cookie}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  Reflect.set(document, "cookie", words);
}
