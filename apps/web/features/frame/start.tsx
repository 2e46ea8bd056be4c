"use client";
import { isOffline } from "../../lib/failure.ts";
import { SignedIn } from "../../lib/session/index.ts";
import { ErrorState } from "../../ui/states/error-state.tsx";

/** Leads to the viewer's start page, or to the sign-in page: nobody's role stays here. */
export function Start() {
  return (
    <SignedIn
      roles={[]}
      loading={null}
      failed={(error, retry) => <ErrorState isOffline={isOffline(error)} onRetry={retry} />}
    >
      {null}
    </SignedIn>
  );
}
