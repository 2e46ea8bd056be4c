import { graphql } from "#gql";

/** Offers that wait for the signed-in agent, soonest to expire first. */
export const PendingOffersQuery = graphql(`
  query PendingOffers {
    pendingOffers {
      ...LiveOffer
    }
  }
`);

/** How each account of the agent announces its offers. */
export const NotificationSettingsQuery = graphql(`
  query NotificationSettings {
    accounts(first: 100) {
      edges {
        cursor
        node {
          id
          notification {
            sound
            shake
          }
        }
      }
    }
  }
`);
