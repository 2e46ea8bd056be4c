import { graphql } from "#gql";

/** What the account list shows of one account. */
export const AccountRowFragment = graphql(`
  fragment AccountRow on Account {
    id
    name
    key
    phone
    phoneAsEntered
    needsCredentials
    provider {
      kind
      label
    }
    agents {
      id
    }
    counts {
      open
      waiting
    }
    whitelist {
      enabled
      message
      lists {
        id
        name
      }
    }
  }
`);

/** Everything an administrator can configure of one account. */
export const AccountConfigurationFragment = graphql(`
  fragment AccountConfiguration on Account {
    ...AccountRow
    description
    domain
    receiveUrl
    version
    waitForAssignedAgentSeconds
    waitForAssignedQueueSeconds
    inactivityMinutes
    mandatoryDisposition
    dispositionPause {
      id
      name
    }
    transferToAgent {
      enabled
      timeoutSeconds
    }
    transferToQueue {
      enabled
      timeoutSeconds
    }
    contactList {
      id
      name
    }
    credentials {
      name
      value
      isSet
    }
    agents {
      id
      name
    }
    notification {
      sound
      shake
      template
    }
    recontactTemplate {
      id
    }
    plan {
      id
      type
      waitSeconds
      text
      mode
      tag
      intervalId
      interval {
        id
        name
      }
      targetStepId
      conditionJson
      variable
      url
      body
      headers {
        name
      }
      mappings {
        path
        variable
      }
      timeoutSeconds
      command
      queue {
        id
        name
      }
      agent {
        id
        name
      }
      disposition {
        id
        name
      }
    }
    provider {
      kind
      label
      capabilities {
        templates
        textLimit
      }
      credentialFields {
        name
        label
        help
        isSecret
        isRequired
        isUrl
      }
    }
  }
`);

export const AccountsQuery = graphql(`
  query Accounts($search: String, $provider: ProviderKind, $after: Cursor) {
    accounts(search: $search, provider: $provider, after: $after, first: 50) {
      edges {
        cursor
        node {
          ...AccountRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount {
        value
        isExact
      }
    }
  }
`);

export const AccountQuery = graphql(`
  query Account($id: ID!) {
    account(id: $id) {
      ...AccountConfiguration
    }
  }
`);

/** What the form of a new account offers: the providers with their fields, and the contact lists. */
export const NewAccountQuery = graphql(`
  query NewAccount {
    providers {
      kind
      label
      credentialFields {
        name
        label
        help
        isSecret
        isRequired
        isUrl
      }
    }
    contactLists {
      id
      name
    }
  }
`);

export const CreateAccountMutation = graphql(`
  mutation CreateAccount($input: CreateAccountInput!) {
    createAccount(input: $input) {
      __typename
      ... on AccountSaved {
        account {
          ...AccountConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const UpdateAccountMutation = graphql(`
  mutation UpdateAccount($input: UpdateAccountInput!) {
    updateAccount(input: $input) {
      __typename
      ... on AccountSaved {
        account {
          ...AccountConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const DeleteAccountMutation = graphql(`
  mutation DeleteAccount($input: DeleteAccountInput!) {
    deleteAccount(input: $input) {
      __typename
      ... on AccountDeleted {
        id
      }
      ...Refused
    }
  }
`);

export const SetAccountAgentsMutation = graphql(`
  mutation SetAccountAgents($input: SetAccountAgentsInput!) {
    setAccountAgents(input: $input) {
      __typename
      ... on AccountSaved {
        account {
          ...AccountConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const SetRoutingPlanMutation = graphql(`
  mutation SetRoutingPlan($input: SetRoutingPlanInput!) {
    setRoutingPlan(input: $input) {
      __typename
      ... on AccountSaved {
        account {
          ...AccountConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const ContactListNamesQuery = graphql(`
  query ContactListNames {
    contactLists {
      id
      name
    }
  }
`);

/** What the advanced settings offer: the account's templates, all contact lists and all pauses. */
export const AdvancedChoicesQuery = graphql(`
  query AdvancedChoices($accountId: ID!) {
    templates(accountId: $accountId) {
      id
      name
      language
      state
      isRecontact
    }
    pauses {
      id
      name
    }
    contactLists {
      id
      name
    }
  }
`);

export const SetAccountWhitelistMutation = graphql(`
  mutation SetAccountWhitelist($input: SetAccountWhitelistInput!) {
    setAccountWhitelist(input: $input) {
      __typename
      ... on AccountSaved {
        account {
          ...AccountConfiguration
        }
      }
      ...Refused
    }
  }
`);
