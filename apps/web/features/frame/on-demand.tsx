"use client";
import { type ComponentType, useEffect, useState } from "react";
import { prefetchWhenIdle } from "./idle-prefetch.ts";
import styles from "./on-demand.module.css";
import { PageError } from "./page-error.tsx";

/**
 * A part of a page whose script is fetched when it is first shown, or before that in an idle moment (`useIdlePrefetch`), so
 * that it opens at once, also offline. One that cannot be fetched says so and can be tried again; the page goes on.
 *
 * `meanwhile`: what stands in its place until then, for a panel; a dialog has none.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ComponentType | null = null,
): ComponentType<Props> {
  const part = fetchedOnce(load);
  // A panel is seen sooner than a dialog.
  prefetchWhenIdle(part.fetch, { isFirst: meanwhile !== null });
  return (props) => <OnDemand part={part} meanwhile={meanwhile} given={props} />;
}

interface FetchedPart<Props> {
  /** Null until it is here. */
  readonly known: () => ComponentType<Props> | null;
  readonly fetch: () => Promise<ComponentType<Props>>;
}

function fetchedOnce<Props>(load: () => Promise<ComponentType<Props>>): FetchedPart<Props> {
  let fetched: ComponentType<Props> | null = null;
  return {
    known: () => fetched,
    async fetch() {
      fetched ??= await load();
      return fetched;
    },
  };
}

function OnDemand<Props extends object>({
  part,
  meanwhile: Meanwhile,
  given,
}: {
  readonly part: FetchedPart<Props>;
  readonly meanwhile: ComponentType | null;
  readonly given: Props;
}) {
  const [Part, setPart] = useState(part.known);
  const [failure, setFailure] = useState<Error | null>(null);
  const isAsked = Part === null && failure === null;
  useEffect(() => {
    if (!isAsked) return;
    let isHere = true;
    part.fetch().then(
      (fetched) => isHere && setPart(() => fetched),
      (reason) => isHere && setFailure(reason instanceof Error ? reason : new Error(String(reason))),
    );
    return () => {
      isHere = false;
    };
  }, [part, isAsked]);

  if (Part !== null) return <Part {...given} />;
  if (failure === null) return Meanwhile && <Meanwhile />;
  const error = <PageError of="panel" error={failure} onRetry={() => setFailure(null)} />;
  return Meanwhile === null ? (
    <div className={styles.dialog} data-testid="lost-dialog">
      {error}
    </div>
  ) : (
    error
  );
}
