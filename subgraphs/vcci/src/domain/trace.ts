/** One step on the way from the input to the figure, in the order in which it was taken. */
export type TraceStep = {
  /** What was done, for example "exchange rate". */
  readonly step: string
  /** The value that the step used or gave, as exact decimal text, or a name. */
  readonly value: string
  /** Unit of the value, or "" for a name. */
  readonly unit: string
  /** Where the value comes from, or why it was taken. */
  readonly source: string
}
