/** The sound of an offer, made by the browser: two soft notes. Browsers allow sound only after the person did something. */

const NOTES = [
  { hertz: 660, from: 0, seconds: 0.22 },
  { hertz: 880, from: 0.18, seconds: 0.34 },
] as const;
const LOUDNESS = 0.16;

let context: AudioContext | null = null;

/** Call from a click or a key: from then on the offers ring. */
export function unlockSound(): void {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume().catch(() => undefined);
}

/** Plays once; silent while the browser does not allow it. */
export function chime(): void {
  if (context?.state !== "running") return;
  for (const { hertz, from, seconds } of NOTES) {
    const begins = context.currentTime + from;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.type = "sine";
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, begins);
    volume.gain.linearRampToValueAtTime(LOUDNESS, begins + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, begins + seconds);
    tone.connect(volume).connect(context.destination);
    tone.start(begins);
    tone.stop(begins + seconds);
  }
}
