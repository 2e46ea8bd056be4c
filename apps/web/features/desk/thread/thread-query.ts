import { graphql } from "#gql";

/** One interaction with the newest page of its thread; earlier pages come by `before`, and go on into the contact's earlier interactions. */
export const ThreadQuery = graphql(`
  query Thread($id: ID!, $before: Cursor) {
    interaction(id: $id) {
      ...LiveInteraction
      account {
        id
        name
        key
        provider {
          kind
          label
          capabilities {
            textLimit
            captionLimit
            captions
            reactions
            replyContext
            typing
            location
            templates
            mediaLimits {
              type
              maxBytes
              maxStillBytes
              mimeTypes
            }
          }
        }
      }
      messages(last: 50, before: $before, withEarlier: true) {
        edges {
          cursor
          node {
            ...LiveMessage
          }
        }
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
    }
  }
`);
