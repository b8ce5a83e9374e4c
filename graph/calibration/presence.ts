/** In how many of the lists each id stands, however often it stands in one. */
export function presenceOf(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const present = new Map<string, number>();
  for (const ids of lists) for (const id of new Set(ids)) present.set(id, (present.get(id) ?? 0) + 1);
  return present;
}
