/** Records from the microphone where the browser and the person allow it. */
export interface Recording {
  /** Ends it; null when nothing was heard. */
  finish(): Promise<File | null>;
  cancel(): void;
}

const FORMATS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"] as const;

/** Null when there is no microphone or it was not allowed. */
export async function startRecording(): Promise<Recording | null> {
  if (typeof MediaRecorder === "undefined" || navigator.mediaDevices === undefined) return null;
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  if (microphone === null) return null;
  const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
  const recorder = new MediaRecorder(microphone, mimeType === undefined ? {} : { mimeType });
  const pieces: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  const stopped = new Promise<void>((resolve) => recorder.addEventListener("stop", () => resolve(), { once: true }));
  recorder.start();

  const stop = async (): Promise<void> => {
    recorder.stop();
    await stopped;
    for (const track of microphone.getTracks()) track.stop();
  };
  return {
    async finish() {
      await stop();
      const type = recorder.mimeType.split(";")[0] || "audio/webm";
      const blob = new Blob(pieces, { type });
      return blob.size === 0 ? null : new File([blob], `voice-note.${type.split("/")[1] ?? "webm"}`, { type });
    },
    cancel: () => void stop(),
  };
}
