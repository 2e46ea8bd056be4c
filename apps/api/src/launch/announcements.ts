/** What of the API's output the operator sees: a person at a terminal the plain lines and the alarms, a service manager everything. */

export interface Announcements {
  readonly hear: (line: string) => void;
  /** Words for the operator, which are shown wherever we print. */
  readonly announce: (words: string) => void;
  /** The start has said its last word: from now on lines are shown, first those held back. */
  begin(): void;
}

export function apiAnnouncements(out: NodeJS.WriteStream): Announcements {
  const held: string[] = [];
  let isStarted = false;
  const announce = (line: string) => {
    if (isStarted) out.write(`${line}\n`);
    else held.push(line);
  };
  return {
    announce,
    hear(line) {
      if (!out.isTTY || isForPeople(line)) announce(line);
    },
    begin() {
      isStarted = true;
      for (const line of held.splice(0)) announce(line);
    },
  };
}

/** Structured log lines are JSON; a stack trace is not. */
function isForPeople(line: string): boolean {
  return !line.startsWith("{") || /"level":"(warn|error|fatal)"/.test(line);
}
