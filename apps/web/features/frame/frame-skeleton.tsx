import { Skeleton } from "@mantine/core";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import console from "./console.module.css";
import page from "./page.module.css";
import rail from "./rail.module.css";

/** The frame's outline while it is not yet known who is signed in. */
export function FrameSkeleton() {
  return (
    <div className={console.frame} aria-hidden>
      <div className={rail.rail} />
      <div className={page.page}>
        <header className={page.topBar}>
          <Skeleton height="1rem" width="8rem" />
        </header>
        <div className={page.body}>
          <ListSkeleton />
        </div>
      </div>
    </div>
  );
}
