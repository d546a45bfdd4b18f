const percentage = /^percent\((\d+(?:\.\d+)?)\)$/

/**
 * Labels of `@override(label: "percent(n)")` that hold for one request. One throw of the dice decides for all, so that there are few plans.
 * @param thrown - from 0 to 100
 */
export function heldLabels(labels: readonly string[], thrown: number = Math.random() * 100): readonly string[] {
  if (labels.length === 0) return labels
  return labels.filter((label) => thrown < Number(percentage.exec(label)?.[1] ?? 0))
}
