/** Before the first test: a database server for the run and the browser's files. */
import setUpDatabase from "../../.config/jest-database.mjs";
import { unpackBrowser } from "./unpack-browser.mjs";

export default async function setUp() {
  process.env.PARLEY_TEST_BROWSER = JSON.stringify(unpackBrowser());
  await setUpDatabase();
}
