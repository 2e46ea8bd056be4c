import type { MantineColorsTuple } from "@mantine/core";

/** The one accent: a deep teal, 6 on light pages, 4 on dark ones. */
export const teal: MantineColorsTuple = [
  "#eef8f6",
  "#d7eeea",
  "#b0ddd6",
  "#7fc8bd",
  "#4fb3a6",
  "#23968a",
  "#0f766e",
  "#0c615a",
  "#0a4d48",
  "#083d39",
];

/** Neutral greys of the light theme. 6 is the lightest that reads as text on white and on 0. */
export const gray: MantineColorsTuple = [
  "#f7f8f8",
  "#eff0f1",
  "#e4e6e8",
  "#d4d7da",
  "#b9bdc2",
  "#8b9097",
  "#5d6269",
  "#45494f",
  "#303338",
  "#1c1e21",
];

/** Neutral greys of the dark theme: 0 is text, 2 secondary text, 7 the page, 8 what lies below it. */
export const dark: MantineColorsTuple = [
  "#e6e7e9",
  "#c4c7cb",
  "#a0a4aa",
  "#777c84",
  "#3a3e44",
  "#2e3237",
  "#25282c",
  "#1b1d20",
  "#151719",
  "#0e1011",
];

/** Failure and loss only. */
export const red: MantineColorsTuple = [
  "#fdf0ef",
  "#fadcda",
  "#f5b8b4",
  "#ef938d",
  "#ea7a72",
  "#dc4f46",
  "#c0312a",
  "#a02721",
  "#7f201b",
  "#641a16",
];

/** Notes and expiring time only. */
export const amber: MantineColorsTuple = [
  "#fdf6e7",
  "#faeac6",
  "#f4d58d",
  "#edbf55",
  "#e5ab2e",
  "#bf8713",
  "#8f6207",
  "#754f06",
  "#5c3f08",
  "#4a3308",
];

/** Delivered and online only. */
export const green: MantineColorsTuple = [
  "#eef8f0",
  "#d6efdb",
  "#b0dfba",
  "#82cc92",
  "#5cba70",
  "#349a4b",
  "#217a37",
  "#1a642d",
  "#155024",
  "#11401d",
];
