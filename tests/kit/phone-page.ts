/** The simulator's page: a customer's phone in a window of its own. */
import type { Page } from "playwright-core";
import type { Entrance } from "./desk-windows.ts";
import { newPhone } from "./scenario.ts";

const PHONE = { width: 480, height: 860 };

/** This customer's phone, with the chat that they have with this number. */
export async function phoneOf({ browser, url }: Entrance, phone: string, numberId: string): Promise<Page> {
  return (await browser.open(`${url}/simulator?phone=${phone}&number=${numberId}`, PHONE)).page;
}

/** A new customer's phone, with the chat of this business open. */
export async function newPhoneWith({ browser, url }: Entrance, business: string): Promise<Page> {
  const { page } = await browser.open(`${url}/simulator?phone=${newPhone()}`, PHONE);
  await page.getByTestId("phone").getByRole("button", { name: business }).click();
  return page;
}

export async function sayOnPhone(phone: Page, business: string, words: string): Promise<void> {
  await phone.getByRole("textbox", { name: `Message to ${business}` }).fill(words);
  await phone.getByRole("button", { name: "Send" }).click();
}
