import { ApolloLink, gql } from "@apollo/client";
import { Subject, take } from "rxjs";
import { createLateAnswers } from "./late-answers.ts";

const QUESTION = gql`query Anything { __typename }`;

/** Questions that are answered when the test says so; `told` has, in order, what the asker and the listener were told. */
function stage() {
  const late = createLateAnswers<string>();
  const answers: Subject<ApolloLink.Result>[] = [];
  const end = new ApolloLink(() => {
    const answer = new Subject<ApolloLink.Result>();
    answers.push(answer);
    return answer;
  });
  const told: string[] = [];
  late.onAgain((events) => told.push(`again: ${events.join(" ")}`));
  const ask = ({ query = QUESTION, isOne = false, onAnswer = () => {} } = {}) => {
    const asked = ApolloLink.execute(ApolloLink.from([late.link, end]), { query }, { client: {} as never });
    return (isOne ? asked.pipe(take(1)) : asked).subscribe({
      next() {
        told.push("answer");
        onAnswer();
      },
    });
  };
  const answer = (index: number) => {
    answers[index]?.next({ data: {} });
    answers[index]?.complete();
  };
  return { late, ask, answer, told, asked: () => answers.length };
}

test("what came while a question was under way is told again after its answer, and what came before is not", () => {
  const { late, ask, answer, told } = stage();
  late.heard("before");
  ask();
  late.heard("first");
  ask();
  late.heard("second");
  answer(1);
  expect(told).toEqual(["answer", "again: second"]);
  answer(0);
  expect(told.slice(2)).toEqual(["answer", "again: first second"]);
  ask();
  answer(2);
  expect(told.slice(4)).toEqual(["answer"]);
});

test("a question that is given up holds nothing; a change's answer is newer than what came before it", () => {
  const { late, ask, answer, told } = stage();
  const given = ask();
  late.heard("first");
  given.unsubscribe();
  ask({ query: gql`mutation AnyChange { __typename }` });
  late.heard("second");
  answer(1);
  expect(told).toEqual(["answer"]);
});

test("whoever lets go of a question with its answer is told again all the same", () => {
  const { late, ask, answer, told } = stage();
  ask({ isOne: true });
  late.heard("first");
  answer(0);
  expect(told).toEqual(["answer", "again: first"]);
});

test("the same question is asked once, until something has happened", () => {
  const { late, ask, answer, told, asked } = stage();
  ask();
  ask();
  expect(asked()).toBe(1);
  answer(0);
  expect(told).toEqual(["answer", "answer"]);

  ask();
  late.heard("an event");
  ask();
  expect(asked()).toBe(3);
  ask({
    query: gql`
    mutation AnotherChange {
      __typename
    }
  `,
  });
  answer(3);
  ask();
  expect(asked()).toBe(5);
});

test("what is asked while an answer is given out is asked anew, and heard", () => {
  const { ask, answer, told, asked } = stage();
  ask({ onAnswer: () => ask() });
  ask();
  answer(0);
  expect(asked()).toBe(2);
  expect(told).toEqual(["answer", "answer"]);
  answer(1);
  expect(told).toEqual(["answer", "answer", "answer"]);
});

test("whoever is left of those who asked the same is told all that came meanwhile", () => {
  const { late, ask, answer, told } = stage();
  const first = ask();
  ask();
  late.heard("first");
  first.unsubscribe();
  late.heard("second");
  answer(0);
  expect(told).toEqual(["answer", "again: first second"]);
});
