import { useQuery } from "@apollo/client/react";
import { graphql } from "#gql";
import type { NotificationPreviewQuery as Previewed } from "#gql/types";

const NotificationPreviewQuery = graphql(`
  query NotificationPreview($accountId: ID!, $template: String!, $throughQueue: Boolean!) {
    notificationPreview(accountId: $accountId, template: $template, throughQueue: $throughQueue) {
      runs {
        text
        bold
        italic
      }
      problems {
        line
        column
        message
        reason {
          ...Reason
        }
        isError
      }
    }
  }
`);

export type NotificationPreviewed = NonNullable<Previewed["notificationPreview"]>;

const NOTHING: NotificationPreviewed = { runs: [], problems: [] };

/** How a template reads, by the server that will fill it in; the last answer stands while the next is on its way. */
export function useNotificationPreview(variables: {
  readonly accountId: string;
  readonly template: string;
  readonly throughQueue: boolean;
}): NotificationPreviewed {
  const { data, previousData } = useQuery(NotificationPreviewQuery, { variables, fetchPolicy: "no-cache" });
  return (data ?? previousData)?.notificationPreview ?? NOTHING;
}
