/** A network between a browser and Parley that can be cut, as on a train. */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export interface BadNetwork {
  /** Where Parley is reached through it. */
  readonly url: string;
  /** Ends every connection; new ones work. */
  drop(): void;
  /** Ends every connection and lets nothing through until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function badNetworkTo(url: string): Promise<BadNetwork> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on("error", () => undefined);
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  const cut = () => {
    isCut = true;
    drop();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    drop,
    cut,
    mend() {
      isCut = false;
    },
    async close() {
      // One that is still being opened would keep the server from closing.
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
