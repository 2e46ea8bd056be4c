import { graphql } from "#gql";

export const TeamsQuery = graphql(`
  query Teams {
    teams {
      ...TeamConfiguration
    }
  }
`);

export const TeamConfigurationFragment = graphql(`
  fragment TeamConfiguration on Team {
    id
    name
    description
    version
    agents {
      id
      name
    }
  }
`);

export const CreateTeamMutation = graphql(`
  mutation CreateTeam($input: CreateTeamInput!) {
    createTeam(input: $input) {
      __typename
      ... on TeamSaved {
        team {
          ...TeamConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const UpdateTeamMutation = graphql(`
  mutation UpdateTeam($input: UpdateTeamInput!) {
    updateTeam(input: $input) {
      __typename
      ... on TeamSaved {
        team {
          ...TeamConfiguration
        }
      }
      ...Refused
    }
  }
`);

export const DeleteTeamMutation = graphql(`
  mutation DeleteTeam($input: DeleteTeamInput!) {
    deleteTeam(input: $input) {
      __typename
      ... on TeamDeleted {
        id
      }
      ...Refused
    }
  }
`);
