import { Alert } from "@mantine/core";
import { IconPlayerPause } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";

/** Why the button waits, and that nothing rings meanwhile (R11). */
export function MandatoryNotice({ pause }: { readonly pause: { readonly name: string } | null | undefined }) {
  const text = useText();
  return (
    <Alert variant="light" icon={<IconPlayerPause size="1rem" aria-hidden />}>
      {pause ? text("desk.close.mandatoryPaused", { pause: pause.name }) : text("desk.close.mandatoryPausedUnnamed")}
    </Alert>
  );
}
