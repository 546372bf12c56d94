// The line that puts a query to the graph outside of the page.

/** `corridor query` with a bundled question's name, or with the query as an argument of a POSIX shell. */
export function command(query: string, name: string | null): string {
  return name ? `corridor query ${name}` : `corridor query '${query.trim().replaceAll("'", "'\\''")}'`;
}
