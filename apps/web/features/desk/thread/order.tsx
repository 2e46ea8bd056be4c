import { IconShoppingCart } from "@tabler/icons-react";
import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { Folded } from "../../message-text/index.ts";
import styles from "./message-content.module.css";
import type { ThreadMessage } from "./timeline.ts";

type Line = ThreadMessage["orderLines"][number];

/** Lines that are shown before somebody asks for the rest. */
const FIRST = 15;

/** An order from a catalogue, with its sum when every line has a price in one currency. */
export function Order({ lines }: { readonly lines: readonly Line[] }) {
  const text = useText();
  const intl = useIntl();
  const amount = (value: number, currency: string | null): string =>
    currency !== null && /^[A-Z]{3}$/.test(currency)
      ? intl.formatNumber(value, { style: "currency", currency })
      : intl.formatNumber(value);
  const total = sumOf(lines);
  return (
    <span className={styles.card}>
      <span className={styles.label}>
        <IconShoppingCart size="0.875rem" aria-hidden />
        {text("desk.kind.ORDER")}
      </span>
      <Folded isLong={lines.length > FIRST}>
        {(isWhole) => (
          <table className={styles.table}>
            <tbody>
              {[...lines.entries()].map(([place, line]) =>
                isWhole || place < FIRST ? (
                  <tr key={place}>
                    <td>{line.quantity} ×</td>
                    <td>{line.productId}</td>
                    <td className={styles.number}>{line.price === null ? "" : amount(line.price, line.currency)}</td>
                  </tr>
                ) : null,
              )}
              {total === null ? null : (
                <tr>
                  <th scope="row" colSpan={2}>
                    {text("desk.order.total")}
                  </th>
                  <td className={styles.number}>{amount(total.value, total.currency)}</td>
                </tr>
              )}
            </tbody>
          </table>
        )}
      </Folded>
    </span>
  );
}

function sumOf(lines: readonly Line[]): { readonly value: number; readonly currency: string | null } | null {
  const currency = lines[0]?.currency ?? null;
  if (lines.length === 0 || lines.some((line) => line.price === null || line.currency !== currency)) return null;
  return { value: lines.reduce((sum, line) => sum + (line.price ?? 0) * line.quantity, 0), currency };
}
