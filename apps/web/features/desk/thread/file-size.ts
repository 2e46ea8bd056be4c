import type { IntlShape } from "react-intl";

/** `820 kB`, `1.4 MB`: bytes as people compare them. */
export function fileSize(bytes: number, intl: IntlShape): string {
  const [value, unit] =
    bytes < 1_000
      ? ([bytes, "byte"] as const)
      : bytes < 1_000_000
        ? ([bytes / 1_000, "kilobyte"] as const)
        : ([bytes / 1_000_000, "megabyte"] as const);
  return intl.formatNumber(value, {
    style: "unit",
    unit,
    // The short form has no plural: "16 byte".
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: value < 10 ? 1 : 0,
  });
}
