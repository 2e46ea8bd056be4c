import pg from "pg";

/** A column of a statement's rows, as PostgreSQL describes it. */
export interface DescribedColumn {
  readonly name: string;
  readonly type: number;
  /** The table's column that the value comes from unchanged; null when it is worked out. */
  readonly from: { readonly relation: number; readonly attribute: number } | null;
}

interface Wire {
  parse(message: { readonly text: string }, more: boolean): void;
  describe(message: { readonly type: "S" }, more: boolean): void;
  sync(): void;
}
interface Field {
  readonly name: string;
  readonly dataTypeID: number;
  readonly tableID: number;
  readonly columnID: number;
}

/** Has PostgreSQL parse a statement and say what its rows are, without running it. */
export function describeStatement(client: pg.Client, text: string): Promise<readonly DescribedColumn[]> {
  return new Promise((resolve, reject) => {
    let fields: readonly Field[] = [];
    // What `pg` asks of a query of one's own; after an error it asks nothing more.
    client.query({
      submit(wire: Wire) {
        wire.parse({ text }, true);
        wire.describe({ type: "S" }, true);
        wire.sync();
      },
      handleRowDescription: (message: { readonly fields: readonly Field[] }) => (fields = message.fields),
      handleError: reject,
      handleReadyForQuery: () => resolve(fields.map(described)),
    } as unknown as pg.Submittable);
  });
}

function described({ name, dataTypeID, tableID, columnID }: Field): DescribedColumn {
  return { name, type: dataTypeID, from: tableID === 0 ? null : { relation: tableID, attribute: columnID } };
}
