import { createServer } from "node:http";
import { startBrowser } from "../kit/browser.ts";

test("two people have windows of their own: no cookie is shared", async () => {
  const server = createServer((request, response) => {
    response.setHeader("set-cookie", "who=ana");
    response.end(`<title>${request.headers.cookie ?? "nobody"}</title>`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const browser = await startBrowser();
  try {
    const ana = await browser.open(url);
    await ana.page.reload();
    const ben = await browser.open(url);
    expect([await ana.page.title(), await ben.page.title()]).toEqual(["who=ana", "nobody"]);
  } finally {
    await browser.close();
    server.close();
  }
});
