"use client";
import type { ReactNode } from "react";
import { isOffline } from "../../lib/failure.ts";
import type { Fetched } from "../../lib/fetching.ts";
import { ErrorState } from "../states/error-state.tsx";
import { Delayed } from "./delayed.tsx";

/** A query's states in one place: skeleton while nothing is known, the error with a retry, else the data. */
export function Loaded<Data>(props: {
  query: Fetched<Data>;
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
}) {
  const { data, error, refetch } = props.query;
  if (data !== undefined) return props.children(data);
  if (error) return <ErrorState isOffline={isOffline(error)} onRetry={() => void refetch().catch(() => undefined)} />;
  return <Delayed>{props.skeleton}</Delayed>;
}
