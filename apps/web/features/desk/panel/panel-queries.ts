import { graphql } from "#gql";

/** Who writes, and what was before. */
export const ContactPanelQuery = graphql(`
  query ContactPanel($id: ID!) {
    interaction(id: $id) {
      ...LiveInteraction
      contact {
        ...PanelContact
      }
      earlier {
        ...LiveInteraction
      }
    }
  }
`);

export const InteractionNotesQuery = graphql(`
  query InteractionNotes($id: ID!) {
    interaction(id: $id) {
      id
      notes {
        ...LiveMessage
      }
    }
  }
`);
