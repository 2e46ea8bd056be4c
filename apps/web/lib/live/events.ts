import { graphql } from "#gql";

/**
 * The one log of the viewer (R15). Its answers are written to the cache by id, so that every screen is current without
 * a refetch. The fragments are the full shape of what the desk and the lists show: spread them in queries rather than
 * naming fewer fields, so that an event never leaves a screen half known.
 */
export const EventsSubscription = graphql(`
  subscription Events($after: Cursor) {
    events(after: $after) {
      __typename
      ... on LiveEvent {
        cursor
        kind
        occurredAt
        interaction {
          ...LiveInteraction
        }
        message {
          ...LiveMessage
        }
        offer {
          ...LiveOffer
        }
        user {
          ...LiveUser
        }
        account {
          id
          name
          key
          phone
        }
        queue {
          id
          name
          strategy
          waiting
        }
        contact {
          id
          name
          phone
          username
          email
          description
          version
          lists {
            id
            name
          }
        }
      }
      ... on Heartbeat {
        cursor
        at
      }
      ... on ResyncRequired {
        cursor
        reason
      }
    }
  }
`);

export const LiveUserFragment = graphql(`
  fragment LiveUser on User {
    id
    name
    role
    presence
    capacity
    isActive
    openInteractions
    pause {
      name
      since
      isAutomatic
    }
  }
`);

export const LiveMessageFragment = graphql(`
  fragment LiveMessage on Message {
    id
    interactionId
    direction
    type
    author {
      id
      name
    }
    isAutomatic
    text
    attachment {
      id
      state
      fileName
      mimeType
      sizeBytes
      url
      failureReason
      canRetry
      width
      height
      durationSeconds
    }
    location {
      latitude
      longitude
      name
      address
    }
    contactCards {
      name
      phones
      emails
      organisation
    }
    reply {
      payload
      description
      response
    }
    orderLines {
      productId
      quantity
      price
      currency
    }
    replyTo {
      id
      direction
      type
      text
    }
    reactions {
      emoji
      byContact
      by {
        id
        name
      }
    }
    forwarded
    editedAt
    revokedAt
    referral {
      headline
      body
      url
    }
    occurredAt
    receivedAt
    clientMessageId
    status
    failure {
      class
      code
      detail
      canRetry
    }
    template {
      id
      name
    }
    systemEvent
    systemLine {
      agentName
      targetName
      closedBy
      callFailure
    }
  }
`);

export const LiveInteractionFragment = graphql(`
  fragment LiveInteraction on Interaction {
    id
    number
    phase
    openedAt
    closedAt
    closedBy
    account {
      id
      name
      key
    }
    contact {
      id
      name
      phone
      username
    }
    assignedAgent {
      id
      name
    }
    assignedQueue {
      id
      name
    }
    waitingSince
    isTabOpen
    isUnread
    unreadCount
    lastMessage {
      id
      interactionId
      direction
      type
      text
      status
      isAutomatic
      occurredAt
      author {
        id
        name
      }
    }
    lastMessageAt
    serviceWindowEndsAt
    tags
    disposition
    note
    transfer {
      requestedAt
      expiresAt
      requestedBy {
        id
        name
      }
      agent {
        id
        name
      }
      queue {
        id
        name
      }
    }
    version
  }
`);

export const LiveOfferFragment = graphql(`
  fragment LiveOffer on Offer {
    id
    state
    reason
    offeredAt
    expiresAt
    decidedAt
    notification
    notificationRuns {
      text
      bold
      italic
    }
    withdrawalReason
    takenBy {
      id
      name
    }
    agent {
      id
      name
    }
    queue {
      id
      name
    }
    interaction {
      ...LiveInteraction
    }
  }
`);
