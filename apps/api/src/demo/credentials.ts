import type { ProviderKind } from "@parley/schema";

/** Credentials as the simulator takes them, by field name; they open nothing anywhere else. */
export interface DemoCredentials {
  readonly plain: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, string>>;
}

/** The credentials of a demo account; `simulatorUrl` is where Sinch's and Kaleyra's base URLs lead. */
export function demoCredentials(kind: ProviderKind, simulatorUrl: string): DemoCredentials {
  switch (kind) {
    case "twilio":
      return {
        plain: { accountSid: "ACde300000000000000000000000000001" },
        secret: { authorizationToken: "demo-twilio-authorization-token" },
      };
    case "sinch":
      return {
        plain: {
          baseUrl: `${simulatorUrl}/sinch`,
          projectId: "de300000-0000-4000-8000-000000000001",
          appId: "01DEMOAPP0000000000000000A",
          keyId: "de300000-0000-4000-8000-000000000002",
        },
        secret: { keySecret: "demo-sinch-key-secret", webhookSecret: "demo-sinch-webhook-secret" },
      };
    case "meta":
      return {
        plain: { accountSid: "100200300400500", appId: "600700800900100", phoneNumberId: "110220330440550" },
        secret: { authorizationToken: "demo-meta-authorization-token", appSecret: "demo-meta-app-secret" },
      };
    case "kaleyra":
      return {
        plain: {
          baseUrl: `${simulatorUrl}/kaleyra`,
          businessAccountId: "210320430540650",
          accountSid: "HXDEMO0000000001",
          callbackUser: "demo-kaleyra",
        },
        secret: { apiKey: "demo-kaleyra-api-key", callbackPassword: "demo-kaleyra-callback-password" },
      };
  }
}
