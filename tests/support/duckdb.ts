import { DuckDBInstance } from "@duckdb/node-api";

/** The rows that DuckDB gives for a query. */
export async function query(sql: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
  }
}
