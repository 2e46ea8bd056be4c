"use client";
import type { ReactNode } from "react";
import type { Role } from "#gql/types";
import { isOffline } from "../../lib/failure.ts";
import { type Catalogue, Messages } from "../../lib/messages/index.ts";
import { SignedIn, useViewer } from "../../lib/session/index.ts";
import { Delayed } from "../../ui/loaded/delayed.tsx";
import { ErrorState } from "../../ui/states/error-state.tsx";
import { Palette } from "../palette/index.ts";
import styles from "./console.module.css";
import { destinationsFor } from "./destinations.ts";
import { FrameSkeleton } from "./frame-skeleton.tsx";
import { useIdlePrefetch } from "./idle-prefetch.ts";
import { Rail } from "./rail.tsx";
import { VersionBanner } from "./version/version-banner.tsx";

/**
 * The frame of every signed-in page: the role's gate, the live connection, the rail. A route group's layout is this
 * with its roles and its features' words.
 */
export function Console(props: { roles: readonly Role[]; messages: Catalogue; children: ReactNode }) {
  return (
    <SignedIn
      roles={props.roles}
      loading={
        <Delayed>
          <FrameSkeleton />
        </Delayed>
      }
      failed={(error, retry) => <ErrorState isOffline={isOffline(error)} onRetry={retry} />}
    >
      <Messages of={props.messages}>
        <div className={styles.frame}>
          <Rail />
          {props.children}
        </div>
        <Everywhere />
      </Messages>
    </SignedIn>
  );
}

/** What every page carries: the palette with the places of this role, and word of a new version. */
function Everywhere() {
  useIdlePrefetch();
  return (
    <>
      <Palette places={destinationsFor(useViewer().user.role)} />
      <VersionBanner />
    </>
  );
}
