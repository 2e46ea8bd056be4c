/** The sounds an offer can have, as notes that the browser makes itself. Pure. */

export const SOUND_NAMES = ["chime", "bell", "marimba", "phone", "pulse"] as const;
export type SoundName = (typeof SOUND_NAMES)[number];

export interface Note {
  readonly hertz: number;
  /** Seconds after the sound began. */
  readonly from: number;
  readonly seconds: number;
  readonly wave: "sine" | "triangle" | "square";
  /** How loud beside the other notes, 0 to 1. */
  readonly share: number;
}

const note = (hertz: number, from: number, seconds: number, share = 1, wave: Note["wave"] = "sine"): Note => ({
  hertz,
  from,
  seconds,
  wave,
  share,
});

export const SOUNDS: Readonly<Record<SoundName, readonly Note[]>> = {
  chime: [note(660, 0, 0.22), note(880, 0.18, 0.34)],
  bell: [note(1_046, 0, 0.9, 0.7), note(2_093, 0, 0.5, 0.25), note(3_140, 0, 0.25, 0.12)],
  marimba: [523, 659, 784, 1_046].map((hertz, place) => note(hertz, place * 0.11, 0.2, 0.9, "triangle")),
  phone: [0, 0.1, 0.2, 0.3, 0.6, 0.7, 0.8, 0.9].map((from, place) =>
    note(place % 2 === 0 ? 950 : 1_150, from, 0.09, 0.5, "square"),
  ),
  pulse: [0, 0.28, 0.56].map((from) => note(440, from, 0.2, 0.9, "triangle")),
};

/** Seconds from one ring to the next, until somebody answers. */
export const RING_EVERY_SECONDS = 2.8;
