/** A real nginx with the block of the operators' page, where Debian's package can be had: it is unpacked, not installed. */
import { execFileSync, spawn } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accepts } from "../../apps/api/src/launch/readiness.ts";
import { root } from "../../apps/api/src/launch/settings.ts";
import { until } from "./eventually.ts";
import { blockOf, moved } from "./manual.ts";

const UNPACKED = join(root, "node_modules/.cache/parley/nginx");
const PLACES = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"];

/** The program; null where there is none and none can be had. */
export function findNginx(): string | null {
  const unpacked = join(UNPACKED, "usr/sbin/nginx");
  const present = [...PLACES, unpacked].find(isProgram);
  if (present !== undefined) return present;
  return [false, true].some((freshLists) => unpackDebians(freshLists) && isProgram(unpacked)) ? unpacked : null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function unpackDebians(freshLists: boolean): boolean {
  mkdirSync(UNPACKED, { recursive: true });
  try {
    if (freshLists) execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore", timeout: 60_000 });
    execFileSync("apt-get", ["download", "-qq", "nginx"], { cwd: UNPACKED, stdio: "ignore", timeout: 60_000 });
    const file = readdirSync(UNPACKED).find((name) => name.endsWith(".deb")) ?? "";
    execFileSync("dpkg-deb", ["-x", file, "."], { cwd: UNPACKED, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export interface Nginx {
  /** What it said, for failures. */
  readonly said: () => string;
  stop(): Promise<void>;
}

/** Starts it before an upstream port. It speaks HTTP on loopback ports: a certificate would prove nothing here. */
export async function startNginx(
  program: string,
  ports: { readonly public: number; readonly redirecting: number; readonly upstream: number },
): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), "parley-nginx-"));
  const block = moved(blockOf("nginx"), {
    "127.0.0.1:3000": `127.0.0.1:${ports.upstream}`,
    "listen 80;": `listen 127.0.0.1:${ports.redirecting};`,
    "listen 443 ssl;": `listen 127.0.0.1:${ports.public};`,
    "  ssl_certificate     /etc/letsencrypt/live/chat.example.com/fullchain.pem;\n": "",
    "  ssl_certificate_key /etc/letsencrypt/live/chat.example.com/privkey.pem;\n": "",
  });
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const file = join(folder, "nginx.conf");
  writeFileSync(
    file,
    `daemon off; master_process off; pid ${join(folder, "pid")}; error_log stderr;
events { }
http { access_log off; ${temporary.join(" ")}
${block}
}
`,
  );
  const child = spawn(program, ["-p", folder, "-c", file, "-e", "stderr"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const gone = new Promise<void>((done) => child.once("close", () => done()));
  const stop = async () => {
    child.kill("SIGTERM");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  await until(() => child.exitCode !== null || accepts(ports.public), "nginx listens");
  if (child.exitCode !== null) {
    await stop();
    throw new Error(`nginx did not start:\n${said}`);
  }
  return { said: () => said, stop };
}
