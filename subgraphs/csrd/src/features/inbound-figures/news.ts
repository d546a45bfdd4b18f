import type { InboundFigure } from './inbound-figure.entity.ts'

/** What one module has told of a year. */
export type News = {
  readonly newest: InboundFigure
  /** On which the year's report rests; null if on none. */
  readonly adopted: InboundFigure | null
}

export type YearNews = { readonly vcci: News | null; readonly cbam: News | null }

export type Scope3News = News
export type CbamNews = News

/** Whether the newest figure is not the one on which the report rests. */
export const isWaiting = ({ newest, adopted }: News): boolean => adopted === null || adopted.version < newest.version
