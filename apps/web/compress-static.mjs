/** After the build: every script and style once more as brotli, which the front door gives to whoever takes it. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const folder = new URL(".next/static", import.meta.url).pathname;
const compressed = promisify(brotliCompress);

async function compress(path) {
  const content = await readFile(path);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  await writeFile(`${path}.br`, await compressed(content, { params }));
}

const files = await readdir(folder, { recursive: true });
await Promise.all(files.filter((file) => /\.(js|css)$/.test(file)).map((file) => compress(join(folder, file))));
