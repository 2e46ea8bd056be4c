import { Badge, Group, TagsInput, Text } from "@mantine/core";
import { TAG_LENGTH, TAGS_MAX } from "@parley/schema/plain";
import { useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";

const TagInteractionMutation = graphql(`
  mutation TagInteraction($id: ID!, $tags: [String!]!) {
    tagInteraction(input: { interactionId: $id, tags: $tags }) {
      __typename
      ... on InteractionTagged {
        interaction {
          id
          tags
          version
        }
      }
      ...Refused
    }
  }
`);

/** The interaction's tags, added by Enter and removed by their cross. */
export function Tags({
  interactionId,
  tags,
  isReadOnly,
}: {
  readonly interactionId: string;
  readonly tags: readonly string[];
  readonly isReadOnly: boolean;
}) {
  const text = useText();
  const [tag] = useMutationAnswer(TagInteractionMutation);
  /** Shown until the API has answered. */
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  if (isReadOnly)
    return tags.length === 0 ? null : (
      <Group gap="2xs" aria-label={text("desk.tags")}>
        {tags.map((name) => (
          <Badge key={name} color="gray">
            {name}
          </Badge>
        ))}
      </Group>
    );

  const handleChange = async (next: readonly string[]): Promise<void> => {
    const trimmed = next.map((name) => name.trim().slice(0, TAG_LENGTH.max)).filter((name) => name !== "");
    setWanted(trimmed);
    setProblem(null);
    const answer = (await tag({ id: interactionId, tags: [...trimmed] }))?.tagInteraction;
    if (answer?.__typename !== "InteractionTagged") setProblem(answer?.message ?? text("failure.offline"));
    setWanted(null);
  };

  return (
    <>
      <TagsInput
        size="xs"
        label={text("desk.tags")}
        placeholder={text("desk.tags.add")}
        value={[...(wanted ?? tags)]}
        maxTags={TAGS_MAX}
        splitChars={[","]}
        onChange={(next) => void handleChange(next)}
      />
      {problem === null ? null : (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
    </>
  );
}
