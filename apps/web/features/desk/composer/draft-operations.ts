import { graphql } from "#gql";

export const DraftQuery = graphql(`
  query Draft($interactionId: ID!) {
    draft(interactionId: $interactionId) {
      text
      isNote
    }
  }
`);

export const SaveDraftMutation = graphql(`
  mutation SaveDraft($input: SaveDraftInput!) {
    saveDraft(input: $input) {
      __typename
    }
  }
`);
