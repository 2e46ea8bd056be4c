import { useLiveEvents } from "../../../lib/live/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useViewer } from "../../../lib/session/index.ts";

const RETURNED = { transfer_returned: "desk.transfer.returned", transfer_rejected: "desk.transfer.rejected" } as const;

/** Tells whoever gave an interaction away that it is theirs again, whatever they are looking at. Renders nothing. */
export function TransferNews() {
  const notices = useNotices();
  const viewerId = useViewer().user.id;
  useLiveEvents(({ kind, message, interaction }) => {
    if (kind !== "MESSAGE_ADDED" || interaction?.assignedAgent?.id !== viewerId) return;
    const id = RETURNED[message?.systemEvent as keyof typeof RETURNED];
    if (id !== undefined) notices.warned(`returned-${interaction.id}`, id, { contact: interaction.contact.name });
  });
  return null;
}
