import { graphql } from "#gql";

/** A contact as the panel shows and corrects it. */
export const PanelContactParts = graphql(`
  fragment PanelContact on Contact {
    id
    name
    phone
    username
    email
    description
    version
    createdAt
    identifiers {
      kind
      value
    }
    lists {
      id
      name
      isWhitelist
    }
  }
`);
