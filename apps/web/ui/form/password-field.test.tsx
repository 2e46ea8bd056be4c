import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "react-intl";
import { newPassword } from "../../lib/forms.ts";
import { PasswordField } from "./password-field.tsx";

const HINT = "At least 10 characters.";

function shown(error: string | null): string {
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={{ "password.show": "Show" }}>
      <MantineProvider>
        <PasswordField label="New password" hint={HINT} error={error} />
      </MantineProvider>
    </IntlProvider>,
  );
}

test("a password's rule is said once: by the hint, and by the error in its place", () => {
  expect(shown(null)).toContain(HINT);
  expect(shown("Use at least 10 characters.")).not.toContain(HINT);
  expect(shown("Use at least 10 characters.")).toContain("Use at least 10 characters.");
});

test("what is told of a chosen password is what is wrong with it", () => {
  const problem = newPassword((id) => id);
  expect([9, 10, 200, 201].map((length) => problem("x".repeat(length)))).toEqual([
    "password.tooShort",
    null,
    null,
    "password.tooLong",
  ]);
});
