/** Fields that somebody typed in since the page was loaded. */
export interface TypedFields {
  /** Whether one of them is still on the page with something in it, or something else says of itself that it is unsent. */
  hasUnsent(): boolean;
  stop(): void;
}

export function watchTyping(page: Document): TypedFields {
  const typed = new Set<HTMLInputElement | HTMLTextAreaElement>();
  const handleInput = ({ target }: Event) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) typed.add(target);
  };
  page.addEventListener("input", handleInput, { capture: true });
  return {
    hasUnsent() {
      for (const field of typed) if (!field.isConnected) typed.delete(field);
      return page.querySelector("[data-unsent]") !== null || [...typed].some(({ value }) => value !== "");
    },
    stop: () => page.removeEventListener("input", handleInput, { capture: true }),
  };
}
