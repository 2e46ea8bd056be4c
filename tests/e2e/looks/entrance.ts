import { submitSignIn } from "../../kit/desk-windows.ts";
import { opened, type State } from "./state.ts";

/** What one sees before signing in, and where nothing is. */
export const ENTRANCE: readonly State[] = [
  opened("sign-in", "stranger", "/sign-in", (page) => page.getByRole("heading", { name: "Sign in to Parley" })),
  {
    name: "sign-in-refused",
    who: "stranger",
    async show(page, { url }) {
      await page.goto(`${url}/sign-in`);
      await submitSignIn(page, { email: "somebody@example.test", password: "not the password" });
      return page.getByText("This email and password do not belong together.");
    },
  },
  opened("set-up", "stranger", "/setup", (page) => page.getByRole("heading", { name: "Set up Parley" })),
  opened("simulator", "stranger", "/simulator?phone=393331234567", (page) =>
    page.getByTestId("phone").getByRole("button", { name: "Studio Lago" }),
  ),
  opened("not-found", "administrator", "/nowhere", (page) => page.getByText("This page does not exist")),
];
