import { ApolloLink, type DocumentNode } from "@apollo/client";
import { finalize, Observable, share, tap } from "rxjs";

/** Of what came while a question was under way, more than this is not remembered. */
const MOST = 5_000;

/**
 * Questions and events come by two roads: an answer may be older than an event that overtook it, and would undo what the
 * event told. Such events are told again after the answer. What they tell again may be older than the answer, too: then
 * the event that makes it new again is still on its way.
 */
export interface LateAnswers<Event> {
  /** Stands before every link that changes or delays an answer. */
  readonly link: ApolloLink;
  readonly heard: (event: Event) => void;
  /** Calls the listener with the events to tell again, oldest first, as soon as the late answer is in the cache. */
  readonly onAgain: (listener: (events: readonly Event[]) => void) => () => void;
}

interface Question {
  readonly query: DocumentNode;
  readonly variables: string;
  /** How many events had been heard, and how much of any kind had happened, when it was asked. */
  readonly since: number;
  readonly turn: number;
  /** Shared by all who ask the same, and done with once it is given out. */
  readonly answer: Observable<ApolloLink.Result>;
  isAnswered: boolean;
}

export function createLateAnswers<Event>(): LateAnswers<Event> {
  /** The newest events, as far back as the oldest question under way needs them. */
  let recent: readonly Event[] = [];
  let count = 0;
  let turn = 0;
  const underWay = new Set<Question>();
  const listeners = new Set<(events: readonly Event[]) => void>();

  const heardSince = (since: number): readonly Event[] => (count === since ? [] : recent.slice(since - count));

  function somethingHappens() {
    turn += 1;
  }

  function tellAgain(events: readonly Event[]) {
    if (events.length > 0) for (const listener of listeners) listener(events);
  }

  /**
   * Joins the same question when it is under way and nothing has happened since: what is asked after a change is asked anew.
   * So is what somebody asks on being answered, while others still wait for that same answer to reach them.
   */
  function joined(operation: ApolloLink.Operation, forward: ApolloLink.ForwardFunction): Question {
    const { query } = operation;
    const variables = JSON.stringify(operation.variables);
    const isSame = (it: Question) => it.query === query && it.variables === variables && it.turn === turn;
    return [...underWay].find((it) => isSame(it) && !it.isAnswered) ?? asked(query, variables, forward(operation));
  }

  function asked(query: DocumentNode, variables: string, once: Observable<ApolloLink.Result>): Question {
    const givenOut = () => {
      question.isAnswered = true;
    };
    const answer = once.pipe(
      tap({ next: givenOut, error: givenOut, complete: givenOut }),
      finalize(() => forget(question)),
      share(),
    );
    const question: Question = { query, variables, since: count, turn, answer, isAnswered: false };
    underWay.add(question);
    return question;
  }

  function forget(question: Question) {
    underWay.delete(question);
    const [oldest] = underWay;
    recent = oldest === undefined ? [] : heardSince(oldest.since);
  }

  const link = new ApolloLink((operation, forward) => {
    if (operation.operationType === "mutation") return forward(operation).pipe(tap(somethingHappens));
    if (operation.operationType !== "query") return forward(operation);
    return new Observable((observer) => {
      const question = joined(operation, forward);
      return question.answer.subscribe({
        next(answer) {
          // Looked up first: whoever wants one answer lets go of the question with it.
          const events = heardSince(question.since);
          observer.next(answer);
          tellAgain(events);
        },
        error: (why) => observer.error(why),
        complete: () => observer.complete(),
      });
    });
  });

  return {
    link,
    heard(event) {
      if (underWay.size === 0) return;
      count += 1;
      somethingHappens();
      recent = [...recent, event].slice(-MOST);
    },
    onAgain(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
