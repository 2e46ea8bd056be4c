"use client";
import { Alert, MultiSelect } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../../lib/messages/index.ts";

interface NamedList {
  readonly id: string;
  readonly name: string;
}

/** The lists whose contacts may write; none attached refuses everybody, which is said. */
export function WhitelistLists(props: {
  lists: readonly NamedList[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  isOn: boolean;
  error?: ReactNode;
}) {
  const { lists, chosen, onChange, isOn, error } = props;
  const text = useText();
  return (
    <>
      <MultiSelect
        label={text("accounts.whitelistLists")}
        description={text("accounts.whitelistListsHint")}
        data={lists.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        clearable
        nothingFoundMessage={text("accounts.noList")}
        value={[...chosen]}
        onChange={onChange}
        error={error}
        data-path="contactListIds"
      />
      {isOn && chosen.length === 0 && (
        <Alert color="caution" icon={<IconAlertTriangle aria-hidden />}>
          {text("accounts.whitelistEmpty")}
        </Alert>
      )}
    </>
  );
}
