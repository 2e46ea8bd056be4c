"use client";
import type { ReactNode } from "react";
import styles from "./list-page.module.css";

/** One column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures and row menus stand at the end. */
  readonly align?: "end";
  /** As narrow as its content, for badges, figures and menus. */
  readonly fit?: boolean;
  /** Left out on a phone, where the first column tells it in `summary` instead. */
  readonly wide?: boolean;
  /** No visible title: the row menu. */
  readonly isUntitled?: boolean;
}

/** A list's table: 40 px rows under a sticky header; on a phone the first column with a summary line, and the menu. */
export function DataTable<Row extends { readonly id: string }>(props: {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  summary?: (row: Row) => ReactNode;
  footer?: ReactNode;
}) {
  return (
    <div className={styles.card}>
      <table className={styles.table} aria-label={props.label}>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.id} scope="col" {...placing(column)}>
                {column.isUntitled ? <span className="visually-hidden">{column.title}</span> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.id}>
              {props.columns.map((column, index) => (
                <td key={column.id} {...placing(column)}>
                  <span className={styles.cell}>{column.cell(row)}</span>
                  {index === 0 && props.summary && <span className={styles.narrow}>{props.summary(row)}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {props.footer}
    </div>
  );
}

function placing<Row>({ align, fit, wide }: Column<Row>) {
  return { "data-align": align, "data-fit": fit || undefined, "data-wide": wide || undefined };
}
