import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LogFile, openLogFile } from "./log-file.ts";
import { dayOf } from "./log-rotation.ts";

const { jest } = import.meta;
const LIMITS = { maxBytes: 1_000, keepDays: 14, keepFiles: 3 };

let parent: string;
let folder: string;
let log: LogFile;
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate"] });
  parent = mkdtempSync(join(tmpdir(), "parley-log-"));
  folder = join(parent, "logs");
  log = openLogFile(folder, "api", LIMITS);
});
afterEach(() => {
  jest.useRealTimers();
  log.close();
  rmSync(parent, { recursive: true, force: true });
});

const path = () => join(folder, "api.log");
const lines = (file = path()) => readFileSync(file, "utf8").trimEnd().split("\n");
const later = () => jest.advanceTimersByTime(1_000);

test("lines are there at once, and stay over a start", () => {
  log.write("one");
  expect(lines()).toEqual(["one"]);
  log.close();
  log = openLogFile(folder, "api", LIMITS);
  log.write("two");
  expect(lines()).toEqual(["one", "two"]);
});

test("a full file is put aside; of many the newest few are kept", () => {
  for (let number = 1; number <= 8; number += 1) log.write(`${number}`.padEnd(600, "."));
  const today = dayOf(new Date());
  expect(readdirSync(folder).sort()).toEqual([
    `api.${today}.5.log`,
    `api.${today}.6.log`,
    `api.${today}.7.log`,
    "api.log",
  ]);
  expect(lines()[0]).toMatch(/^8\./);
  expect(lines(join(folder, `api.${today}.7.log`))[0]).toMatch(/^7\./);
});

test("what is left of another day is put aside under that day", () => {
  log.write("yesterday");
  log.close();
  const then = new Date(Date.now() - 86_400_000);
  utimesSync(path(), then, then);
  log = openLogFile(folder, "api", LIMITS);
  log.write("today");
  expect(lines()).toEqual(["today"]);
  expect(lines(join(folder, `api.${dayOf(then)}.log`))).toEqual(["yesterday"]);
});

test("what grows over midnight is divided at it", () => {
  jest.setSystemTime(new Date("2026-11-30T23:59:59Z"));
  log.write("before");
  jest.setSystemTime(new Date("2026-12-01T00:00:01Z"));
  log.write("after");
  expect(lines()).toEqual(["after"]);
  expect(lines(join(folder, "api.2026-11-30.log"))).toEqual(["before"]);
});

test("on a full disk lines are counted, and the count is the first to be written once there is room", () => {
  mkdirSync(folder);
  symlinkSync("/dev/full", path());
  for (const line of ["a", "b", "c"]) log.write(line);
  later();
  log.write("d");
  rmSync(path());
  expect(existsSync(path())).toBe(false);
  later();
  log.write("e");
  const [loss, ...rest] = lines();
  expect(JSON.parse(loss ?? "")).toMatchObject({
    level: "warn",
    process: "api",
    lines: 4,
    error: "ENOSPC",
    msg: "lines were not written to this file",
  });
  expect(rest).toEqual(["e"]);
});

test("a folder that is gone is made again, one whose parent is gone is waited for", () => {
  log.write("before");
  renameSync(folder, join(parent, "elsewhere"));
  later();
  log.write("in a new folder");
  expect(lines()).toEqual(["in a new folder"]);

  renameSync(parent, `${parent}-away`);
  later();
  log.write("lost");
  expect(existsSync(parent)).toBe(false);
  renameSync(`${parent}-away`, parent);
  later();
  log.write("again");
  expect(JSON.parse(lines()[1] ?? "")).toMatchObject({ lines: 1, error: "ENOENT" });
  expect(lines()[2]).toBe("again");
});

test("a file that somebody emptied is filled from its beginning", () => {
  log.write("x".repeat(900));
  writeFileSync(path(), "");
  later();
  log.write("y".repeat(900));
  expect(readdirSync(folder)).toEqual(["api.log"]);
  expect(lines()).toEqual(["y".repeat(900)]);
});

test("a place that is no file at all costs lines only", () => {
  mkdirSync(path(), { recursive: true });
  log.write("lost");
  rmSync(path(), { recursive: true });
  later();
  expect(JSON.parse(lines()[0] ?? "")).toMatchObject({ lines: 1, error: "EISDIR" });
});
