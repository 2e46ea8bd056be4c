/** Plays the sounds of offers. Browsers allow sound only after the person did something on the page. */
import { RING_EVERY_SECONDS, SOUNDS, type SoundName } from "./sounds.ts";

/** The loudest a note gets, of what the browser can do: full scale hurts in headphones. */
const LOUDEST = 0.4;
/** Rings are handed to the browser's audio clock this far ahead: a tab in the background has its timers slowed, not its sound. */
const AHEAD_SECONDS = 90;

let context: AudioContext | null = null;
const listeners = new Set<() => void>();

function audio(): AudioContext | null {
  if (typeof AudioContext === "undefined") return null;
  if (context === null) {
    context = new AudioContext();
    context.addEventListener("statechange", () => {
      for (const listener of listeners) listener();
    });
  }
  return context;
}

/** Call from a click or a key: from then on the offers can be heard. */
export function unlockSound(): void {
  const it = audio();
  if (it !== null && it.state !== "running") void it.resume().catch(() => undefined);
}

/** Whether the browser lets this page be heard now. */
export function isSoundUnlocked(): boolean {
  return context?.state === "running";
}

export function onSoundChange(listener: () => void): () => void {
  // A page that already had its click, such as the one that signed in, needs no other.
  if (navigator.userActivation?.hasBeenActive) unlockSound();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export interface Voice {
  readonly sound: SoundName;
  /** 0 to 100. */
  readonly volume: number;
}

/** Plays once, for somebody who chooses a sound: pressing the button allows it. */
export async function playOnce({ sound, volume }: Voice): Promise<void> {
  const it = audio();
  if (it === null) return;
  await it.resume();
  schedule(it, sound, outlet(it, volume), it.currentTime);
}

/** Rings until what it gives back is called; silent while the browser does not allow it. */
export function startRinging({ sound, volume }: Voice): () => void {
  if (context?.state !== "running") return () => undefined;
  const it = context;
  const out = outlet(it, volume);
  let planned = it.currentTime;
  const plan = (): void => {
    for (; planned < it.currentTime + AHEAD_SECONDS; planned += RING_EVERY_SECONDS) schedule(it, sound, out, planned);
  };
  plan();
  const more = setInterval(plan, (AHEAD_SECONDS / 3) * 1_000);
  return () => {
    clearInterval(more);
    out.disconnect();
  };
}

function outlet(it: AudioContext, volume: number): GainNode {
  const out = it.createGain();
  // Loudness is felt as a power of the amplitude: half the slider sounds half as loud.
  out.gain.value = (volume / 100) ** 2 * LOUDEST;
  out.connect(it.destination);
  return out;
}

function schedule(it: AudioContext, sound: SoundName, out: GainNode, at: number): void {
  for (const { hertz, from, seconds, wave, share } of SOUNDS[sound]) {
    const begins = at + from;
    const tone = it.createOscillator();
    const swell = it.createGain();
    tone.type = wave;
    tone.frequency.value = hertz;
    swell.gain.setValueAtTime(0, begins);
    swell.gain.linearRampToValueAtTime(share, begins + 0.02);
    swell.gain.exponentialRampToValueAtTime(0.001, begins + seconds);
    tone.connect(swell).connect(out);
    tone.start(begins);
    tone.stop(begins + seconds);
  }
}
