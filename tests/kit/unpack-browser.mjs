/** Unpacks the browser that comes as a package, once per installation: two test processes must not unpack it at the same time. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../node_modules/.cache/parley/browser");

/** Where the browser is and what its environment needs: libraries and fonts only where the machine has none. */
export function unpackBrowser() {
  const executable = join(folder, "chromium");
  if (!existsSync(executable)) unpack();
  const libraries = join(folder, "al2023/lib");
  return {
    executable,
    environment: {
      ...(lacksLibraries(executable) ? { LD_LIBRARY_PATH: libraries } : {}),
      ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") }),
    },
  };
}

function unpack() {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const script = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    // The package unpacks its libraries too where it believes to be on the platform that it was made for.
    env: { ...process.env, NODE_OPTIONS: "", TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
  });
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

function lacksLibraries(executable) {
  try {
    return execFileSync("ldd", [executable], { encoding: "utf8" }).includes("not found");
  } catch {
    return true;
  }
}
