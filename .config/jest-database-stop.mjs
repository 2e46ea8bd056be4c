/** Jest's global teardown: stops the database that the setup started. */
export default async function tearDown() {
  await globalThis.stopTestDatabase?.();
}
