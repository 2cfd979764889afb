/** A transaction's id as a key: UUIDs are the same in whichever case they are written. */
export function idKey(id: string): string {
  return id.toLowerCase();
}
