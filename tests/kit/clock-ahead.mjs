/** Loaded before a program: its clock shows CLOCK_AHEAD_SECONDS more than the machine's. Timers run as ever. */
const aheadMs = Number(process.env.CLOCK_AHEAD_SECONDS) * 1_000;
const RealDate = Date;

globalThis.Date = class ShiftedDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + aheadMs);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + aheadMs;
  }
};
