"use client";
import {
  type CSSVariablesResolver,
  createTheme,
  defaultCssVariablesResolver,
  type MantineColorsTuple,
  virtualColor,
} from "@mantine/core";
import { amber, dark, gray, green, red, teal } from "./palette.ts";

const inter = '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** A colour whose shade and text contrast follow the colour scheme. */
const both = (name: string, colour: string): MantineColorsTuple => virtualColor({ name, light: colour, dark: colour });

/**
 * The single source of tokens. Components name a colour by what it means: `accent` (can be acted on), `danger`
 * (failure and loss), `caution` (notes, expiring time), `positive` (delivered, online), `gray`.
 */
export const theme = createTheme({
  colors: {
    teal,
    gray,
    dark,
    red,
    amber,
    green,
    accent: both("accent", "teal"),
    danger: both("danger", "red"),
    caution: both("caution", "amber"),
    positive: both("positive", "green"),
  },
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  white: "#ffffff",
  black: "#17191c",
  fontFamily: inter,
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  lineHeights: { xs: "1.3333", sm: "1.4286", md: "1.4286", lg: "1.5", xl: "1.45" },
  headings: {
    fontFamily: inter,
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.125rem", lineHeight: "1.4" },
      h2: { fontSize: "1rem", lineHeight: "1.4" },
      h3: { fontSize: "0.875rem", lineHeight: "1.4286" },
    },
  },
  spacing: { "2xs": "0.25rem", xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "0.25rem", sm: "0.375rem", md: "0.5rem", lg: "0.75rem", xl: "1rem" },
  defaultRadius: "sm",
  shadows: {
    xs: "0 1px 2px rgb(0 0 0 / 6%)",
    sm: "0 1px 3px rgb(0 0 0 / 10%)",
    md: "0 4px 12px rgb(0 0 0 / 12%)",
    lg: "0 8px 28px rgb(0 0 0 / 18%)",
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { transitionProps: { duration: 120 }, centered: true } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
    // The focus goes to the first item; Mantine's empty place for it is no child that a menu may have.
    Menu: { defaultProps: { transitionProps: { duration: 80 }, shadow: "md", withInitialFocusPlaceholder: false } },
    Tooltip: {
      defaultProps: {
        openDelay: 300,
        transitionProps: { duration: 80 },
        events: { hover: true, focus: true, touch: false },
      },
    },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
    Checkbox: { defaultProps: { iconColor: "var(--mantine-color-accent-contrast)" } },
    Radio: { defaultProps: { iconColor: "var(--mantine-color-accent-contrast)" } },
    Badge: { defaultProps: { variant: "light", radius: "xs", tt: "none", fw: 500 } },
  },
});

/**
 * On dark pages a tint is the colour itself, thin, under a lighter text of it, and an outline is of that text's colour:
 * Mantine's own would be nearly black and nearly white.
 */
function tinted(...colours: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    colours.flatMap((colour) => [
      [`--mantine-color-${colour}-light`, `color-mix(in srgb, var(--mantine-color-${colour}-4) 16%, transparent)`],
      [
        `--mantine-color-${colour}-light-hover`,
        `color-mix(in srgb, var(--mantine-color-${colour}-4) 24%, transparent)`,
      ],
      [`--mantine-color-${colour}-light-color`, `var(--mantine-color-${colour}-3)`],
      [`--mantine-color-${colour}-outline`, `var(--mantine-color-${colour}-3)`],
    ]),
  );
}

/** Our own tokens on top of Mantine's, for CSS modules: `var(--parley-…)`. */
export const cssVariables: CSSVariablesResolver = (resolved) => {
  const base = defaultCssVariablesResolver(resolved);
  return {
    variables: {
      ...base.variables,
      "--parley-rail-width": "3.5rem",
      "--parley-rail-open-width": "13.75rem",
      "--parley-topbar-height": "3.25rem",
      "--parley-row-height": "2.5rem",
      "--parley-list-row-height": "4rem",
      "--parley-side-width": "20rem",
      "--parley-field-width": "40rem",
      "--parley-weight-medium": "500",
      "--parley-weight-strong": "600",
      "--parley-motion": "120ms",
    },
    light: {
      ...base.light,
      "--mantine-color-error": "var(--mantine-color-red-6)",
      "--mantine-color-success": "var(--mantine-color-green-6)",
      "--mantine-color-placeholder": "var(--mantine-color-gray-6)",
      "--mantine-color-default-border": "var(--mantine-color-gray-3)",
      "--parley-surface": "var(--mantine-color-white)",
      "--parley-surface-sunken": "var(--mantine-color-gray-0)",
      "--parley-surface-raised": "var(--mantine-color-white)",
      "--parley-border": "var(--mantine-color-gray-2)",
      "--parley-control-border": "var(--mantine-color-gray-5)",
      "--parley-hover": "var(--mantine-color-gray-1)",
      "--parley-switch-off": "var(--mantine-color-gray-5)",
      "--parley-selected": "var(--mantine-color-teal-0)",
      "--parley-accent-text": "var(--mantine-color-teal-7)",
      "--parley-bubble-in": "var(--mantine-color-gray-1)",
      "--parley-bubble-own": "var(--mantine-color-teal-1)",
      "--parley-bubble-note": "var(--mantine-color-amber-0)",
      "--parley-note-border": "var(--mantine-color-amber-5)",
      "--parley-note-text": "var(--mantine-color-amber-7)",
    },
    dark: {
      ...base.dark,
      ...tinted("accent", "danger", "caution", "positive"),
      "--mantine-color-gray-light": "var(--mantine-color-dark-5)",
      "--mantine-color-gray-light-hover": "var(--mantine-color-dark-4)",
      "--mantine-color-gray-light-color": "var(--mantine-color-dark-0)",
      "--mantine-color-error": "var(--mantine-color-red-4)",
      "--mantine-color-success": "var(--mantine-color-green-4)",
      "--mantine-color-placeholder": "var(--mantine-color-dark-2)",
      "--mantine-color-default-border": "var(--mantine-color-dark-4)",
      "--parley-surface": "var(--mantine-color-dark-7)",
      "--parley-surface-sunken": "var(--mantine-color-dark-8)",
      "--parley-surface-raised": "var(--mantine-color-dark-6)",
      "--parley-border": "var(--mantine-color-dark-5)",
      "--parley-control-border": "var(--mantine-color-dark-3)",
      "--parley-hover": "var(--mantine-color-dark-6)",
      "--parley-switch-off": "var(--mantine-color-dark-3)",
      "--parley-selected": "rgb(79 179 166 / 12%)",
      "--parley-accent-text": "var(--mantine-color-teal-4)",
      "--parley-bubble-in": "var(--mantine-color-dark-5)",
      "--parley-bubble-own": "var(--mantine-color-teal-8)",
      "--parley-bubble-note": "rgb(229 171 46 / 10%)",
      "--parley-note-border": "var(--mantine-color-amber-5)",
      "--parley-note-text": "var(--mantine-color-amber-3)",
    },
  };
};
