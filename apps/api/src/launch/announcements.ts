/** What of the API's output the operator sees: a person at a terminal the plain lines and the alarms, a service manager everything. */

export interface Announcements {
  readonly hear: (line: string) => void;
  /** The start has said its last word: from now on lines are shown, first those held back. */
  begin(): void;
}

/** Structured log lines are JSON; lines meant for people, such as the first sign-in's token, are not. */
export function apiAnnouncements(out: NodeJS.WriteStream): Announcements {
  const held: string[] = [];
  let isStarted = false;
  const show = (line: string) => {
    if (!out.isTTY || isForPeople(line)) out.write(`${line}\n`);
  };
  return {
    hear(line) {
      if (isStarted) show(line);
      else held.push(line);
    },
    begin() {
      isStarted = true;
      held.splice(0).forEach(show);
    },
  };
}

function isForPeople(line: string): boolean {
  return !line.startsWith("{") || /"level":"(warn|error|fatal)"/.test(line);
}
