/** Both days belong to the period (YYYY-MM-DD). */
export type Period = { readonly start: string; readonly end: string }

/** The period of figures that are told by calendar year. */
export const calendarYear = (year: number): Period => ({ start: `${year}-01-01`, end: `${year}-12-31` })

export const samePeriod = (one: Period, other: Period): boolean => one.start === other.start && one.end === other.end
