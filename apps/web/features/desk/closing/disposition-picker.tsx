import type { ReactNode } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { ChoiceList } from "../../../ui/choice/choice-list.tsx";
import styles from "./disposition-picker.module.css";
import { type DispositionChoice, matching } from "./disposition-tree.ts";

/** The dispositions of every level, to type in and walk through. */
export function DispositionPicker(props: {
  readonly choices: readonly DispositionChoice[];
  readonly chosenId: string | null;
  readonly isRequired: boolean;
  readonly error: ReactNode;
  readonly onChoose: (id: string | null) => void;
  readonly onEnterAgain: () => void;
}) {
  const text = useText();
  return (
    <ChoiceList
      {...props}
      label={text("desk.close.dispositions")}
      description={text("desk.close.how")}
      placeholder={text("desk.close.find")}
      find={matching}
      draw={({ path, isOfAccount }, isFiltered) => {
        const above = path.slice(0, -1);
        return (
          <div className={styles.option} data-level={isFiltered ? 0 : above.length}>
            <span className={styles.name}>
              {isFiltered && above.length > 0 ? (
                <span className={styles.quiet}>{`${above.join(" › ")} › `}</span>
              ) : null}
              {path.at(-1)}
            </span>
            {isOfAccount && above.length === 0 ? (
              <span className={styles.quiet}>{text("desk.close.ofAccount")}</span>
            ) : null}
          </div>
        );
      }}
    />
  );
}
