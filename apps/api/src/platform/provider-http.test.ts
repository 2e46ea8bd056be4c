import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { isPrivateAddress } from "./guarded-connections.ts";
import { openProviderHttp } from "./provider-http.ts";

test.each([
  ["127.0.0.1", true],
  ["10.2.3.4", true],
  ["169.254.169.254", true],
  ["172.31.0.1", true],
  ["192.168.1.1", true],
  ["0.0.0.0", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["::ffff:7f00:1", true],
  ["fd00::1", true],
  ["fe80::1", true],
  ["nonsense", true],
  ["93.184.216.34", false],
  ["2606:4700::1111", false],
])("%s is private: %s", (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});

test("only trusted addresses of this machine are connected to", async () => {
  const server = createServer((_request, response) => response.end("hello"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const trusting = openProviderHttp(() => [base]);
  const wary = openProviderHttp(() => []);

  await expect((await trusting.call(`${base}/x`)).text()).resolves.toBe("hello");
  await expect(wary.call(`${base}/x`)).rejects.toMatchObject({ cause: { code: "ERR_ADDRESS_REFUSED" } });
  await expect(wary.download(`http://localhost:${port}/x`)).rejects.toMatchObject({
    cause: { code: "ERR_ADDRESS_REFUSED" },
  });

  await Promise.all([trusting.close(), wary.close()]);
  await new Promise((resolve) => server.close(resolve));
});
