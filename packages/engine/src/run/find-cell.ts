/** Returns the entry of the cell `id`. @throws Error if there is none, which is a bug in this package */
export function findCell<Found>(cells: ReadonlyMap<string, Found>, id: string): Found {
  const found = cells.get(id);
  if (found === undefined) throw new Error(`No cell \`${id}\` in this run.`);
  return found;
}
