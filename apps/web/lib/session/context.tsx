"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { ViewerQuery } from "#gql/types";

/** The signed-in person with what they may do. */
export type Viewer = NonNullable<ViewerQuery["viewer"]>;

const ViewerContext = createContext<Viewer | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** The signed-in person; only below a `SignedIn` gate. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error("useViewer needs a SignedIn gate above it");
  return viewer;
}
