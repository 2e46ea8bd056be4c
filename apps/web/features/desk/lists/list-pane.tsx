"use client";
import { ActionIcon, Tabs, Tooltip } from "@mantine/core";
import { IconMessagePlus } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import { SearchField } from "../../../ui/list/index.ts";
import { AlertSettings } from "../offers/alert-settings.tsx";
import { LIST_KINDS, type ListKind } from "./list-kinds.ts";
import styles from "./list-pane.module.css";
import { Rows } from "./rows.tsx";
import type { DeskList } from "./use-desk-list.ts";

/** The left pane: the three lists as tabs, with the rows of the chosen one. */
export function ListPane({
  kind,
  lists,
  search,
  selectedId,
  onKind,
  onSearch,
  onSelect,
  onTake,
  onNew,
}: {
  readonly kind: ListKind;
  readonly lists: Readonly<Record<ListKind, DeskList>>;
  /** What the chosen list is searched for; empty: everything. */
  readonly search: string;
  readonly selectedId: string | null;
  readonly onKind: (kind: ListKind) => void;
  readonly onSearch: (search: string) => void;
  readonly onSelect: (id: string) => void;
  readonly onTake: (id: string) => void;
  readonly onNew: () => void;
}) {
  const text = useText();
  const unread = lists.mine.rows?.filter(({ isUnread }) => isUnread).length ?? 0;
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <Tabs value={kind} onChange={(value) => onKind(LIST_KINDS.find((known) => known === value) ?? "mine")}>
          <Tabs.List className={styles.tabs} aria-label={text("desk.lists")}>
            {LIST_KINDS.map((each) => (
              <Tabs.Tab key={each} value={each} className={styles.tab} aria-controls="desk-list">
                {text(`desk.list.${each}`)}
                {/* Two words, also to whoever hears them. */}
                {each === "closed" ? null : (
                  <>
                    {" "}
                    <Count list={lists[each]} />
                  </>
                )}
                {each === "mine" && unread > 0 ? (
                  <span className="visually-hidden">{text("desk.list.unread", { count: unread })}</span>
                ) : null}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <AlertSettings />
      </div>
      <div id="desk-list" role="tabpanel" aria-label={text(`desk.list.${kind}`)} className={styles.panel}>
        <div className={styles.search}>
          <SearchField key={kind} label={text("desk.search")} onSearch={onSearch} />
          <Tooltip label={text("desk.new")}>
            <ActionIcon aria-label={text("desk.new")} size="lg" variant="default" onClick={onNew}>
              <IconMessagePlus size="1.125rem" aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
        <Rows
          key={kind}
          kind={kind}
          list={lists[kind]}
          search={search}
          selectedId={selectedId}
          onSelect={onSelect}
          onTake={onTake}
        />
      </div>
    </div>
  );
}

function Count({ list }: { readonly list: DeskList }) {
  if (list.rows === undefined || list.rows.length === 0) return null;
  return (
    <span className={styles.count}>
      {list.rows.length}
      {list.hasMore ? "+" : ""}
    </span>
  );
}
