import { phoneDigits } from "./phone.ts";
import { problemWithDomain, receiveUrl } from "./receive-url.ts";

describe("phone numbers as people write them", () => {
  test.each([
    ["+39 02 1234567", "39021234567"],
    ["0039 347 1234567", "393471234567"],
    ["39 347 123 4567", "393471234567"],
    ["+44 (0)20 7946 0958", "442079460958"],
    ["1-415-555-0100", "14155550100"],
    ["+1 (415) 555.0100", "14155550100"],
    ["12345", null],
    ["+1 415 555 0100 ext 5", null],
    ["+1+415", null],
    ["1234567890123456", null],
    ["", null],
  ])("%s → %s", (entered, digits) => {
    expect(phoneDigits(entered)).toBe(digits);
  });
});

describe("receive URLs", () => {
  const at = (domain: string, publicUrl: string) =>
    receiveUrl({ accountId: "id", receiveToken: "token", domain }, publicUrl);
  test.each([
    ["chat.example.com", "https://chat.example.com", "https://chat.example.com/receive/id/token"],
    ["chat.example.com:443", "https://chat.example.com", "https://chat.example.com/receive/id/token"],
    ["chat.example.com:8443", "https://chat.example.com", "https://chat.example.com:8443/receive/id/token"],
    ["localhost:3000", "http://localhost:3000", "http://localhost:3000/receive/id/token"],
    ["127.0.0.1:3000", "http://localhost:3000", "http://127.0.0.1:3000/receive/id/token"],
    ["intranet:8080", "http://intranet:8080", "http://intranet:8080/receive/id/token"],
    ["tunnel.example.net", "http://localhost:3000", "https://tunnel.example.net/receive/id/token"],
  ])("%s behind %s", (domain, publicUrl, expected) => {
    expect(at(domain, publicUrl)).toBe(expected);
  });

  test.each([
    ["chat.example.com", true],
    ["localhost:3000", true],
    ["[::1]:3000", true],
    ["https://chat.example.com", false],
    ["chat.example.com/x", false],
    ["user@chat.example.com", false],
    ["chat.example.com:99999", false],
    ["", false],
  ])("%s can be one: %s", (domain, allowed) => {
    expect(problemWithDomain(domain) === null).toBe(allowed);
  });
});
