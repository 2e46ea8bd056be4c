"use client";
import { useApolloClient, useQuery } from "@apollo/client/react";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import type { Role } from "#gql/types";
import { useLiveConnection, useLiveEvents, useStopLive } from "../live/index.ts";
import { ViewerProvider } from "./context.tsx";
import { homeOf } from "./home.ts";
import { ViewerQuery } from "./viewer.ts";

/**
 * Shows its children to signed-in people of the given roles and keeps the tab's live connection running for them.
 * Everybody else is led to the sign-in page or to their own start page. A courtesy: the API's check is the rule.
 */
export function SignedIn(props: {
  roles: readonly Role[];
  loading: ReactNode;
  failed: (error: Error, retry: () => void) => ReactNode;
  children: ReactNode;
}) {
  const { data, error, refetch } = useQuery(ViewerQuery, { fetchPolicy: "cache-first" });
  const viewer = data?.viewer;
  const isAllowed = viewer ? props.roles.includes(viewer.user.role) : false;
  const elsewhere = useElsewhere(viewer === undefined ? undefined : (viewer?.user.role ?? null), isAllowed);
  const router = useRouter();
  useLiveConnection(isAllowed ? (viewer?.cursor ?? null) : null);
  useChangesOfViewer(viewer === null);

  useEffect(() => {
    if (elsewhere !== null) router.replace(elsewhere);
  }, [elsewhere, router]);

  if (viewer && isAllowed) return <ViewerProvider viewer={viewer}>{props.children}</ViewerProvider>;
  if (error && viewer === undefined) return props.failed(error, () => void refetch());
  return props.loading;
}

/** Ends the live connection with the session; fetches afresh what one may see once that has changed. */
function useChangesOfViewer(isSignedOut: boolean): void {
  const client = useApolloClient();
  const stopLive = useStopLive();
  useEffect(() => {
    if (isSignedOut) stopLive();
  }, [isSignedOut, stopLive]);
  useLiveEvents(({ kind }) => {
    if (kind === "VIEWER_CHANGED") void client.refetchQueries({ include: "active" }).catch(() => undefined);
  });
}

function useElsewhere(role: Role | null | undefined, isAllowed: boolean): string | null {
  const pathname = usePathname();
  if (role === undefined || isAllowed) return null;
  if (role === null) return pathname === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(pathname)}`;
  return homeOf(role);
}
