/** How many leading items of a sorted list come before a place: those for which a test holds, found by halving. */
export function countBefore<Item>(items: readonly Item[], comesBefore: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesBefore(items[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
