import { useCallback, useEffect, useReducer, useRef } from "react";
import { loadChats, loadNumbers, loadPhones } from "./control/client.ts";
import type { StreamChange } from "./control/shapes.ts";
import { listenToSimulator } from "./control/stream.ts";
import { afterAction, nothingYet, type SimulatorState } from "./simulator-state.ts";

/** The simulator as it is now, for the phones on screen; asked for afresh at every reconnection. */
export function useSimulator(shown: readonly string[]): SimulatorState & { readonly refresh: () => void } {
  const [state, dispatch] = useReducer(afterAction, nothingYet);
  const shownNow = useRef(shown);
  shownNow.current = shown;

  const refreshChats = useCallback((phone: string) => {
    loadChats(phone).then(
      (chats) => dispatch({ type: "chatsLoaded", phone, chats }),
      () => undefined,
    );
  }, []);

  const refreshDirectory = useCallback((what: "numbers" | "phones") => {
    const loading =
      what === "numbers"
        ? loadNumbers().then((numbers) => dispatch({ type: "numbersLoaded", numbers }))
        : loadPhones().then((phones) => dispatch({ type: "phonesLoaded", phones }));
    loading.catch(() => dispatch({ type: "connected", isUp: false }));
  }, []);

  const refresh = useCallback(() => {
    refreshDirectory("numbers");
    refreshDirectory("phones");
    for (const phone of shownNow.current) refreshChats(phone);
  }, [refreshChats, refreshDirectory]);

  useEffect(() => {
    const handleChange = (change: StreamChange): void => {
      if (change.type === "numbers" || change.type === "phones") refreshDirectory(change.type);
      else if (!shownNow.current.includes(change.phone)) return;
      else if (change.type === "chat") refreshChats(change.phone);
      else dispatch(change);
    };
    refresh();
    return listenToSimulator({
      onChange: handleChange,
      onConnection: (isUp) => {
        dispatch({ type: "connected", isUp });
        if (isUp) refresh();
      },
    });
  }, [refresh, refreshChats, refreshDirectory]);

  const key = shown.join();
  useEffect(() => {
    for (const phone of key === "" ? [] : key.split(",")) refreshChats(phone);
  }, [key, refreshChats]);

  return { ...state, refresh };
}
