/**
 * The least that a page could be: a few words and a text box; Enter puts what was written into a list. No framework, no
 * script of its own but that.
 */
import { createServer } from "node:http";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title>
<h1>A page with a few words on it</h1>
<ol id="lines"></ol><textarea aria-label="Write"></textarea>
<script>
  const field = document.querySelector("textarea");
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    document.querySelector("#lines").append(Object.assign(document.createElement("li"), { textContent: field.value }));
    field.value = "";
  });
  field.focus();
</script></html>`;

const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/html", "content-length": Buffer.byteLength(PAGE) }).end(PAGE);
});
server.keepAliveTimeout = 300_000;
server.listen(Number(process.env.PORT), "127.0.0.1");
