/** Playing sounds: how fast, and one at a time over the whole page. */

export const SPEEDS = [1, 1.5, 2] as const;
export type Speed = (typeof SPEEDS)[number];

/** The next speed after this one, round and round. */
export function nextSpeed(speed: Speed): Speed {
  return SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
}

let playing: HTMLMediaElement | null = null;

/** Pauses whatever else plays. */
export function playsNow(element: HTMLMediaElement): void {
  if (playing !== null && playing !== element) playing.pause();
  playing = element;
}

/** What plays now; null when nothing does. */
export const soundPlaying = (): HTMLMediaElement | null => (playing?.paused === false ? playing : null);

/** The speed an agent chose last, for the next voice note. */
let lastSpeed: Speed = 1;
export const speedChosen = (): Speed => lastSpeed;
export function chooseSpeed(speed: Speed): void {
  lastSpeed = speed;
}
