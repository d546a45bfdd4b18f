import { connect, type Socket } from 'node:net'

const connections = 2

/**
 * The cheapest HTTP client there can be on Node: two connections, answers in order, one write per turn of the event loop, and of an
 * answer nothing is kept. It knows the prepared subgraphs and nothing else.
 */
export class PipelinedClient {
  readonly #lines: readonly Line[]
  #turn = 0

  constructor({ port, hostname }: URL) {
    this.#lines = Array.from({ length: connections }, () => new Line(connect({ port: Number(port), host: hostname })))
  }

  /** @param body - one character per byte */
  post(body: string, answered: () => void): void {
    this.#turn = (this.#turn + 1) % connections
    this.#lines[this.#turn]!.post(body, answered)
  }
}

class Line {
  readonly #socket: Socket
  readonly #waiting: (() => void)[] = []
  #unsent = ''
  /** Bytes of the body under way that are still to come. */
  #missing = 0
  /** The beginning of a head that came in two pieces. */
  #beginning: Buffer | null = null
  readonly #send = () => {
    const text = this.#unsent
    this.#unsent = ''
    this.#socket.write(text, 'latin1')
  }

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#skip(chunk))
  }

  post(body: string, answered: () => void): void {
    this.#waiting.push(answered)
    if (this.#unsent === '') setImmediate(this.#send)
    this.#unsent += `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  }

  #skip(chunk: Buffer): void {
    const bytes = this.#beginning ? Buffer.concat([this.#beginning, chunk]) : chunk
    this.#beginning = null
    let at = 0
    for (;;) {
      if (this.#missing > bytes.length - at) {
        this.#missing -= bytes.length - at
        return
      }
      at += this.#missing
      if (this.#missing > 0) this.#waiting.shift()!()
      this.#missing = 0
      if (at === bytes.length) return
      const headEnd = bytes.indexOf('\r\n\r\n', at, 'latin1')
      if (headEnd < 0) {
        this.#beginning = bytes.subarray(at)
        return
      }
      const head = bytes.toString('latin1', at, headEnd)
      this.#missing = Number(head.slice(head.lastIndexOf(' ') + 1)) // the length is the last thing in it
      at = headEnd + 4
    }
  }
}
