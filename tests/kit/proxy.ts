/** A reverse proxy as operators put one in front: it passes everything on and adds for whom. */
import { createServer, type IncomingHttpHeaders, request } from "node:http";

export interface ReverseProxy {
  readonly url: string;
  stop(): Promise<void>;
}

/** The header by which a test says from which address a visitor comes: all of its connections come from this machine. */
export const VISITOR = "x-visitor-address";

/** Starts it before an address; it appends the visitor to what X-Forwarded-For already says, as most proxies do. */
export async function startProxy(upstream: string): Promise<ReverseProxy> {
  const { hostname, port } = new URL(upstream);
  const server = createServer((asked, answer) => {
    const { [VISITOR]: visitor, ...headers } = asked.headers;
    const said = headers["x-forwarded-for"];
    const passedOn: IncomingHttpHeaders = {
      ...headers,
      host: "chat.example.com",
      "x-forwarded-for": [...(said === undefined ? [] : [String(said)]), String(visitor)].join(", "),
      "x-forwarded-proto": "https",
    };
    const onward = request({ hostname, port, method: asked.method, path: asked.url, headers: passedOn }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.once("error", () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
