/** Databases on the run's own server. */
import { ask } from "../../kit/database.ts";

/** An empty database; its URL. */
export async function makeDatabase(serverUrl: string, name: string): Promise<string> {
  await ask(serverUrl, `create database ${name}`);
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).toString();
}
