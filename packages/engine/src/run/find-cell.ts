/** What `cells` holds for the cell `id`; that it holds nothing is a mistake in this package. */
export function findCell<Found>(cells: ReadonlyMap<string, Found>, id: string): Found {
  const found = cells.get(id);
  if (found === undefined) throw new Error(`No cell \`${id}\` in this run.`);
  return found;
}
