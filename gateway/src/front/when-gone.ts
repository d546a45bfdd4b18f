import type { ServerResponse } from 'node:http'

/** Acts if the client goes away without its answer. */
export const whenGone =
  (response: ServerResponse) =>
  (act: () => void): void => {
    response.once('close', () => {
      if (!response.writableFinished) act()
    })
  }
