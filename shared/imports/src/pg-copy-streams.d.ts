declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream'
  import type { Submittable } from 'pg'

  /** Takes the text of COPY … FROM STDIN. */
  export function from(command: string): Writable & Submittable
}
